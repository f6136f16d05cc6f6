"""YAML files that people edit: read strictly, and complained of by file and line."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


class YamlProblem(Exception):
    """A mistake in a YAML file, told by file, line and reason."""

    def __init__(self, file: Path | str, line: int, reason: str) -> None:
        self.file, self.line, self.reason = str(file), line, reason
        super().__init__(f"{self.file}:{line}: {reason}")


@dataclass(frozen=True)
class Located:
    """A YAML value with the place it stands in: ``value`` is str, int, float, bool, None,
    a list of Located or a dict of str to Located."""

    value: Any
    file: Path
    line: int
    key_lines: dict[str, int] = field(default_factory=dict)

    def problem(self, reason: str) -> YamlProblem:
        """A YamlProblem at this value's place, to raise."""
        return YamlProblem(self.file, self.line, reason)

    def mapping(self) -> dict[str, Located]:
        """This value as a mapping, or a YamlProblem."""
        if not isinstance(self.value, dict):
            raise self.problem(f"expected keys with values here, found {_kind(self.value)}")
        return self.value

    def items(self) -> list[Located]:
        """This value as a list, or a YamlProblem."""
        if not isinstance(self.value, list):
            raise self.problem(f"expected a list here, found {_kind(self.value)}")
        return self.value

    def text(self) -> str:
        """This value as a text, or a YamlProblem."""
        if not isinstance(self.value, str):
            raise self.problem(
                f"expected a text here, found {_kind(self.value)}; put it in quotes if it is one"
            )
        return self.value

    def texts(self) -> tuple[str, ...]:
        """This value as a list of texts, or a YamlProblem."""
        return tuple(item.text() for item in self.items())

    def plain(self) -> Any:
        """This value without its places."""
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        return self.value

    def only(
        self, allowed: AbstractSet[str], required: AbstractSet[str] = frozenset()
    ) -> dict[str, Located]:
        """This mapping, once every key is an allowed one and the required ones are there."""
        found = self.mapping()
        for key in found:
            if key not in allowed:
                raise YamlProblem(
                    self.file,
                    self.key_lines.get(key, self.line),
                    f"unknown key {key!r}; known here: {', '.join(sorted(allowed))}",
                )
        missing = sorted(required - set(found))
        if missing:
            raise self.problem(f"missing key {', '.join(map(repr, missing))}")
        return found


def _kind(value: Any) -> str:
    names = {dict: "keys with values", list: "a list", str: "a text", type(None): "nothing"}
    return names.get(type(value), f"{type(value).__name__} {value!r}")


def load_yaml(path: Path) -> Located:
    """Read one YAML file, keeping the line of every value.

    Raises YamlProblem for a file that is missing, not UTF-8, not YAML, or has a key twice.
    """
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise YamlProblem(path, 0, "the file does not exist") from None
    except UnicodeDecodeError as error:
        raise YamlProblem(path, 0, f"the file is not UTF-8 text (byte {error.start})") from None
    return parse_yaml(source, path)


def parse_yaml(source: str, path: Path) -> Located:
    """The same for a text that is, or is to become, the content of ``path``."""
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlProblem(
            path, mark.line + 1 if mark else 0, f"not YAML: {error.problem}"
        ) from None
    except yaml.YAMLError as error:
        raise YamlProblem(path, 0, f"not YAML: {error}") from None
    if node is None:
        return Located({}, path, 1)
    return _locate(node, path, yaml.SafeLoader(""))


def _locate(node: yaml.Node, path: Path, loader: yaml.SafeLoader) -> Located:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Located] = {}
        key_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in found:
                raise YamlProblem(path, key_node.start_mark.line + 1, f"key {key!r} stands twice")
            found[key] = _locate(value_node, path, loader)
            key_lines[key] = key_node.start_mark.line + 1
        return Located(found, path, line, key_lines)
    if isinstance(node, yaml.SequenceNode):
        return Located([_locate(item, path, loader) for item in node.value], path, line)
    try:
        return Located(loader.construct_object(node), path, line)
    except (ValueError, yaml.YAMLError) as error:
        # a date that does not exist, a number that is none
        raise YamlProblem(path, line, f"cannot read the value {node.value!r}: {error}") from None
