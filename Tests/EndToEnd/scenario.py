"""What happens in the account, and what has to arrive: each check is printed with what was seen."""
import re
import time

import guides
from programs import receivers_of


class Signal:
    """A CloudWatch metric of the guides and the counts, minute by minute, that must and must not raise an alert."""

    def __init__(self, metric, raises, quiet=()):
        self.metric, self.raises, self.quiet = metric, list(raises), list(quiet)


DENIED = Signal("AccessDeniedCount", raises=[7])
LOGIN = Signal("ConsoleLoginFailures", raises=[2, 4], quiet=[3, 2])
SUSPICIOUS = Signal("SuspiciousIPCalls", raises=[3])
# Enough for the rules with higher thresholds, too.
MANY = 1000


def says(text, number):
    """Whether a text holds exactly this number."""
    return re.search(rf"(?<![\d.,]){number}(?![\d]|[.,]\d)", text) is not None


class Scenario:
    def __init__(self, stack):
        self.stack = stack
        self.minute = stack.minute
        self.started = time.monotonic()
        self.failures = []
        self.exercised = set()

    # Reporting

    def say(self, text):
        print(f"{time.monotonic() - self.started:6.1f} s  {text}", flush=True)

    def stage(self, text):
        print(flush=True)
        self.say(text)

    def check(self, holds, text, seen=""):
        self.say(("ok    " if holds else "FAIL  ") + text + (f": {seen}" if seen else ""))
        if not holds:
            self.failures.append(text)
        return bool(holds)

    def succeeded(self):
        return not self.failures

    # Waiting

    def wait(self, seconds, condition):
        """The first true value of a condition within a time, or its last value."""
        end = time.monotonic() + seconds
        while not (result := condition()) and time.monotonic() < end:
            time.sleep(0.1)
        return result

    def patience(self, rule):
        """How long to wait for what a rule does: its spans, and those of scraping and routing, with room."""
        return rule.reach(self.stack.scale) + 15 * self.minute + 15

    # The account

    def play(self):
        stack = self.stack
        self.say(f"time runs {stack.scale.factor:g} times as fast: a minute takes {self.minute:g} s")
        self.say(f"{len(stack.rewrites)} values rewritten, all in {stack.folder / 'rewrites.txt'}")
        self.say("a minute without events has the value " + str(stack.defaults or "(none: the metric filters have no default)"))

        self.stage(f"{sum(DENIED.raises)} {DENIED.metric}, {sum(LOGIN.quiet)} {LOGIN.metric}")
        end = stack.events.happen(LOGIN.metric, LOGIN.quiet)
        self.raise_alerts(DENIED, DENIED.raises, resolves=True)
        self.stays_quiet(LOGIN, end)
        self.guides_are_silent()
        for signal in (LOGIN, SUSPICIOUS):
            self.stage(f"{signal.raises} {signal.metric} a minute")
            self.raise_alerts(signal, signal.raises)
        for signal in (DENIED, LOGIN, SUSPICIOUS):
            if any(rule not in self.exercised for rule in self.rules_of(signal)):
                self.stage(f"{MANY} {signal.metric}")
                self.raise_alerts(signal, [MANY])

        self.stage("the exporter's requests to AWS fail")
        stack.exporter.failing = True
        self.exporter_alerts("cloudwatch_exporter_scrape_error")
        self.stage("the exporter stops")
        stack.stop_exporter()
        self.exporter_alerts("up")
        self.finish()

    def rules_of(self, signal):
        """The alerting rules on a signal, found by the name that the exporter prints."""
        metric = self.stack.exporter.metric(signal.metric)
        return self.stack.rules_about(metric.exposed) if metric else []

    def raise_alerts(self, signal, counts, resolves=False):
        """Lets the events happen and follows each alert on them to its receivers, and to its end."""
        total, since = sum(counts), time.time()
        rules = [rule for rule in self.rules_of(signal) if rule.holds(total)]
        if not self.check(rules, f"an alert watches {signal.metric}", ", ".join(rule.title for rule in rules)):
            return
        self.stack.events.happen(signal.metric, counts)
        for rule, alert in [(rule, self.fires(rule, total)) for rule in rules]:
            if alert is None:
                continue
            if self.is_muted(rule):
                self.check(True, f"{rule.title} is muted by an inhibit rule")
                continue
            self.arrives(rule, alert, since, next(text for text in alert["annotations"].values() if says(text, total)))
            if resolves:
                self.resolves(rule, alert, since)

    def is_muted(self, rule):
        return any(rule.raised(alert) and alert["status"]["inhibitedBy"] for alert in self.stack.alertmanager.alerts())

    def fires(self, rule, total=None):
        """Waits until Alertmanager has an alert of a rule whose text has the number; returns it."""
        self.exercised.add(rule)
        began, last = time.monotonic(), None

        def seen():
            nonlocal last
            for alert in self.stack.alertmanager.alerts():
                if rule.raised(alert):
                    last = alert
                    if total is None or any(says(text, total) for text in alert["annotations"].values()):
                        return alert
            return None

        alert = self.wait(self.patience(rule), seen)
        took = (time.monotonic() - began) / self.minute
        if alert:
            self.check(True, f"{rule.title} fires", f"{took:.1f} minutes later")
        elif last:
            self.check(False, f"{rule.title} says {total}", str(last["annotations"]))
        else:
            self.check(False, f"{rule.title} fires", f"not within {took:.0f} minutes")
        return alert

    def expected(self, alert):
        """The receivers that amtool finds for an alert, and their integrations."""
        receivers = receivers_of(self.stack.tools, self.stack.deployment.alertmanager, alert["labels"])
        return receivers, [integration for name in receivers for integration in self.stack.integrations[name]]

    def messages(self, integration, alert, since, resolved, text):
        """What arrived about an alert. A receiver's template may show its name, or only an annotation."""
        marks = [alert["labels"]["alertname"], *alert["annotations"].values()]
        return [
            message
            for message in self.stack.messages()
            if message.key == integration.key and message.time >= since and message.resolved == resolved
            if message.says(text) and any(message.says(mark) for mark in marks)
        ]

    def arrives(self, rule, alert, since, text):
        receivers, integrations = self.expected(alert)
        self.check(integrations, f"{rule.title} is routed to someone", ", ".join(receivers))
        for integration in integrations:
            found = self.wait(
                10 * self.minute + 10, lambda: self.messages(integration, alert, since, False, text)
            )
            self.check(found, f"{rule.title} arrives at {integration.name}", f"“{text}”" if text else "")

    def resolves(self, rule, alert, since):
        for integration in self.expected(alert)[1]:
            if integration.sends_resolved:
                found = self.wait(self.patience(rule), lambda: self.messages(integration, alert, since, True, ""))
                self.check(found, f"{rule.title} is reported as resolved at {integration.name}")

        def gone():
            return not any(rule.raised(alert) for alert in self.stack.alertmanager.alerts())

        self.check(self.wait(self.patience(rule), gone), f"{rule.title} resolves")

    def stays_quiet(self, signal, end):
        """Prometheus saw the events below the threshold, and no alert on them was even pending."""
        total = sum(signal.quiet)
        for rule in self.rules_of(signal):
            if rule.holds(total):
                self.check(False, f"{rule.title} is for more than {total}", rule.expressions[0])
                continue
            time.sleep(max(0, end + rule.reach(self.stack.scale) + 3 * self.minute - time.time()))
            # The samples are in the past; the range ends now and reaches over the whole run.
            metric = self.stack.exporter.metric(signal.metric).exposed
            seen = sum(value for _, value in self.stack.prometheus.query(f"sum_over_time({metric}[1h])"))
            self.check(seen == total, f"Prometheus saw {total} {signal.metric}", f"{seen:g}")
            active = self.stack.prometheus.query(f"count_over_time({rule.selector}[1h])")
            self.check(not active, f"{rule.title} does not fire for {total}", str(active) if active else "")
            heard = [message.key for message in self.stack.messages() if rule.name in message.text]
            self.check(not heard, f"no one hears of {rule.name}", ", ".join(heard))

    def guides_are_silent(self):
        """The guides' rules were evaluated without error on the same events and never became active."""
        prometheus = self.stack.guides
        evaluations, failures = self.stack.evaluated(prometheus)
        self.check(evaluations > 0 and failures == 0, "the guides' rules are evaluated", f"{evaluations:.0f} times")
        for name in guides.CONTROL:
            control = prometheus.query(f'count_over_time(ALERTS{{alertname="{name}",alertstate="firing"}}[1h])')
            self.check(control, f"{name} fires there on the same events")
        for name, expression in guides.SILENT.items():
            active = prometheus.query(f'count_over_time(ALERTS{{alertname="{name}"}}[1h])')
            heard = [message for message in self.stack.messages() if name in message.text]
            self.check(not active and not heard, f"{name} never fires", expression)

    def exporter_alerts(self, metric):
        """The alerts on the exporter itself fire and arrive."""
        rules = self.stack.rules_about(metric)
        if not rules:
            self.say(f"      no alert looks at {metric}")
        since = time.time()
        for rule in rules:
            alert = self.fires(rule)
            if alert:
                self.arrives(rule, alert, since, "")

    def finish(self):
        stack = self.stack
        self.stage("at the end")
        self.guides_are_silent()
        evaluations, failures = stack.evaluated(stack.prometheus)
        self.check(evaluations > 0 and failures == 0, "no rule failed", f"{evaluations:.0f} evaluations")
        if stack.mail.logins:
            users = ", ".join(sorted(user for user, _ in stack.mail.logins))
            wrong = [password for _, password in stack.mail.logins if password != "placeholder"]
            self.check(not wrong, "mail logins use the secret file", users)
        for rule in stack.rules:
            if rule not in self.exercised:
                self.say(f"      not exercised: {rule.title}")
        kinds = {}
        for message in stack.messages():
            kinds[message.key] = kinds.get(message.key, 0) + 1
        self.say("messages: " + ", ".join(f"{key} {count}" for key, count in sorted(kinds.items())))
        self.say("all checks hold" if self.succeeded() else f"{len(self.failures)} checks failed: " + "; ".join(self.failures))
