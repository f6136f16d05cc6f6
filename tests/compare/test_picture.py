"""Pictures: one at a time, given up on in time, and what to install where they cannot be drawn."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import plotly.graph_objects as go
import pytest

from compare.charts import picture
from compare.words import word


def test_missing_chromium_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    lacking = picture.missing()
    assert lacking
    assert lacking.what == "chromium"
    for lang in ("zh", "en"):
        assert "make browser" in word(lacking.install, lang)


def test_missing_kaleido_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    lacking = picture.missing()
    assert lacking
    assert lacking.what == "kaleido"


def test_picture_that_takes_too_long_is_given_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow(figure: go.Figure, timeout: float) -> bytes:
        async with asyncio.timeout(timeout):
            await asyncio.sleep(30)
        return b""

    monkeypatch.setattr(picture, "_drawn", slow)
    with pytest.raises(picture.PictureError):
        picture.png(go.Figure(), timeout=0.05)


def test_failure_is_told_and_the_next_picture_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(figure: go.Figure, timeout: float) -> bytes:
        raise RuntimeError("no browser")

    async def works(figure: go.Figure, timeout: float) -> bytes:
        return b"png"

    monkeypatch.setattr(picture, "_drawn", broken)
    with pytest.raises(picture.PictureError, match="no browser"):
        picture.png(go.Figure())
    monkeypatch.setattr(picture, "_drawn", works)
    assert picture.png(go.Figure()) == b"png"


def test_pictures_are_drawn_one_at_a_time_and_not_mixed_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    busy = threading.Lock()

    async def drawn(figure: go.Figure, timeout: float) -> bytes:
        assert busy.acquire(blocking=False)
        time.sleep(0.02)
        busy.release()
        return str(figure.layout.title.text).encode()

    monkeypatch.setattr(picture, "_drawn", drawn)
    figures = [go.Figure(layout={"title": str(i)}) for i in range(6)]
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(picture.png, figures)) == [str(i).encode() for i in range(6)]
