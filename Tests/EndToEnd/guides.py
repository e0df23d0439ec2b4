"""The guides' own Prometheus, beside ours on the same events: their exporter settings, their rules, and their rules repaired half way."""
import json

# The guides' exporter: CloudWatch samples of 300 seconds and more, with their timestamps.
EXPORTER = {
    "region": "ap-south-1",
    "delay_seconds": 300,
    "metrics": [
        {"aws_namespace": "CloudTrailMetrics", "aws_metric_name": name, "aws_statistics": ["Sum"], "period_seconds": 60}
        for name in ("AccessDeniedCount", "ConsoleLoginFailures")
    ],
}

# What must never fire, and why nobody would notice.
SILENT = {
    "GuideAccessDenied": "sum(rate(aws_cloudwatch_CloudTrailMetrics_AccessDeniedCount_sum[5m])) > 0",
    "GuideConsoleLogin": "sum(rate(aws_cloudwatch_CloudTrailMetrics_ConsoleLoginFailures_sum[5m])) > 5",
    "GuideAccessDeniedRightName": "sum(rate(cloudtrailmetrics_access_denied_count_sum[5m])) > 0",
    "GuideConsoleLoginRightName": "sum(rate(cloudtrailmetrics_console_login_failures_sum[5m])) > 5",
}

# The same events counted as they have to be: it fires, so the silence above is not the run's.
CONTROL = {"CountedWithOffset": "sum(sum_over_time(cloudtrailmetrics_access_denied_count_sum[5m] offset 8m)) > 0"}


def write(folder, scale, exporter, alertmanager):
    """Writes prometheus.yml and the rules; `for` is left out, in the guides' favour. Returns the configuration's path.

    The files are JSON, which is YAML. The `alerting` section is an addition: with the guides' configuration as it
    stands no alert could leave Prometheus at all.
    """
    folder.mkdir(parents=True)
    rules = [{"alert": name, "expr": scale.expression(expr)} for name, expr in {**SILENT, **CONTROL}.items()]
    minute = scale.duration("1m")
    (folder / "cloudtrail_alerts.yml").write_text(json.dumps({"groups": [{"name": "cloudtrail.rules", "rules": rules}]}))
    config = folder / "prometheus.yml"
    config.write_text(
        json.dumps(
            {
                "global": {"scrape_interval": minute, "evaluation_interval": minute},
                "rule_files": ["cloudtrail_alerts.yml"],
                "alerting": {
                    "alertmanagers": [{"static_configs": [{"targets": [alertmanager]}]}],
                    "alert_relabel_configs": [
                        {"source_labels": ["alertname"], "regex": "|".join(CONTROL), "action": "drop"}
                    ],
                },
                "scrape_configs": [{"job_name": "cloudwatch_exporter", "static_configs": [{"targets": [exporter]}]}],
            },
            indent=1,
        )
    )
    return config
