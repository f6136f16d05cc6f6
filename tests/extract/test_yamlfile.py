"""YAML that people edit: values keep their lines, mistakes are told by file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.yamlfile import YamlProblem, load_yaml


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def test_values_keep_their_lines(file: Path) -> None:
    file.write_text("# note\na:\n  b: 甲\n  c: [1, 2]\n", encoding="utf-8")
    root = load_yaml(file)
    assert root.plain() == {"a": {"b": "甲", "c": [1, 2]}}
    inner = root.mapping()["a"].mapping()
    assert (inner["b"].line, inner["c"].line) == (3, 4)


def test_an_empty_file_is_an_empty_mapping(file: Path) -> None:
    file.write_text("# nothing yet\n", encoding="utf-8")
    assert load_yaml(file).plain() == {}


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        (b"a: 1\na: 2\n", 2, "key 'a' stands twice"),
        (b"a:\n  b: 1\n  b: 2\n", 3, "key 'b' stands twice"),
        (b"a: [1, 2\nb: 3\n", 2, "not YAML"),
        (b"a: 1\n\tb: 2\n", 2, "not YAML"),
        (b"a: \xff\xfe\n", 0, "not UTF-8"),
        (None, 0, "does not exist"),
    ],
)
def test_a_file_that_cannot_be_read(
    file: Path, source: bytes | None, line: int, reason: str
) -> None:
    if source is not None:
        file.write_bytes(source)
    with pytest.raises(YamlProblem) as problem:
        load_yaml(file)
    assert (problem.value.file, problem.value.line) == (str(file), line)
    assert reason in problem.value.reason
    assert str(problem.value) == f"{file}:{line}: {problem.value.reason}"


@pytest.mark.parametrize(
    ("source", "method", "reason"),
    [
        ("a: 1", "text", "expected a text here, found int 1"),
        ("a: 甲", "items", "expected a list here, found a text"),
        ("a: [甲]", "mapping", "expected keys with values here, found a list"),
        ("a: {b: 1}", "texts", "expected a list here, found keys with values"),
        ("a:", "text", "expected a text here, found nothing"),
        ("a: [甲, 2]", "texts", "expected a text here, found int 2"),
    ],
)
def test_a_value_of_the_wrong_type(file: Path, source: str, method: str, reason: str) -> None:
    file.write_text(source, encoding="utf-8")
    with pytest.raises(YamlProblem, match=reason) as problem:
        getattr(load_yaml(file).mapping()["a"], method)()
    assert problem.value.line == 1


def test_keys_are_checked(file: Path) -> None:
    file.write_text("a: 1\nb: 2\n", encoding="utf-8")
    root = load_yaml(file)
    assert set(root.only({"a", "b", "c"}, {"a"})) == {"a", "b"}
    with pytest.raises(YamlProblem, match=r"unknown key 'b'; known here: a") as problem:
        root.only({"a"})
    assert problem.value.line == 2
    with pytest.raises(YamlProblem, match="missing key 'c'"):
        root.only({"a", "b", "c"}, {"c"})
