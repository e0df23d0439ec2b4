"""A stand-in for CloudWatch and prometheus/cloudwatch_exporter in front of it.

It reproduces what decides whether an alert can fire: the names and labels that the exporter prints, that only the newest
data point of the delayed window is shown, and that it carries the start of its period as its timestamp.
https://github.com/prometheus/cloudwatch_exporter
"""
import http.server
import math
import re
import threading
import time


def snake_case(name):
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def safe_name(name):
    return re.sub(r"__+", "_", re.sub(r"[^a-zA-Z0-9:_]", "_", name))


STATISTICS = {"Sum": "sum", "SampleCount": "sample_count", "Minimum": "minimum", "Maximum": "maximum", "Average": "average"}


def exposed_name(namespace, metric, statistic):
    """The name under which the exporter prints a statistic of a metric."""
    suffix = STATISTICS.get(statistic) or safe_name(snake_case(statistic))
    return safe_name(namespace.lower() + "_" + snake_case(metric)) + "_" + suffix


class Metric:
    """One entry under `metrics` of the exporter's configuration, with the exporter's defaults, in scaled seconds."""

    def __init__(self, entry, whole, scale):
        self.namespace, self.name = entry["aws_namespace"], entry["aws_metric_name"]
        statistics = entry.get("aws_statistics", list(STATISTICS))
        if "Sum" not in statistics:
            raise ValueError(f"{self.name}: the run counts events and needs the statistic Sum, not {statistics}")
        self.exposed = exposed_name(self.namespace, self.name, "Sum")
        self.period, self.range, self.delay = (
            scale.seconds(float(entry.get(key, whole.get(key, default))))
            for key, default in (("period_seconds", 60), ("range_seconds", 600), ("delay_seconds", 600))
        )
        self.stamped = entry.get("set_timestamp", whole.get("set_timestamp", True))


class Events:
    """What happens in the account, and the data points that its metric filters make of it.

    `default` maps a metric to what its filter publishes for a period without an event; without one it publishes nothing.
    """

    def __init__(self, default, minute):
        self.default = default
        self.minute = minute
        self.happened = {}

    def happen(self, metric, counts):
        """Lets so many events of a metric happen in each of the coming minutes; returns when the last of them ends."""
        start = (math.floor(time.time() / self.minute) + 1) * self.minute
        events = self.happened.setdefault(metric, [])
        events += [(start + (index + 0.5) * self.minute, count) for index, count in enumerate(counts)]
        return start + len(counts) * self.minute

    def newest(self, metric, now):
        """(start of the period, value) of the newest data point in [now - delay - range, now - delay), or None."""
        end = now - metric.delay
        start = (math.ceil(end / metric.period) - 1) * metric.period
        while start >= end - metric.range:
            counts = [count for moment, count in self.happened.get(metric.name, []) if 0 <= moment - start < metric.period]
            value = sum(counts) if counts else self.default.get(metric.name)
            if value is not None:
                return start, value
            start -= metric.period
        return None


class Exporter:
    """Serves the exporter's page for one configuration on 127.0.0.1."""

    def __init__(self, config, events, scale):
        self.metrics = [Metric(entry, config, scale) for entry in config["metrics"]]
        self.events = events
        self.failing = False
        exporter = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = exporter.page(time.time()).encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = "127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def metric(self, name):
        """The configured metric with this CloudWatch name, or None."""
        return next((metric for metric in self.metrics if metric.name == name), None)

    def page(self, now):
        """The text for a scrape at a moment. After a failed request to AWS it ends early and says so at its end."""
        lines = []
        for metric in [] if self.failing else self.metrics:
            point = self.events.newest(metric, now)
            if point is None:
                continue
            stamp = f" {round(point[0] * 1000)}" if metric.stamped else ""
            lines += [
                f"# HELP {metric.exposed} CloudWatch metric {metric.namespace} {metric.name} Dimensions: null Statistic: Sum Unit: None",
                f"# TYPE {metric.exposed} gauge",
                f'{metric.exposed}{{job="{safe_name(metric.namespace.lower())}",instance="",}} {float(point[1])}{stamp}',
            ]
        lines += [
            "# HELP cloudwatch_exporter_scrape_duration_seconds Time this CloudWatch scrape took, in seconds.",
            "# TYPE cloudwatch_exporter_scrape_duration_seconds gauge",
            "cloudwatch_exporter_scrape_duration_seconds 0.25",
            "# HELP cloudwatch_exporter_scrape_error Non-zero if this scrape failed.",
            "# TYPE cloudwatch_exporter_scrape_error gauge",
            f"cloudwatch_exporter_scrape_error {1.0 if self.failing else 0.0}",
        ]
        return "\n".join(lines) + "\n"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
