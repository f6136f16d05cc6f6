"""The dashboard as a person starts it, and a Chromium to look at it.

Used by the browser tests and by tools/screenshots.py.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 180

# Chromium as root, without a graphics card, and without calls to its maker's servers.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def serve(environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """Start the dashboard with `make run` on a free port and yield its address.

    ``environment`` is set beside this process's own variables.
    Raises RuntimeError with the command's output where it does not start.
    """
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            ["make", "--no-print-directory", "run", f"PORT={port}"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=_environment() | dict(environment or {}),
        )
        try:
            _wait_until_healthy(url, process)
            yield url
        except _NotStarted as problem:
            output.seek(0)
            said = output.read().decode(errors="replace")
            raise RuntimeError(f"`make run` {problem}:\n{said}") from None
        finally:
            _stop(process)


def launch(playwright: Playwright) -> Browser:
    """Start the system's Chromium, headless."""
    path = shutil.which("chromium")
    if path is None:
        raise RuntimeError("There is no chromium on this machine: run `make browser`.")
    return playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)


def settle(page: Page, seconds: float = 60) -> None:
    """Wait until Streamlit has run the script to its end and drawn what it said.

    Raises playwright's TimeoutError where that takes longer than `seconds`.
    """
    app = '[data-testid="stApp"][data-test-script-state="notRunning"]'
    page.wait_for_selector(app, timeout=seconds * 1000)
    page.wait_for_selector('[data-testid="stMain"]', timeout=seconds * 1000)
    page.wait_for_function(
        "document.querySelectorAll('[data-testid=stSkeleton], [data-stale=true]').length === 0",
        timeout=seconds * 1000,
    )
    page.evaluate("document.fonts.ready")


def settle_picture(page: Page, seconds: float = 60) -> None:
    """Wait until the picture of the presentation view has its size: it is drawn, then scaled.

    Raises playwright's TimeoutError where it does not fill the window within `seconds`.
    """
    page.wait_for_function(
        """() => {
            const picture = document.querySelector('.st-key-present .main-svg');
            const box = picture && picture.getBoundingClientRect();
            return box && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1
                && (box.width >= innerWidth - 2 || box.height >= innerHeight - 2);
        }""",
        timeout=seconds * 1000,
    )


def fit_height(page: Page, at_least: int = 900) -> None:
    """Make the window as tall as the page, which scrolls inside Streamlit's own frame."""
    height = page.eval_on_selector('[data-testid="stMain"]', "main => main.scrollHeight")
    size = page.viewport_size or {"width": 1440, "height": at_least}
    page.set_viewport_size({"width": size["width"], "height": max(at_least, height)})
    settle(page)


class _NotStarted(Exception):
    pass


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise _NotStarted(f"ended with status {process.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise _NotStarted(f"gave no answer in {START_SECONDS} s")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End make and what it started, which share a process group of their own."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(timeout=10)
            return
        except ProcessLookupError:
            process.wait()
            return
        except subprocess.TimeoutExpired:
            continue


def _environment() -> dict[str, str]:
    """This process's environment less what a make around it says to its children."""
    return {k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MFLAGS", "MAKELEVEL"}}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
