"""The alerting rules as they were built."""
import re

import yaml


def mentions(expression, metric):
    return re.search(rf"(?<![\w:]){re.escape(metric)}(?![\w:])", expression) is not None


class Rule:
    """An alerting rule. `expressions` are its own and those of the recording rules that it builds on."""

    def __init__(self, group, rule, recorded):
        self.name = rule["alert"]
        # A label with a template is only known when the alert is there.
        self.labels = {key: text for key, text in rule.get("labels", {}).items() if "{{" not in str(text)}
        self.title = " ".join([self.name, *(f"{key}={text}" for key, text in self.labels.items())])
        self.expressions = [str(rule["expr"])]
        for expression in self.expressions:
            self.expressions += [
                text for name, text in recorded.items() if mentions(expression, name) and text not in self.expressions
            ]
        self.spans = [str(rule[key]) for key in ("for", "keep_firing_for") if key in rule]
        self.spans.append(str(group.get("query_offset", "0s")))
        self.selector = "ALERTS{%s}" % ",".join(f'{key}="{text}"' for key, text in self._identity().items())

    def _identity(self):
        return {"alertname": self.name, **self.labels}

    def raised(self, alert):
        """Whether an alert, as Alertmanager shows it, is of this rule."""
        return all(alert["labels"].get(key) == text for key, text in self._identity().items())

    def holds(self, total):
        """Whether the rule is for so many events: it ends with a comparison to a number."""
        found = re.search(r"(>=|>)\s*([0-9.]+)\s*$", self.expressions[0])
        if not found:
            raise ValueError(f"{self.name}: the run needs a rule that ends with > and a number, not {self.expressions[0]}")
        return total >= float(found.group(2)) if found.group(1) == ">=" else total > float(found.group(2))

    def reach(self, scale):
        """How long after an event the rule can still change its mind, in seconds of the run: all its spans together."""
        # A duration is an expression too, so one function reads them all.
        return scale.reach(" + ".join(self.expressions + self.spans))


def read_rules(paths):
    """All alerting rules of the files."""
    groups = [group for path in paths for group in yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]]
    recorded = {rule["record"]: str(rule["expr"]) for group in groups for rule in group["rules"] if "record" in rule}
    return [Rule(group, rule, recorded) for group in groups for rule in group["rules"] if "alert" in rule]
