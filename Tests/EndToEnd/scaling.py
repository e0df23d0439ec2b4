"""Divides every span of time in what was built by one factor, so that an hour of monitoring fits into minutes."""
import re

UNITS = {"y": 365 * 86_400_000, "w": 7 * 86_400_000, "d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1}
DURATION = r"(?:[0-9]+(?:ms|[smhdwy]))+"

# What has to be told apart in PromQL to find the durations: they are not in strings, comments or names.
TOKEN = re.compile(
    r"""(?P<quoted>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`)|(?P<comment>\#[^\n]*)|(?P<blank>\s+)"""
    r"""|(?P<name>:?[A-Za-z_][A-Za-z0-9_:]*)"""
    rf"""|(?P<duration>{DURATION}(?![A-Za-z0-9_.]))"""
    r"""|(?P<number>0[xX][0-9a-fA-F_]+|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)|(?P<other>.)""",
    re.S,
)


def milliseconds(duration):
    """`1h30m`, as Prometheus and Alertmanager write it, in milliseconds."""
    text = str(duration)
    if text == "0":
        return 0
    if not re.fullmatch(DURATION, text):
        raise ValueError(f"not a duration: {text!r}")
    return sum(int(number) * UNITS[unit] for number, unit in re.findall(r"([0-9]+)(ms|[smhdwy])", text))


def written(span):
    """Milliseconds as a duration."""
    return f"{span // 1000}s" if span % 1000 == 0 else f"{span}ms"


class Scale:
    """Every span is divided by `factor` and rounded to the millisecond."""

    def __init__(self, factor):
        self.factor = factor

    def seconds(self, seconds):
        return seconds / self.factor

    def duration(self, duration):
        span = milliseconds(duration)
        return written(max(1, round(span / self.factor))) if span else "0s"

    def _tokens(self, expression):
        """(text, whether it is a span of time) for each token of a PromQL expression, blanks and comments included."""
        brackets, after_offset = 0, False
        for token in TOKEN.finditer(expression):
            kind, text = token.lastgroup, token.group()
            yield text, kind == "duration" or (kind == "number" and (brackets > 0 or after_offset))
            brackets += {"[": 1, "]": -1}.get(text, 0)
            if kind not in ("blank", "comment"):
                after_offset = text.lower() == "offset" or (after_offset and text == "-")

    def expression(self, expression):
        """A PromQL expression with its ranges, steps, offsets and duration literals scaled; other numbers stay."""
        return "".join(self._span(text) if is_span else text for text, is_span in self._tokens(expression))

    def _span(self, text):
        if text[-1].isalpha():
            return self.duration(text)
        return written(max(1, round(float(text) * 1000 / self.factor)))

    def reach(self, expression):
        """How far back an expression can look at most, in scaled seconds: the sum of all its spans."""
        spans = [text for text, is_span in self._tokens(expression) if is_span]
        return sum(milliseconds(text) / 1000 if text[-1].isalpha() else float(text) for text in spans) / self.factor
