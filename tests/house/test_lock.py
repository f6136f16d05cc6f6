"""requirements.lock: complete, by hash, from nowhere in particular, under licences we may use."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+))? \\$", re.MULTILINE)


@pytest.fixture(scope="module")
def lock(root: Path) -> str:
    return (root / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def declared(root: Path) -> list[Requirement]:
    """Every requirement of pyproject.toml, extras too."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    lines = project["dependencies"] + [line for extra in extras for line in extra]
    return [Requirement(line) for line in lines]


def test_lock_names_no_place_to_download_from(lock: str) -> None:
    assert not re.search(r"://|^\s*-|file:|@", lock.replace("--hash=", ""), re.MULTILINE)


def test_every_pin_has_a_hash(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", lock.strip())
    assert len(blocks) > 10
    for block in blocks:
        assert PINNED.match(block), block
        assert "--hash=sha256:" in block, block


def test_lock_holds_what_is_declared(lock: str, declared: list[Requirement]) -> None:
    pins: dict[str, list[str]] = {}
    for name, version, _ in PINNED.findall(lock):
        pins.setdefault(name, []).append(version)
    for requirement in declared:
        versions = pins.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement.name} is not in the lock: run `make lock`"
        assert all(requirement.specifier.contains(v) for v in versions), requirement


def test_what_is_installed_is_what_the_lock_says(lock: str, declared: list[Requirement]) -> None:
    pins = {(name, version) for name, version, _ in PINNED.findall(lock)}
    for requirement in declared:
        name = canonicalize_name(requirement.name)
        assert (name, distribution(name).version) in pins


def test_no_dependency_is_under_the_affero_licence(lock: str) -> None:
    for name, _, marker in PINNED.findall(lock):
        if marker:
            continue
        about = distribution(name).metadata
        said = [about.get("License-Expression"), about.get("License")]
        said += about.get_all("Classifier") or []
        assert not re.search(r"AGPL|Affero", " ".join(s for s in said if s)), name
