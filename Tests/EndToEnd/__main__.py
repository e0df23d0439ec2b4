#!/usr/bin/env python3
"""Runs what was built with the real programs, from CloudTrail events to notifications, and checks what arrives.

usage: python3 Tests/EndToEnd --outputs FOLDER --tools FOLDER --work FOLDER [--factor 30]

FOLDERs: what `swift run build-dashboards` wrote (dashboards, rules, provisioning); prometheus, alertmanager and amtool;
a folder for the run's files, which is emptied first. Only endpoints and times are changed (rewrites.txt in the work
folder lists every change): all spans are divided by the factor, so with 30 a minute takes 2 seconds.
Exit 0 when all checks hold, 1 when one fails, 2 when the run cannot be made.
"""
import argparse
import pathlib
import signal
import sys

import yaml

from scaling import Scale
from scenario import Scenario
from stack import Stack


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--outputs", "--tools", "--work"):
        arguments.add_argument(name, type=pathlib.Path, required=True)
    arguments.add_argument("--factor", type=float, default=30)
    arguments.add_argument("--limit", type=int, default=900, help="seconds after which the run is given up")
    given = arguments.parse_args()

    def give_up(number, _):
        raise RuntimeError("stopped: " + ("the run took too long" if number == signal.SIGALRM else signal.Signals(number).name))

    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, give_up)
    signal.alarm(given.limit)

    stack = None
    try:
        stack = Stack(given.outputs.resolve(), given.tools.resolve(), given.work.resolve(), Scale(given.factor))
        stack.start()
        scenario = Scenario(stack)
        scenario.play()
    except (OSError, RuntimeError, ValueError, KeyError, yaml.YAMLError) as error:
        print(f"end to end: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    finally:
        signal.alarm(0)
        if stack:
            stack.stop()
    return 0 if scenario.succeeded() else 1


sys.exit(main())
