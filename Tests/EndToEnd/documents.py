"""Changes single values of a YAML document and leaves every other value as it was written.

Works on the document's nodes, not on loaded values: a loader of YAML 1.1 would turn `yes`, `1e3` or `09:30` into
something that the Go programs read differently.
"""
import fnmatch
import io

import yaml


class Document:
    def __init__(self, path):
        self.root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        if not isinstance(self.root, yaml.MappingNode):
            raise ValueError(f"{path}: not a mapping")

    def text(self):
        stream = io.StringIO()
        yaml.serialize(self.root, stream, Dumper=yaml.SafeDumper, width=1 << 20, allow_unicode=True)
        return stream.getvalue()

    def find(self, pattern):
        """(dotted path, mapping or list that holds it, key or index, node) for each value whose path fits a pattern."""
        parts = pattern.split(".")

        def walk(node, path, depth):
            children = []
            if isinstance(node, yaml.MappingNode):
                children = [(key.value, value) for key, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                children = list(enumerate(node.value))
            for key, child in children:
                here = path + [str(key)]
                if depth < len(parts) and parts[depth] == "**":
                    if len(parts) == depth + 2 and fnmatch.fnmatchcase(str(key), parts[depth + 1]):
                        yield ".".join(here), node, key, child
                    yield from walk(child, here, depth)
                elif depth < len(parts) and fnmatch.fnmatchcase(str(key), parts[depth]):
                    if depth + 1 == len(parts):
                        yield ".".join(here), node, key, child
                    else:
                        yield from walk(child, here, depth + 1)

        return list(walk(self.root, [], 0))

    def change(self, pattern, function):
        """Replaces each scalar that fits by `function(text)`; returns (path, before, after) of those that changed."""
        changes = []
        for path, _, _, node in self.find(pattern):
            if isinstance(node, yaml.ScalarNode):
                before, node.value = node.value, str(function(node.value))
                if node.value != before:
                    changes.append((path, before, node.value))
        return changes

    def scalars(self, pattern):
        return [node.value for _, _, _, node in self.find(pattern) if isinstance(node, yaml.ScalarNode)]


def put(mapping, key, text, tag="tag:yaml.org,2002:str"):
    """Sets a key of a mapping node to a scalar, in place of what stood there."""
    remove(mapping, key)
    style = '"' if tag.endswith(":str") else None
    mapping.value.append((yaml.ScalarNode("tag:yaml.org,2002:str", key), yaml.ScalarNode(tag, text, style=style)))


def remove(mapping, *keys):
    mapping.value = [(key, value) for key, value in mapping.value if key.value not in keys]


def value(mapping, key):
    """The text of a scalar in a mapping node, or None."""
    return next((node.value for name, node in mapping.value if name.value == key), None)
