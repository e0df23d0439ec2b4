"""What happens in the account, and what has to arrive: each check is printed with what was seen."""
import re
import time

import guides
from programs import receivers_of


class Signal:
    """A CloudWatch metric of the guides and the counts, minute by minute, that must and must not raise its alerts."""

    def __init__(self, metric, raises, quiet=()):
        self.metric, self.raises, self.quiet = metric, list(raises), list(quiet)


DENIED = Signal("AccessDeniedCount", raises=[7])
LOGIN = Signal("ConsoleLoginFailures", raises=[2, 4], quiet=[3, 2])
SUSPICIOUS = Signal("SuspiciousIPCalls", raises=[3])


class Scenario:
    def __init__(self, stack):
        self.stack = stack
        self.started = time.monotonic()
        self.failures = []
        self.exercised = set()

    # Reporting

    def say(self, text):
        print(f"{time.monotonic() - self.started:6.1f} s  {text}", flush=True)

    def check(self, holds, text, seen=""):
        self.say(("ok    " if holds else "FAIL  ") + text + (f": {seen}" if seen else ""))
        if not holds:
            self.failures.append(text)
        return holds

    def succeeded(self):
        return not self.failures

    def wait(self, seconds, condition):
        """The first true value of a condition within a time, or its last value."""
        end = time.monotonic() + seconds
        while not (result := condition()) and time.monotonic() < end:
            time.sleep(0.1)
        return result

    # Steps

    def reach(self, name):
        """How long after an event a rule can still change its mind, in seconds of the run: all its spans together."""
        rule = self.stack.alerting_rules[name]
        spans = [str(rule[key]) for key in ("query_offset", "for", "keep_firing_for") if key in rule]
        # A duration is an expression too, so one function reads them all.
        return self.stack.scale.reach(" + ".join(self.stack.expressions(name) + spans))

    def patience(self, name):
        """How long to wait for what a rule does: its spans, and those of scraping and routing, with room."""
        return self.reach(name) + 15 * self.stack.minute + 15

    def rules_of(self, signal):
        """The alerting rules on a signal, found by the name that the exporter prints."""
        metric = self.stack.exporter.metric(signal.metric)
        if not self.check(metric is not None, f"the exporter's configuration has {signal.metric}"):
            return None, []
        names = self.stack.rules_about(metric.exposed)
        self.check(names, f"an alert watches {metric.exposed}", ", ".join(names))
        return metric, names

    def play(self):
        stack = self.stack
        self.say(f"time runs {stack.scale.factor:g} times as fast: a minute takes {stack.minute:g} s")
        self.say(f"{len(stack.rewrites)} values rewritten, all in {stack.folder / 'rewrites.txt'}")
        self.say("a minute without events has the value " + str(stack.defaults or "(none: the metric filters have no default)"))
        self.say("")
        self.say(f"{DENIED.metric} {DENIED.raises}, {LOGIN.metric} {LOGIN.quiet} a minute")
        login, login_names = self.rules_of(LOGIN)
        end = stack.events.happen(LOGIN.metric, LOGIN.quiet)
        self.raise_alerts(DENIED, resolves=True)
        if login:
            self.stays_quiet(login, login_names, sum(LOGIN.quiet), end)
        self.guides_are_silent()
        for signal in (LOGIN, SUSPICIOUS):
            self.say("")
            self.say(f"{signal.metric} {signal.raises} a minute")
            self.raise_alerts(signal)
        self.say("")
        self.say("the exporter's requests to AWS fail")
        stack.exporter.failing = True
        self.expect_named(stack.rules_about("cloudwatch_exporter_scrape_error"), "a failing exporter")
        self.say("")
        self.say("the exporter stops")
        stack.stop_exporter()
        self.expect_named(stack.rules_about("up"), "a stopped exporter")
        self.say("")
        self.finish()

    def raise_alerts(self, signal, resolves=False):
        """Lets the events happen and follows each alert on them to the end."""
        metric, names = self.rules_of(signal)
        if not names:
            return
        total = sum(signal.raises)
        since = time.time()
        self.stack.events.happen(signal.metric, signal.raises)
        for name in names:
            alert = self.fires(name)
            if alert is None:
                continue
            texts = [text for text in alert["annotations"].values() if re.search(rf"(?<![\d.]){total}(?![\d.]*\d)", text)]
            if self.check(texts, f"{name} says {total}", " | ".join(texts) or str(alert["annotations"])):
                self.arrives(name, alert, since, texts[0])
            if resolves:
                self.resolves(name, alert, since)

    def fires(self, name):
        """Waits for a rule to fire and be seen by Alertmanager; returns the alert as Alertmanager has it."""
        self.exercised.add(name)
        seconds = self.patience(name)
        began = time.monotonic()

        def seen():
            return next((alert for alert in self.stack.alertmanager.alerts() if alert["labels"]["alertname"] == name), None)

        alert = self.wait(seconds, seen)
        took = (time.monotonic() - began) * self.stack.scale.factor / 60
        self.check(alert, f"{name} fires", f"after {took:.1f} minutes" if alert else f"not within {seconds:.0f} s")
        return alert

    def expected(self, alert):
        """The integrations that amtool's routing names for an alert."""
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

    def arrives(self, name, alert, since, text):
        receivers, integrations = self.expected(alert)
        self.check(integrations, f"{name} is routed to someone", ", ".join(receivers))
        for integration in integrations:
            found = self.wait(
                10 * self.stack.minute + 10, lambda: self.messages(integration, alert, since, False, text)
            )
            self.check(found, f"{name} arrives at {integration.name}", f"“{text}”" if text else "")

    def resolves(self, name, alert, since):
        for integration in self.expected(alert)[1]:
            if integration.sends_resolved:
                found = self.wait(self.patience(name), lambda: self.messages(integration, alert, since, True, ""))
                self.check(found, f"{name} is reported as resolved at {integration.name}")

        def gone():
            return all(alert["labels"]["alertname"] != name for alert in self.stack.alertmanager.alerts())

        self.check(self.wait(self.patience(name), gone), f"{name} resolves")

    def stays_quiet(self, metric, names, total, end):
        """The events below the threshold were seen by Prometheus, and the alert was not even pending."""
        for name in names:
            time.sleep(max(0, end + self.reach(name) + 3 * self.stack.minute - time.time()))
            # The metric's samples are in the past; the range ends now and reaches over the whole run.
            seen = sum(value for _, value in self.stack.prometheus.query(f"sum_over_time({metric.exposed}[10m])"))
            self.check(seen == total, f"Prometheus saw {total} events of {metric.name}", f"{seen:g}")
            active = self.stack.prometheus.query(f'count_over_time(ALERTS{{alertname="{name}"}}[10m])')
            self.check(not active, f"{name} does not fire for {total}", str(active) if active else "")
            texts = [message for message in self.stack.messages() if name in message.text]
            self.check(not texts, f"no one hears of {name}")

    def guides_are_silent(self):
        """The guides' rules were evaluated without error on the same events and never became active."""
        prometheus = self.stack.guides
        evaluations, failures = self.stack.evaluated(prometheus)
        self.check(evaluations > 0 and failures == 0, "the guides' rules are evaluated", f"{evaluations:.0f} times")
        for name in guides.CONTROL:
            control = prometheus.query(f'count_over_time(ALERTS{{alertname="{name}",alertstate="firing"}}[10m])')
            self.check(control, f"{name} fires there on the same events")
        for name, expression in guides.SILENT.items():
            active = prometheus.query(f'count_over_time(ALERTS{{alertname="{name}"}}[10m])')
            heard = [message for message in self.stack.messages() if name in message.text]
            self.check(not active and not heard, f"{name} never fires", expression)

    def expect_named(self, names, what):
        """An alert on the exporter itself fires and arrives by name."""
        if not names:
            self.say(f"      no alert watches for {what}")
        since = time.time()
        for name in names:
            alert = self.fires(name)
            if alert:
                self.arrives(name, alert, since, "")

    def finish(self):
        stack = self.stack
        self.guides_are_silent()
        evaluations, failures = stack.evaluated(stack.prometheus)
        self.check(evaluations > 0 and failures == 0, "no rule failed", f"{evaluations:.0f} evaluations")
        users = [user for user, _ in stack.mail.logins]
        if users:
            self.check(all(password == "placeholder" for _, password in stack.mail.logins), "mail logins use the secret file", ", ".join(users))
        for name in sorted(set(stack.alerting_rules) - self.exercised):
            self.say(f"      not exercised: {name}")
        kinds = {}
        for message in stack.messages():
            kinds[message.key] = kinds.get(message.key, 0) + 1
        self.say("messages: " + ", ".join(f"{key} {count}" for key, count in sorted(kinds.items())))
        self.say("all checks hold" if self.succeeded() else f"{len(self.failures)} checks failed: " + "; ".join(self.failures))
