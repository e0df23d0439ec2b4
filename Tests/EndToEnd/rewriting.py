"""What the run changes in a deployment, and nothing else: where the programs reach each other, and how fast time passes.

Every change is written down as `file: path: before -> after`.
"""
import re

import documents
from documents import Document

BOOLEAN = "tag:yaml.org,2002:bool"

# Spans of time, by file. What is absent has the program's default, which is scaled like a written value.
PROMETHEUS_TIMES = ["**.scrape_interval", "**.evaluation_interval", "**.rule_query_offset", "**.out_of_order_time_window"]
PROMETHEUS_DEFAULTS = {"scrape_interval": "1m", "evaluation_interval": "1m"}
RULE_TIMES = ["groups.*.interval", "groups.*.query_offset", "groups.*.rules.*.for", "groups.*.rules.*.keep_firing_for"]
ALERTMANAGER_TIMES = ["global.resolve_timeout", "**.group_wait", "**.group_interval", "**.repeat_interval"]
ROUTE_DEFAULTS = {"group_wait": "30s", "group_interval": "5m", "repeat_interval": "4h"}

# How an integration names its endpoint (also as `…_file`), and whether it sends "resolved" when nothing is said.
ENDPOINTS = {
    "webhook_configs": ("url", True),
    "slack_configs": ("api_url", False),
    "msteams_configs": ("webhook_url", True),
    "msteamsv2_configs": ("webhook_url", True),
    "email_configs": ("smarthost", False),
}


class Integration:
    """One way in which a receiver is notified. Its messages arrive at a sink under `key`."""

    def __init__(self, receiver, kind, index, mapping):
        self.receiver, self.kind = receiver, kind
        said = documents.value(mapping, "send_resolved")
        self.sends_resolved = ENDPOINTS[kind][1] if said is None else said.lower() in ("true", "yes", "on")
        self.is_mail = kind == "email_configs"
        if self.is_mail:
            recipients = (documents.value(mapping, "to") or "").split(",")
            self.key = ",".join(sorted(address.split("<")[-1].strip(" >") for address in recipients))
        else:
            self.key = f"{re.sub(r'[^A-Za-z0-9]+', '-', receiver)}/{kind}/{index}"
        self.name = f"{receiver} ({kind.removesuffix('_configs')})"


class Rewriting:
    def __init__(self, deployment, scale):
        self.deployment, self.scale = deployment, scale
        self.changes = []

    def _note(self, file, changes):
        self.changes += [f"{file.name}: {path}: {before} -> {after}" for path, before, after in changes]

    def _put(self, file, path, mapping, key, text, tag="tag:yaml.org,2002:str"):
        self._note(file, [(f"{path}.{key}", documents.value(mapping, key) or "(nothing)", text)])
        documents.put(mapping, key, text, tag)

    def _remove(self, file, document, pattern):
        for path, mapping, key, _ in document.find(pattern):
            documents.remove(mapping, key)
            self._note(file, [(path, "…", "(removed)")])

    def _scale(self, file, document, patterns):
        for pattern in patterns:
            self._note(file, document.change(pattern, self.scale.duration))

    def rules(self):
        for file in self.deployment.rules:
            document = Document(file)
            self._scale(file, document, RULE_TIMES)
            self._note(file, document.change("groups.*.rules.*.expr", self.scale.expression))
            file.write_text(document.text())

    def prometheus(self, ports):
        """`ports` maps a port of the deployment (9106) to the address of the program that stands for it here."""
        file = self.deployment.prometheus
        document = Document(file)
        for path, _, _, node in document.find("*"):
            if path == "global":
                for key, default in PROMETHEUS_DEFAULTS.items():
                    if documents.value(node, key) is None:
                        self._put(file, path, node, key, default)
        self._scale(file, document, PROMETHEUS_TIMES)
        self._remove(file, document, "**.scrape_timeout")
        self._remove(file, document, "remote_write")

        def here(target):
            port = target.rpartition(":")[2]
            if port not in ports:
                raise ValueError(f"{file.name}: the run has nothing that stands for the target {target}")
            return ports[port]

        for holder in ("scrape_configs.*", "alerting.alertmanagers.*"):
            self._remove(file, document, holder + ".tls_config")
            self._note(file, document.change(holder + ".scheme", lambda _: "http"))
            self._note(file, document.change(holder + ".static_configs.*.targets.*", here))
            for path, _, _, _ in document.find(holder + ".*_sd_configs"):
                raise ValueError(f"{file.name}: {path}: the run knows static_configs only")
        file.write_text(document.text())

    def alertmanager(self, http_url, smarthost):
        """Sends every notification to the sinks; returns the integrations by receiver."""
        file = self.deployment.alertmanager
        document = Document(file)
        for path, _, _, node in document.find("route"):
            for key, default in ROUTE_DEFAULTS.items():
                if documents.value(node, key) is None:
                    self._put(file, path, node, key, default)
        self._scale(file, document, ALERTMANAGER_TIMES)
        for pattern in ("**.mute_time_intervals", "**.active_time_intervals"):
            for path, mapping, key, _ in document.find(pattern):
                if path.startswith("route."):
                    documents.remove(mapping, key)
                    self._note(file, [(path, "…", "(removed: the hour of the run must not matter)")])
        integrations = {}
        for path, _, _, receiver in document.find("receivers.*"):
            name = documents.value(receiver, "name")
            integrations[name] = []
            for kind, entries in receiver.value:
                if not kind.value.endswith("_configs"):
                    continue
                for index, mapping in enumerate(entries.value):
                    if kind.value not in ENDPOINTS:
                        raise ValueError(f"{file.name}: {path}: the run cannot receive what {kind.value} sends")
                    integration = Integration(name, kind.value, index, mapping)
                    integrations[name].append(integration)
                    place = f"{path}.{kind.value}.{index}"
                    if integration.is_mail:
                        self._put(file, place, mapping, "smarthost", smarthost)
                        self._put(file, place, mapping, "require_tls", "false", BOOLEAN)
                    else:
                        self._redirect(file, place, mapping, ENDPOINTS[kind.value][0], f"{http_url}/{integration.key}")
        file.write_text(document.text())
        return integrations

    def _redirect(self, file, place, mapping, key, url):
        """Puts another URL where the integration's URL stands: in its secret file, or in the configuration."""
        if documents.value(mapping, key) is not None:
            self._put(file, place, mapping, key, url)
            return
        secret = self.deployment.secrets / place
        secret.write_text(url)
        self._put(file, place, mapping, f"{key}_file", str(secret))
