#!/usr/bin/env python3
"""Writes an apt source for Debian's sid suite, made from the archive that this system already uses.

usage: debian_source.py [--apt /etc/apt] FOLDER

Reads sources.list and sources.list.d (the one-line and the deb822 format), takes the entry of the main archive, and
writes it with the suite replaced to FOLDER/sid.list or FOLDER/sid.sources, whose path is printed. Exit 1 when the
system has no such entry.
"""
import argparse
import pathlib
import re
import sys

RELEASES = {"oldoldstable", "oldstable", "stable", "testing", "unstable", "sid"}


def is_main_archive(uris, suites, components, codename):
    """Whether an entry is a release of Debian itself: other archives use other suites, other components or both."""
    archive = any(re.search(r"(^|[/.+-])debian\b", uri) and "security" not in uri for uri in uris)
    return archive and "main" in components and bool(set(suites) & (RELEASES | {codename}))


def from_one_line(text, codename):
    """The first suitable `deb [options] uri suite component…` line, for sid."""
    for line in text.splitlines():
        found = re.match(r"\s*deb\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+([^#]+)", line)
        if found:
            options, uri, suite, components = found.groups()
            if is_main_archive([uri], [suite], components.split(), codename):
                return f"deb {options or ''}{uri} sid main\n"
    return None


def stanzas(text):
    """The stanzas of a deb822 file as dictionaries; a value keeps its continuation lines."""
    for block in re.split(r"\n[ \t]*\n", text):
        fields, key = {}, None
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            if line[:1] in (" ", "\t") and key:
                fields[key] += "\n" + line
            elif ":" in line:
                key, value = line.split(":", 1)
                key = key.strip().lower()
                fields[key] = value.strip()
        if fields:
            yield fields


def from_deb822(text, codename):
    """The first suitable stanza, for sid."""
    for fields in stanzas(text):
        enabled = fields.get("enabled", "yes").lower() not in ("no", "false", "0")
        uris, suites, components = (fields.get(key, "").split() for key in ("uris", "suites", "components"))
        if enabled and "deb" in fields.get("types", "").split() and is_main_archive(uris, suites, components, codename):
            kept = {key: value for key, value in fields.items() if key in ("signed-by", "trusted", "architectures")}
            kept.update({"types": "deb", "uris": fields["uris"], "suites": "sid", "components": "main"})
            return "".join(f"{key.title()}: {value}\n" for key, value in kept.items())
    return None


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--apt", type=pathlib.Path, default=pathlib.Path("/etc/apt"))
    arguments.add_argument("folder", type=pathlib.Path)
    given = arguments.parse_args()

    release = pathlib.Path("/etc/os-release")
    codename = re.search(r"^VERSION_CODENAME=\"?(\w+)", release.read_text() if release.exists() else "", re.M)
    codename = codename.group(1) if codename else "sid"

    parts = given.apt / "sources.list.d"
    for path in sorted(parts.glob("*.sources")) + [given.apt / "sources.list"] + sorted(parts.glob("*.list")):
        if not path.is_file():
            continue
        read, name = (from_deb822, "sid.sources") if path.suffix == ".sources" else (from_one_line, "sid.list")
        source = read(path.read_text(errors="replace"), codename)
        if source:
            given.folder.mkdir(parents=True, exist_ok=True)
            (given.folder / name).write_text(source)
            print(given.folder / name)
            return
    sys.exit(f"no entry for Debian's main archive under {given.apt}")


main()
