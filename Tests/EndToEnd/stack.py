"""Everything that runs: the stand-ins, the real programs with what was built, and the guides' Prometheus."""
import json
import shutil
import time

import yaml

import guides
from cloudwatch import Events, Exporter
from deployment import Deployment
from programs import Alertmanager, Prometheus, free_address
from rewriting import Rewriting
from rules import mentions, read_rules
from sinks import HTTPSink, MailSink


class TemplateLoader(yaml.SafeLoader):
    """Reads CloudFormation: `!Ref x` and its relatives become their text."""


TemplateLoader.add_multi_constructor("!", lambda loader, suffix, node: str(node.value))


def filter_defaults(outputs):
    """What the built metric filters publish for a minute without events: metric name -> default value."""
    defaults = {}
    for path in sorted((outputs / "provisioning/aws").glob("**/*")):
        if path.suffix not in (".yaml", ".yml", ".json", ".template"):
            continue
        template = yaml.load(path.read_text(encoding="utf-8"), Loader=TemplateLoader)
        resources = template.get("Resources", {}) if isinstance(template, dict) else {}
        for resource in resources.values():
            if resource.get("Type") == "AWS::Logs::MetricFilter":
                for transformation in resource["Properties"].get("MetricTransformations", []):
                    if "DefaultValue" in transformation:
                        defaults[transformation["MetricName"]] = float(transformation["DefaultValue"])
    return defaults


class Stack:
    def __init__(self, outputs, tools, folder, scale):
        self.tools, self.scale = tools, scale
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.folder = folder
        self.minute = scale.seconds(60)
        self.running = []
        self.deployment = Deployment(outputs, folder / "deployment")
        self.rules = read_rules(self.deployment.rules)
        config = yaml.safe_load((outputs / "provisioning/cloudwatch-exporter/config.yml").read_text(encoding="utf-8"))
        self.defaults = filter_defaults(outputs)
        self.events = Events(self.defaults, self.minute)
        self.exporter = self._run(Exporter(config, self.events, scale))
        self.guides_exporter = self._run(Exporter(guides.EXPORTER, self.events, scale))
        self.http, self.mail = self._run(HTTPSink()), self._run(MailSink())

    def rules_about(self, metric):
        """The alerting rules that look at a metric."""
        return [rule for rule in self.rules if any(mentions(expression, metric) for expression in rule.expressions)]

    def _run(self, part):
        self.running.append(part)
        return part

    def start(self):
        prometheus, alertmanager, guides_prometheus = free_address(), free_address(), free_address()
        rewriting = Rewriting(self.deployment, self.scale)
        rewriting.rules()
        # The programs' usual ports tell what a target of the deployment is.
        rewriting.prometheus({"9090": prometheus, "9093": alertmanager, "9106": self.exporter.address})
        self.integrations = rewriting.alertmanager(self.http.url, self.mail.address)
        self.rewrites = rewriting.changes
        (self.folder / "rewrites.txt").write_text("\n".join(self.rewrites) + "\n")

        guides_config = guides.write(self.folder / "guides", self.scale, self.guides_exporter.address, alertmanager)
        logs, data = self.folder / "logs", self.folder / "data"
        logs.mkdir()
        data.mkdir()
        self.alertmanager = self._run(
            Alertmanager(self.tools, self.deployment.alertmanager, data / "alertmanager", alertmanager, logs / "alertmanager.log")
        )
        self.prometheus = self._run(
            Prometheus(
                self.tools, self.deployment.prometheus, data / "prometheus", self.scale, prometheus, logs / "prometheus.log"
            )
        )
        self.guides = self._run(
            Prometheus(self.tools, guides_config, data / "guides", self.scale, guides_prometheus, logs / "guides.log")
        )
        for program in (self.alertmanager, self.prometheus, self.guides):
            program.wait_until_ready()

    def stop_exporter(self):
        self.running.remove(self.exporter)
        self.exporter.stop()

    def messages(self):
        return sorted(self.http.messages + self.mail.messages, key=lambda message: message.time)

    def evaluated(self, prometheus):
        """(evaluations, failures) of all rules of a Prometheus since its start."""
        text = prometheus.get("/metrics")
        return tuple(
            sum(float(line.rpartition(" ")[2]) for line in text.splitlines() if line.startswith(name + "{"))
            for name in ("prometheus_rule_evaluations_total", "prometheus_rule_evaluation_failures_total")
        )

    def stop(self):
        """Ends everything, whatever has happened to the files meanwhile, then keeps what arrived."""
        for part in reversed(self.running):
            part.stop()
        self.running = []
        with open(self.folder / "messages.jsonl", "w", encoding="utf-8") as file:
            for message in self.messages():
                record = {"time": message.time, "to": message.key, "resolved": message.resolved, "text": message.text}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
