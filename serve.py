"""The dashboard and, beside it on the same port, its data as files: ``GET /api``.

``make run`` starts this. Streamlit serves ``app.py``; everything under ``/api`` is answered by
``api.py``, with the files that the Data page downloads and ``python -m compare`` writes.
"""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import click
import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit.web.cli import main as streamlit_command

from api import routes
from compare.current import CurrentData
from compare.load import ROOT
from extract.loopback import is_loopback
from extract.writing import LOCAL, mode

_REFUSED = {
    errno.EADDRINUSE: "Port {port} is taken by another program, perhaps a dashboard that runs "
    "already. Stop that one, or choose another port: make run PORT=8600",
    errno.EACCES: "Port {port} may not be used by this account. Choose one above 1023: "
    "make run PORT=8600",
}


def first_page(request: Request) -> Response:
    """Streamlit gives the first page no address of its own and answers /overview by a complaint."""
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{asked}", 307)


app = st.App(ROOT / "app.py", routes=[Route("/overview", first_page), *routes(CurrentData())])


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; 1 with a message where the port cannot be had.

    Streamlit is started by its own command line, which reads its settings from the environment.
    """
    parser = argparse.ArgumentParser(prog="serve.py", description="Start the dashboard.")
    parser.add_argument("--port", type=_port, default=os.environ.get("STREAMLIT_SERVER_PORT"),
                        help="instead of Streamlit's usual 8501")  # fmt: skip
    port = parser.parse_args(arguments).port
    if refused := _writing_refused():
        print(refused, file=sys.stderr)
        return 1
    # Without a port of one's own Streamlit takes the next free one and prints its address.
    if port is not None and (refused := _port_refused(port)):
        print(refused, file=sys.stderr)
        return 1
    chosen = () if port is None else ("--server.port", str(port))
    try:
        streamlit_command(["run", __file__, *chosen], standalone_mode=False)
    except click.Abort:  # Ctrl+C
        return 0
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    return 0


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; use a number up to 65535")
    return int(text)


def _port_refused(port: int) -> str:
    """Why the port cannot be had and what to do; nothing where it can."""
    address = _address() or "0.0.0.0"
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        if os.name != "nt":  # there it would let two programs have one port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as problem:
            return _REFUSED.get(problem.errno or 0, "").format(port=port)
    return ""


def _address() -> str:
    """Where Streamlit will listen; '' is everywhere.

    It is not asked of Streamlit, which would take what its command line sets later for a change
    of its settings, and say so.
    """
    given = os.environ.get("STREAMLIT_SERVER_ADDRESS")
    if given is not None:
        return given.strip()
    for folder in dict.fromkeys((Path.cwd(), ROOT)):
        try:
            settings = tomllib.loads((folder / ".streamlit" / "config.toml").read_text("utf-8"))
        except (OSError, ValueError):
            continue
        return str(settings.get("server", {}).get("address", "")).strip()
    return ""


def _writing_refused() -> str:
    """Why the dashboard may not start as it is set up, and what to do; nothing where it may."""
    try:
        set_to = mode()
    except ValueError as problem:
        return f"{problem}. Set it to one of these, or take it away for local."
    address = _address()
    if set_to == LOCAL and not is_loopback(address):
        return (
            f"With DUIZHAO_MODE=local whoever opens the dashboard may change its data, so it "
            f"listens on this machine only, not on {address or 'every address'}. To show it to "
            "others, set DUIZHAO_MODE=read_only; otherwise take STREAMLIT_SERVER_ADDRESS, or the "
            "address in .streamlit/config.toml, back to 127.0.0.1."
        )
    return ""


if __name__ == "__main__":
    sys.exit(main())
