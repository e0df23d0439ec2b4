#!/usr/bin/env python3
"""Tests of the stand-ins: a run is worth as much as they are. Needs PyYAML.

The exporter's names are compared with the conformance cases where they are: CONFORMANCE, or ../shared/conformance.
"""
import json
import os
import pathlib
import smtplib
import tempfile
import unittest
from email.message import EmailMessage

from cloudwatch import Events, Exporter, Metric, exposed_name
from deployment import Deployment
from documents import Document
from scaling import Scale
from sinks import MailSink

CASES = pathlib.Path(
    os.environ.get("CONFORMANCE") or pathlib.Path(__file__).resolve().parents[3] / "shared/conformance"
)


class Scaling(unittest.TestCase):
    def test_durations(self):
        for duration, scaled in {
            "5m": "15s", "1h30m": "270s", "30s": "1500ms", "0": "0s", "0s": "0s", "10ms": "1ms", "1d": "4320s"
        }.items():
            self.assertEqual(Scale(20).duration(duration), scaled)
        for wrong in ("5", "m", "1.5m", "-5m", ""):
            with self.assertRaises(ValueError):
                Scale(20).duration(wrong)

    def test_expressions(self):
        for expression, scaled in {
            "rate(x[5m]) > 5": "rate(x[15s]) > 5",
            "x offset 10m > 60": "x offset 30s > 60",
            "x offset -1m": "x offset -3s",
            "sum_over_time(x[300] offset 60)": "sum_over_time(x[15s] offset 3s)",
            "max_over_time(rate(x[5m])[1h:1m])": "max_over_time(rate(x[15s])[180s:3s])",
            'x{a="5m", b=\'[5m]\'} # offset 5m': 'x{a="5m", b=\'[5m]\'} # offset 5m',
            "job:errors:rate5m > 0x1F": "job:errors:rate5m > 0x1F",
            "time() - x > 15m": "time() - x > 45s",
            "x > 1e3 + .5": "x > 1e3 + .5",
        }.items():
            self.assertEqual(Scale(20).expression(expression), scaled)

    def test_reach(self):
        self.assertEqual(Scale(20).reach("sum_over_time(x[5m] offset 8m) > 5"), 39)


class CloudWatch(unittest.TestCase):
    def metric(self, **settings):
        return Metric({"aws_namespace": "N", "aws_metric_name": "M", "aws_statistics": ["Sum"], **settings}, {}, Scale(1))

    def test_only_the_newest_point_of_the_delayed_window_shows(self):
        events, metric = Events({}, 60), self.metric(delay_seconds=300)
        events.happened["M"] = [(6030, 4), (6050, 3), (6090, 2)]
        for now, point in {
            6300: None, 6300.1: (6000, 7), 6360: (6000, 7), 6360.1: (6060, 2), 6960: (6060, 2), 6960.1: None
        }.items():
            self.assertEqual(events.newest(metric, now), point, now)

    def test_the_default_value_fills_quiet_periods(self):
        self.assertEqual(Events({"M": 0.0}, 60).newest(self.metric(), 6601), (6000, 0.0))

    def test_the_page(self):
        config = {"metrics": [{"aws_namespace": "CloudTrailMetrics", "aws_metric_name": "AccessDeniedCount"}]}
        exporter = Exporter(config, Events({"AccessDeniedCount": 3.0}, 60), Scale(1))
        self.addCleanup(exporter.stop)
        page = exporter.page(6601)
        sample = 'cloudtrailmetrics_access_denied_count_sum{job="cloudtrailmetrics",instance="",} 3.0 6000000\n'
        self.assertIn(sample, page)
        exporter.failing = True
        self.assertNotIn("access_denied", exporter.page(6601))
        self.assertIn("cloudwatch_exporter_scrape_error 1.0\n", exporter.page(6601))

    def test_names(self):
        self.assertEqual(
            exposed_name("CloudTrailMetrics", "SuspiciousIPCalls", "Sum"), "cloudtrailmetrics_suspicious_ipcalls_sum"
        )
        file = CASES / "aws/exporter-names.jsonl"
        if not file.exists():
            self.skipTest(f"no {file}")
        cases = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        # The stand-in has no dimensions.
        cases = [case for case in cases if case["exporter"] == "cloudwatch_exporter" and not case["dimensions"]]
        self.assertTrue(cases)
        for case in cases:
            name = exposed_name(case["namespace"], case["metric"], case["statistic"])
            self.assertEqual(name, case["exposed_name"], case["id"])


