"""Changes to the text of a YAML file that leave everything else in it as it is, to the byte.

A YAML library that writes a file again lays it out its own way. Here the text is cut at the places
that the parser names and only what changes is put in: comments, order, quotes and line breaks of
the rest are never touched. What cannot be done so is refused, see ``CannotEdit``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml


class CannotEdit(Exception):
    """The text is laid out so that this change cannot be made without touching anything else."""

    def __init__(self, line: int, reason: str, reason_zh: str) -> None:
        self.line, self.reason, self.reason_zh = line, reason, reason_zh
        super().__init__(reason)


class YamlText:
    """A YAML text with its parsed nodes; each change returns the new text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._root = yaml.compose(text, Loader=yaml.SafeLoader)
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._starts = [0]
        while (end := text.find("\n", self._starts[-1])) >= 0:
            self._starts.append(end + 1)

    # ------------------------------------------------------------ looking

    def node(self, *path: str) -> yaml.Node | None:
        """The value at a path of keys, or None."""
        node: yaml.Node | None = self._root
        for key in path:
            node = dict(_pairs(node)).get(key) if isinstance(node, yaml.MappingNode) else None
        return node

    def keys(self, *path: str) -> list[str]:
        """The keys of the mapping at a path, in their order."""
        return [key for key, _ in _pairs(self._mapping(path))]

    def is_flow(self, *path: str) -> bool:
        """True where the mapping at a path is written in braces."""
        return bool(self._mapping(path).flow_style)

    def column(self, *path: str) -> int:
        """How far the keys of the mapping at a path are indented."""
        return int(self._mapping(path).value[0][0].start_mark.column)

    def lines_of(self, *path: str) -> tuple[int, int]:
        """First and last line, 0-based, of a key with its value; comments around it are not its."""
        *above, last = path
        for key, value in self._mapping(tuple(above)).value:
            if key.value == last:
                return key.start_mark.line, _last_line(value)
        raise KeyError(path)

    def block(self, *path: str) -> str:
        """The lines of a key with its value, as they stand in the file, without the last break."""
        first, last = self.lines_of(*path)
        return self.text[self._starts[first] : self._end_of(last)]

    # ------------------------------------------------------------ changing

    def with_block(self, block: str, *path: str) -> str:
        """Put other lines in the place of those of a key with its value."""
        first, last = self.lines_of(*path)
        if self._mapping(path[:-1]).flow_style:
            raise _in_one_line(first)
        lines = self.newline.join(block.rstrip().splitlines())
        return self._spliced(self._starts[first], self._end_of(last), lines)

    def with_item(self, item: str, *path: str) -> str:
        """Append a text to the list at a path."""
        node = self._list(path)
        if not node.value:
            return self._spliced(node.start_mark.index + 1, node.start_mark.index + 1, scalar(item))
        last = node.value[-1]
        if node.flow_style:
            end = last.end_mark.index
            return self._spliced(end, end, ", " + scalar(item))
        prefix = self.text[self._starts[last.start_mark.line] : last.start_mark.index]
        end = self._end_of(_last_line(last))
        return self._spliced(end, end, self.newline + prefix + scalar(item))

    def without_item(self, at: int, *path: str) -> str:
        """Take the item with this index from the list at a path."""
        node = self._list(path)
        items = node.value
        first, last = items[at].start_mark, items[at].end_mark
        if not node.flow_style:
            begin = self._starts[first.line] + _indent(self._line(first.line))
            if len(items) == 1:
                return self._spliced(begin, last.index, "[]")
            start, end = self._starts[first.line], self._after(_last_line(items[at]))
        elif at > 0:
            start, end = items[at - 1].end_mark.index, last.index
        elif len(items) > 1:
            start, end = first.index, items[1].start_mark.index
        else:
            start, end = first.index, last.index
        if "#" in self.text[start : first.index] + self.text[last.index : end]:
            raise CannotEdit(
                first.line + 1,
                "a comment stands beside this entry; change the text of the block instead",
                "该词条旁有注释；请改用直接编辑文本",
            )
        return self._spliced(start, end, "")

    def with_key(self, key: str, value: str, order: Sequence[str], *path: str) -> str:
        """Put a new key with its value, as YAML text, into the mapping at a path.

        It follows the last of the keys there that come before it in ``order``, or all of them
        where it is not in ``order``. A value of several lines is indented as it will stand.
        """
        node = self._mapping(path)
        here = node.value
        before = order[: order.index(key)] if key in order else [k.value for k, _ in here]
        places = [i for i, (k, _) in enumerate(here) if k.value in before]
        if node.flow_style:
            if "\n" in value:
                raise _in_one_line(node.start_mark.line)
            if not here:
                return self._filled(node, key, value, path)
            after = here[places[-1] if places else -1][1].end_mark.index
            return self._spliced(after, after, f", {key}: {value}")
        first = here[0][0].start_mark
        indent = " " * first.column
        line = f"{indent}{key}:{'' if value.startswith(self.newline) else ' '}{value}"
        if not places:
            at = self._starts[first.line]
            return self._spliced(at, at, line + self.newline)
        end = self._end_of(_last_line(here[places[-1]][1]))
        return self._spliced(end, end, self.newline + line)

    def with_entry(self, lines: Sequence[str], after: str, *path: str) -> str:
        """Put whole lines into the block mapping at a path, behind the key ``after``."""
        if self._mapping(path).flow_style:
            raise _in_one_line(self._mapping(path).start_mark.line)
        end = self._end_of(self.lines_of(*path, after)[1])
        return self._spliced(end, end, "".join(self.newline + line for line in lines))

    # ------------------------------------------------------------ pieces

    def _filled(self, node: yaml.Node, key: str, value: str, path: tuple[str, ...]) -> str:
        """``kinds: {}`` becomes a mapping of lines where its owner is one."""
        above = self._mapping(path[:-1])
        if above.flow_style:
            at = node.start_mark.index + 1
            return self._spliced(at, at, f"{key}: {value}")
        indent = " " * (above.value[0][0].start_mark.column + 2)
        start = len(self.text[: node.start_mark.index].rstrip(" "))
        return self._spliced(start, node.end_mark.index, f"{self.newline}{indent}{key}: {value}")

    def _spliced(self, start: int, end: int, put: str) -> str:
        return self.text[:start] + put + self.text[end:]

    def _line(self, line: int) -> str:
        return self.text[self._starts[line] : self._end_of(line)]

    def _end_of(self, line: int) -> int:
        """Where a line ends, before its break."""
        if line + 1 >= len(self._starts):
            return len(self.text)
        end = self._starts[line + 1] - 1
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def _after(self, line: int) -> int:
        """Where the next line begins."""
        return self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)

    def _mapping(self, path: tuple[str, ...]) -> yaml.MappingNode:
        node = self.node(*path)
        if not isinstance(node, yaml.MappingNode):
            raise KeyError(tuple(path))
        return node

    def _list(self, path: tuple[str, ...]) -> yaml.SequenceNode:
        node = self.node(*path)
        if not isinstance(node, yaml.SequenceNode):
            raise KeyError(tuple(path))
        return node


