"""`make` and the scripts behind it: quick where all is there, clear where something is not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[[str], "subprocess.CompletedProcess[str]"]
NEEDED = ("sh", "dirname", "cat", "grep", "rm", "env")


def test_help_lists_every_target_and_the_two_commands_first(root: Path) -> None:
    said = subprocess.run(
        ["make", "-s", "-C", str(root)], capture_output=True, text=True, check=True
    ).stdout
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    listed = re.findall(r"^  make (\w+)", said, re.MULTILINE)
    assert listed[:2] == ["run", "test"]
    assert sorted(listed) == sorted(targets)


def test_second_setup_says_nothing_and_takes_no_time(root: Path) -> None:
    command = ["make", "-s", "-C", str(root), "setup"]
    subprocess.run(command, capture_output=True, check=True)
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    assert time.monotonic() - begun < 10


@pytest.fixture
def poor_machine(root: Path, tmp_path: Path) -> Run:
    """Runs one of tools/*.sh where nothing but the shell is installed and nobody is root."""
    shutil.copytree(root / "tools", tmp_path / "tools")
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(root / name, tmp_path)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in NEEDED:
        found = shutil.which(name)
        assert found, name
        (programs / name).symlink_to(found)
    _program(programs / "id", "echo 1000")
    _program(programs / "apt-get", "echo apt-get must not run here >&2; exit 1")

    def run(script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", f"tools/{script}"],
            cwd=tmp_path,
            env={"PATH": str(programs)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def _program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    os.chmod(path, 0o755)


def test_setup_without_python_says_what_to_install(poor_machine: Run) -> None:
    done = poor_machine("setup.sh")
    assert done.returncode == 1
    assert "Install Python 3.11 or newer" in done.stderr


def test_setup_with_an_old_python_says_so(poor_machine: Run, tmp_path: Path) -> None:
    version = 'case "$1" in --version) echo Python 3.9.2 ;; *) exit 1 ;; esac'
    _program(tmp_path / "bin/python3", version)
    done = poor_machine("setup.sh")
    assert done.returncode == 1
    assert "Python 3.9.2 is too old; 3.11 or newer is needed" in done.stderr


def test_setup_without_venv_and_without_rights_says_what_to_run(
    poor_machine: Run, tmp_path: Path
) -> None:
    # Debian's python3 before python3-venv: all there but ensurepip.
    version = 'case "$2" in *ensurepip*) exit 1 ;; esac; echo Python 3.11.2'
    _program(tmp_path / "bin/python3", version)
    done = poor_machine("setup.sh")
    assert done.returncode == 1
    assert "sudo apt-get install python3-venv" in done.stderr
    assert "must not run" not in done.stderr


def test_browser_without_rights_names_every_package_that_is_missing(
    poor_machine: Run, tmp_path: Path
) -> None:
    node = tmp_path / ".venv/lib/python3.11/site-packages/playwright/driver/node"
    node.parent.mkdir(parents=True)
    _program(node, "exit 127  # it does not start")
    done = poor_machine("browser.sh")
    assert done.returncode == 1
    assert "chromium fontconfig fonts-wqy-microhei libatomic1" in done.stderr
    assert "must not run" not in done.stderr
