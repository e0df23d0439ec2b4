#!/usr/bin/env python3
"""Lays out what was built as it is deployed, under a folder that stands for the root of the machine.

usage: deployment.py --outputs FOLDER --to FOLDER

FOLDER/etc/prometheus and FOLDER/etc/alertmanager are the mounted folders of `provisioning/`; the rule files lie where
`rule_files` looks for them. Only paths are rewritten: an absolute path gets the folder in front. Secret files get
a placeholder. Fails when a built rule file is loaded by no pattern, or when a pattern loads nothing.
"""
import argparse
import fnmatch
import glob
import os
import pathlib
import shutil
import sys

from documents import Document


class Deployment:
    def __init__(self, outputs, folder):
        self.folder = folder.resolve()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.prometheus = self._mount(outputs / "provisioning/prometheus", "etc/prometheus") / "prometheus.yml"
        self.alertmanager = self._mount(outputs / "provisioning/alertmanager", "etc/alertmanager") / "alertmanager.yml"
        self.secrets = self.folder / "secrets"
        self.secrets.mkdir()
        self.rules = self._deploy_prometheus(sorted((outputs / "rules").glob("*.yml")))
        self._deploy_alertmanager()

    def _mount(self, source, place):
        if not source.is_dir():
            raise ValueError(f"{source} is not there: was it built?")
        return pathlib.Path(shutil.copytree(source, self.folder / place))

    def inside(self, config, path):
        """Where a path in a configuration lies under this folder."""
        place = self.folder / path.lstrip("/") if path.startswith("/") else config.parent / path
        place = pathlib.Path(os.path.normpath(place))
        if self.folder not in place.parents:
            raise ValueError(f"{config.name}: {path} lies outside the deployment")
        return place

    def secret(self, config, path):
        """Makes a placeholder for a secret file and returns its path."""
        place = self.inside(config, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            place.write_text("placeholder")
        return place

    def _deploy_prometheus(self, built):
        document = Document(self.prometheus)
        patterns = [self.inside(self.prometheus, path) for path in document.scalars("rule_files.*")]
        rules = []
        for pattern in patterns:
            if glob.has_magic(str(pattern.parent)):
                raise ValueError(f"rule_files: {pattern}: only the last part of a path may be a pattern")
            pattern.parent.mkdir(parents=True, exist_ok=True)
            loaded = [path for path in built if fnmatch.fnmatchcase(path.name, pattern.name)]
            if not loaded:
                raise ValueError(f"rule_files: {pattern.name} matches no file in rules/")
            rules += [pathlib.Path(shutil.copy(path, pattern.parent / path.name)) for path in loaded]
        forgotten = {path.name for path in built} - {path.name for path in rules}
        if forgotten:
            raise ValueError(f"prometheus.yml loads no rules from {', '.join(sorted(forgotten))}")
        document.change("rule_files.*", lambda path: self.inside(self.prometheus, path))
        document.change("**.*_file", lambda path: self.secret(self.prometheus, path))
        self.prometheus.write_text(document.text())
        return sorted(set(rules))

    def _deploy_alertmanager(self):
        document = Document(self.alertmanager)
        for path in document.scalars("templates.*"):
            if not glob.glob(str(self.inside(self.alertmanager, path))):
                raise ValueError(f"alertmanager.yml: the template {path} matches no file in provisioning/alertmanager")
        document.change("templates.*", lambda path: self.inside(self.alertmanager, path))
        document.change("**.*_file", lambda path: self.secret(self.alertmanager, path))
        self.alertmanager.write_text(document.text())


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--outputs", type=pathlib.Path, required=True)
    arguments.add_argument("--to", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    try:
        deployment = Deployment(given.outputs, given.to)
    except (OSError, ValueError) as error:
        sys.exit(f"deployment: {error}")
    print(deployment.prometheus, deployment.alertmanager, *deployment.rules, sep="\n")


if __name__ == "__main__":
    main()