def scalar(text: str) -> str:
    """A text as YAML that is read as this text in a list and in a mapping, quoted if it must be."""
    for written in (text, "'" + text.replace("'", "''") + "'"):
        try:
            if yaml.safe_load(f"[{written}]") == [text] and yaml.safe_load(
                f"{{a: {written}, b: c}}"
            ) == {"a": text, "b": "c"}:
                return written
        except yaml.YAMLError:
            continue
    return str(yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**6)).rstrip()


def flow_list(texts: Sequence[str]) -> str:
    """``[甲, 乙]``."""
    return f"[{', '.join(map(scalar, texts))}]"


def flow_mapping(values: Mapping[str, str]) -> str:
    """``{zh: 甲, en: b}``; the values are YAML text already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def _pairs(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(str(key.value), value) for key, value in node.value]


def _last_line(node: yaml.Node) -> int:
    """The last line that a value stands on; a block's own end lies behind the comments after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    end = node.end_mark
    behind = end.column == 0 and end.line > node.start_mark.line  # a text after | or >
    return int(end.line) - 1 if behind else int(end.line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _in_one_line(line: int) -> CannotEdit:
    return CannotEdit(
        line + 1,
        "this part is written in one line with braces; give each key a line of its own first",
        "这一部分用花括号写在一行里；请先改为每个键一行",
    )
