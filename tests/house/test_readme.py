"""The README names every page, command and setting there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

# Said by one script to itself.
INTERNAL = {"DUIZHAO_SETUP"}


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_readme_names_every_page_in_both_languages(root: Path, readme: str) -> None:
    from compare.words import word

    names = re.search(r"^PAGES = (.*)$", (root / "pages/parts/common.py").read_text("utf-8"), re.M)
    assert names is not None
    for name in re.findall(r'"(\w+)"', names[1]):
        for lang in ("zh", "en"):
            assert word(f"page.{name}", lang) in readme, name


def test_readme_names_every_make_target_and_its_settings(root: Path, readme: str) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^([a-z]+):", makefile, re.MULTILINE):
        assert f"make {target}" in readme, target
    for setting in re.findall(r"^([A-Z]+) \?=", makefile, re.MULTILINE):
        assert f"{setting}=" in readme, setting


def test_readme_names_every_command_and_option(root: Path, readme: str) -> None:
    for command in _subcommands(root):
        assert f"python -m extract {command}" in readme, command
        for option in re.findall(r"(?m)^\s+(?:-\w, )?(--[a-z-]+)", _help(root, command)):
            assert option == "--help" or option in readme, f"{command} {option}"


def test_readme_names_every_option_of_a_comparison(root: Path, readme: str) -> None:
    printed = _run(root, "compare", "table", "--help")
    for option in re.findall(r"(?m)^\s+(?:-\w, )?(--[a-z-]+)", printed):
        assert option == "--help" or option in readme, option


def test_example_of_a_comparison_prints_what_the_readme_says(root: Path, readme: str) -> None:
    found = re.search(
        r"```sh\n\.venv/bin/python -m (compare table .*)\n```\n\n```\n((?:.*\n)*?)```", readme
    )
    assert found is not None
    assert _run(root, *found[1].split()) == found[2]
    assert f"{942 * (365 / 338)}" in found[2]  # 942 cases by 4 December, the 338th day


def test_readme_names_every_environment_variable(root: Path, readme: str) -> None:
    sources = [root / "app.py", *(root / "pages").glob("*.py")]
    for package in ("extract", "compare", "tools"):
        sources += (root / package).rglob("*.*")
    read = {
        name
        for source in sources
        if source.suffix in {".py", ".sh"}
        for name in re.findall(r"\bDUIZHAO_[A-Z]+\b", source.read_text(encoding="utf-8"))
    }
    for name in read - INTERNAL:
        assert name in readme, name


def test_every_file_that_the_readme_links_to_exists(root: Path, readme: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", readme):
        assert (root / target).exists(), target


def _subcommands(root: Path) -> list[str]:
    listed = re.findall(r"(?m)^    ([a-z]+) {2,}", _help(root))
    assert listed, "python -m extract --help lists its commands"
    return listed


def _help(root: Path, *command: str) -> str:
    return _run(root, "extract", *command, "--help")


def _run(root: Path, module: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