class Documents(unittest.TestCase):
    def test_other_values_stay_as_written(self):
        text = "a: yes\nb:\n  for: 5m\n  c: 1:30\n  d: '1e3'\n  e: \"null\"\nlist:\n- for: 1h\n- >-\n  two\n  lines\n"
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "x.yml"
            path.write_text(text)
            document = Document(path)
        changes = document.change("**.for", Scale(20).duration)
        self.assertEqual(changes, [("b.for", "5m", "15s"), ("list.0.for", "1h", "180s")])
        for kept in ("a: yes", "c: 1:30", "d: '1e3'", 'e: "null"', "two lines"):
            self.assertIn(kept, document.text())


class Deployments(unittest.TestCase):
    def lay_out(self, rule_files):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        outputs = pathlib.Path(folder.name) / "outputs"
        for path, text in {
            "rules/a.rules.yml": "groups: []",
            "provisioning/prometheus/prometheus.yml": f"rule_files: [{rule_files}]\nx: {{token_file: /run/secrets/token}}",
            "provisioning/alertmanager/alertmanager.yml": "templates: ['*.tmpl']",
            "provisioning/alertmanager/a.tmpl": "",
        }.items():
            (outputs / path).parent.mkdir(parents=True, exist_ok=True)
            (outputs / path).write_text(text)
        deployment = Deployment(outputs, pathlib.Path(folder.name) / "deployed")
        return deployment, deployment.folder

    def test_rules_lie_where_they_are_looked_for(self):
        for pattern, place in {
            "/etc/prometheus/rules/*.yml": "etc/prometheus/rules", "rules/*.rules.yml": "etc/prometheus/rules",
            "/srv/a.rules.yml": "srv", "'*.yml'": "etc/prometheus", "../../rules/*.yml": "rules"
        }.items():
            deployment, folder = self.lay_out(pattern)
            self.assertEqual(deployment.rules, [folder / place / "a.rules.yml"])
            self.assertIn(f"{folder / place}/", deployment.prometheus.read_text())
            self.assertTrue((folder / "run/secrets/token").exists())

    def test_rules_that_no_one_loads_are_an_error(self):
        for pattern in ("/etc/prometheus/rules/b*.yml", "../../../../*.yml", ""):
            with self.assertRaises(ValueError):
                self.lay_out(pattern)


class Mail(unittest.TestCase):
    def test_a_mail_arrives_as_it_is_read(self):
        sink = MailSink()
        self.addCleanup(sink.stop)
        mail = EmailMessage()
        mail["Subject"], mail["From"], mail["To"] = "[FIRING:1] Denied", "a@example.com", "b@example.com"
        mail.set_content("plain")
        mail.add_alternative("<p>7 events &amp; <b>more</b>\n.dot</p>", subtype="html")
        host, port = sink.address.split(":")
        with smtplib.SMTP(host, int(port)) as client:
            client.login("user", "secret")
            client.send_message(mail)
        (message,) = sink.messages
        self.assertEqual((message.key, message.resolved, sink.logins), ("b@example.com", False, {("user", "secret")}))
        for text in ("[FIRING:1] Denied", "plain", "7 events & more .dot"):
            self.assertTrue(message.says(text), message.text)


if __name__ == "__main__":
    unittest.main()
