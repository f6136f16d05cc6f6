"""The dashboard as `make run` starts it: page and API on one port of this machine."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

START_SECONDS = 120


@pytest.fixture(scope="module")
def port() -> int:
    return _free_port()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(root: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """What the recipe of `make run` starts, the set-up of the environment left out."""
    recipe = re.search(r"^run: .*\n\t@exec \$\(PY\) (\S+) \$\(if \$\(PORT\),(--port)",
                       (root / "Makefile").read_text("utf-8"), re.M)  # fmt: skip
    assert recipe is not None
    process = subprocess.Popen(
        [sys.executable, recipe[1], recipe[2], str(port)],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "DUIZHAO_ENTERED": "off"},
    )  # fmt: skip
    try:
        _wait(process, port)
        yield process
    finally:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, process.communicate()[0]
        try:
            with _get(port, "/_stcore/health"):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no answer in {START_SECONDS} s")


def _get(port: int, path: str, **headers: str) -> HTTPResponse:
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    answer: HTTPResponse = urllib.request.urlopen(asked, timeout=60)
    return answer


@pytest.mark.usefixtures("server")
def test_the_page_still_loads_at_its_addresses(port: int) -> None:
    for path in ("/", "/compare", "/apiary"):
        with _get(port, path) as answer:
            page = answer.read().decode("utf-8")
        assert answer.headers["content-type"].startswith("text/html")
        assert '<div id="root">' in page
    script = re.search(r'src="\.?(/static/[^"]+\.js)"', page)
    assert script is not None
    with _get(port, script[1]) as answer:
        assert "javascript" in answer.headers["content-type"]


@pytest.mark.usefixtures("server")
def test_the_first_page_has_an_address_of_its_own_too(port: int) -> None:
    with _get(port, "/overview?lang=en&year=2023") as answer:
        assert answer.url == f"http://127.0.0.1:{port}/?lang=en&year=2023"
        assert answer.status == 200


@pytest.mark.usefixtures("server")
def test_the_api_answers_beside_it_with_the_settings_of_the_environment(port: int) -> None:
    with _get(port, "/api") as answer:
        told = json.load(answer)
    assert told["version"]
    path = "/api/observations?metric=penalty_cases&year=2023"
    with _get(port, path) as answer:
        tag = answer.headers["ETag"]
        rows = json.load(answer)["rows"]
    assert {row["method"] for row in rows} == {"extracted"}
    with pytest.raises(urllib.error.HTTPError) as unchanged:
        _get(port, path, **{"If-None-Match": tag})
    assert unchanged.value.code == 304
    with pytest.raises(urllib.error.HTTPError) as wrong:
        _get(port, "/api/observations?year=soon")
    assert json.load(wrong.value)["parameter"] == "year"
    # Compressed on its way by the server that both share.
    with _get(port, path, **{"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["ETag"] == tag


@pytest.mark.usefixtures("server")
def test_only_this_machine_is_answered(port: int) -> None:
    # All of 127/8 is this machine: a server that listens everywhere would answer here, too.
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", port), timeout=5)


@pytest.mark.usefixtures("server")
def test_a_port_that_is_taken_is_said_with_what_to_do(root: Path, port: int) -> None:
    for arguments, setting in ((["--port", str(port)], {}),
                               ([], {"STREAMLIT_SERVER_PORT": str(port)})):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "serve.py", *arguments], cwd=root, env={**os.environ, **setting},
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert f"Port {port} is taken" in done.stderr
        assert "make run PORT=" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("given", ["abc", "0", "65536", "-1"])
def test_a_port_that_is_none_is_said(root: Path, given: str) -> None:
    done = subprocess.run([sys.executable, "serve.py", f"--port={given}"], cwd=root,
                          capture_output=True, text=True, timeout=120, check=False)  # fmt: skip
    assert done.returncode == 2
    assert "is not a port" in done.stderr


def test_ctrl_c_ends_it_quietly(server: subprocess.Popen[str]) -> None:
    server.send_signal(signal.SIGINT)
    said, _ = server.communicate(timeout=60)
    assert server.returncode == 0
    assert "Traceback" not in said
    assert "127.0.0.1" in said
