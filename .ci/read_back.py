#!/usr/bin/env python3
"""Reads every JSON and YAML file that was built with readers that are not ours. Needs PyYAML.

usage: read_back.py FILE...

Prints how many documents there are. Exit 1 for a file that cannot be read, is empty, or has a key twice in one mapping.
"""
import json
import pathlib
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Refuses repeated keys, and takes CloudFormation's short tags as they come."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key, (key_node, _) in zip(keys, node.value):
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands here twice", key_node.start_mark)
        return super().construct_mapping(node, deep)


def short_tag(loader, _, node):
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


Loader.add_multi_constructor("!", short_tag)


def unique(pairs):
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"the key {key!r} stands twice in one object")
    return dict(pairs)


def main():
    failed, read = False, 0
    for path in map(pathlib.Path, sys.argv[1:]):
        try:
            text = path.read_bytes().decode("utf-8")
            documents = [json.loads(text, object_pairs_hook=unique)] if path.suffix == ".json" else list(yaml.load_all(text, Loader))
            if not documents or None in documents:
                raise ValueError("there is nothing in it")
            read += len(documents)
        except (OSError, ValueError, yaml.YAMLError) as error:
            failed = True
            print(f"{path}: {error}", file=sys.stderr)
    print(f"{read} documents in {len(sys.argv) - 1} files read by PyYAML and json")
    return 1 if failed or not read else 0


sys.exit(main())
