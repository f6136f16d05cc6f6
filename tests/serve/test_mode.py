"""Who may write: what the server refuses to start with, and whose page may offer writing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st

from extract.loopback import is_loopback, is_loopback_host
from extract.writing import NotWritten
from pages.parts import writing


def started(root: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "serve.py", "--port", "1"], cwd=root, env={**os.environ, **settings},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_mode_that_is_none_is_refused_at_the_start(root: Path) -> None:
    done = started(root, DUIZHAO_MODE="readonly")
    assert done.returncode == 1
    assert "DUIZHAO_MODE is 'readonly'" in done.stderr
    assert "read_only" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.7", "example.org", ""])
def test_local_mode_listens_on_no_other_address(root: Path, address: str) -> None:
    done = started(root, STREAMLIT_SERVER_ADDRESS=address)
    assert done.returncode == 1
    assert "set DUIZHAO_MODE=read_only" in done.stderr
    assert "Traceback" not in done.stderr


def test_read_only_may_listen_everywhere(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import serve

    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    assert serve._writing_refused() == ""
    monkeypatch.setenv("DUIZHAO_MODE", "local")
    assert serve._writing_refused()
    monkeypatch.delenv("STREAMLIT_SERVER_ADDRESS")
    monkeypatch.chdir(root)
    assert serve._writing_refused() == ""


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("127.0.0.1", True), ("127.9.8.7", True), ("localhost", True), ("LOCALHOST.", True),
        ("::1", True), ("[::1]", True), ("::ffff:127.0.0.1", True), ("fe80::1%eth0", False),
        ("0.0.0.0", False), ("::", False), ("", False), ("10.0.0.1", False),
        ("127.0.0.1.example.org", False), ("localhost.example.org", False),
    ],
)  # fmt: skip
def test_loopback(address: str, own: bool) -> None:
    assert is_loopback(address) is own


@pytest.mark.parametrize(
    ("header", "own"),
    [
        ("127.0.0.1:8501", True), ("localhost", True), ("[::1]:8501", True),
        ("http://localhost:8501", True), ("rebound.example:8501", False), ("", False),
        ("null", False), ("https://example.org", False), ("[::1", False),
        ("127.0.0.1@example.org", False),
    ],
)  # fmt: skip
def test_loopback_host(header: str, own: bool) -> None:
    assert is_loopback_host(header) is own


class Headers(dict[str, str]):
    def to_dict(self) -> dict[str, str]:
        return dict(self)


OWN = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}


@pytest.mark.parametrize(
    ("ip", "headers", "listens", "allowed"),
    [
        (None, OWN, "127.0.0.1", True),
        (None, {"host": "localhost:8501"}, "localhost", True),
        ("192.0.2.7", OWN, "127.0.0.1", False),
        (None, OWN, "0.0.0.0", False),
        (None, OWN, None, False),
        (None, {**OWN, "Host": "rebound.example:8501"}, "127.0.0.1", False),
        (None, {**OWN, "Origin": "https://evil.example"}, "127.0.0.1", False),
        (None, {**OWN, "X-Forwarded-For": "192.0.2.7"}, "127.0.0.1", False),
        (None, {"Upgrade": "websocket"}, "127.0.0.1", False),
    ],
)
def test_a_page_may_write_only_from_this_machine(
    monkeypatch: pytest.MonkeyPatch, ip: str | None, headers: dict[str, str],
    listens: str | None, allowed: bool,
) -> None:  # fmt: skip
    monkeypatch.setattr(st, "context", SimpleNamespace(ip_address=ip, headers=Headers(headers)))
    monkeypatch.setattr(st, "get_option", lambda _name: listens)
    monkeypatch.setattr(st, "session_state", {"_writer": "审核员甲"})
    for lang in ("zh", "en"):
        assert (writing.refusal(lang) == "") is allowed
    if allowed:
        assert writing.require_writer() == "审核员甲"
    else:
        with pytest.raises(NotWritten):
            writing.require_writer()


@pytest.mark.parametrize("mode", ["read_only", "readonly"])
def test_no_mode_but_local_writes(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(ip_address=None, headers=Headers(OWN)))
    monkeypatch.setattr(st, "session_state", {"_writer": "审核员甲"})
    monkeypatch.setenv("DUIZHAO_MODE", mode)
    assert writing.refusal("en")
    with pytest.raises(NotWritten):
        writing.require_writer()


def test_nothing_is_signed_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(ip_address=None, headers=Headers(OWN)))
    monkeypatch.setattr(st, "get_option", lambda _name: "127.0.0.1")
    monkeypatch.setattr(st, "session_state", {"_writer": " \n\u200b"})
    with pytest.raises(NotWritten, match="name"):
        writing.require_writer()


def test_a_name_is_one_short_line() -> None:
    assert writing.clean_name("  王 \n\t芳\u202e ") == "王 芳"
    assert len(writing.clean_name("长" * 100)) == 40
