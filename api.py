"""``GET /api/…``: the files of ``compare.files.endpoints`` over HTTP, for other programs."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from compare.files.api_index import index
from compare.files.datafiles import DataFile
from compare.files.endpoints import ENDPOINTS, prepared
from compare.files.selection import SelectionError
from compare.load import ROOT, Dataset
from compare.problems import TablesError
from extract.yamlfile import YamlProblem

METHODS = ("GET", "HEAD")
HEADERS = {
    # Report text is data, whatever it looks like; and no other site's script may read it.
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
log = logging.getLogger("duizhao.api")


def routes(data: Callable[[], Dataset], base: str = "/api") -> list[BaseRoute]:
    """The routes of the API under the path ``base``."""
    api = Api(data, base)
    return [Route(base, api), Route(base + "/{name:path}", api)]


class Api:
    """Answers every request under ``base``, of any method, so that Streamlit's page does not."""

    def __init__(self, data: Callable[[], Dataset], base: str = "/api") -> None:
        self._data = data
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI interface."""
        response = await run_in_threadpool(self.respond, Request(scope))
        await response(scope, receive, send)

    def respond(self, request: Request) -> Response:
        """The file, or a JSON object that says what is wrong. Raises nothing."""
        name = request.path_params.get("name", "")
        try:
            if name and name not in ENDPOINTS:
                return self._unknown(name)
            if request.method not in METHODS:
                return _refusal(405, f"only {' and '.join(METHODS)} are answered",
                                "只接受 GET 和 HEAD", allow=", ".join(METHODS))  # fmt: skip
            return self._answer(request, name)
        except SelectionError as problem:
            return _refusal(400, problem.reason, problem.reason_zh, problem.parameter)
        except (TablesError, YamlProblem) as problem:
            return _refusal(503, f"the data cannot be read: {problem}", f"数据无法读取：{problem}")
        except Exception:
            log.exception("%s could not be answered", request.url.path)
            return _refusal(500, "something went wrong here; the server's log says what",
                            "服务器出错，原因见服务器日志")  # fmt: skip

    def _answer(self, request: Request, name: str) -> Response:
        dataset = self._data()
        query = _query(request)
        if query and not name:
            raise SelectionError(next(iter(query)), "the index takes no parameters",
                                 "目录不接受参数")  # fmt: skip
        make = prepared(dataset, name, query) if name else partial(index, dataset, self._base)
        tag = _tag(dataset, f"{name}?{urlencode(sorted(query.items()))}")
        kept = {"ETag": tag, "Cache-Control": "no-cache", **HEADERS}
        if _matches(request, tag):
            return Response(status_code=304, headers=kept)
        return _file(make(), request.method, kept)

    def _unknown(self, name: str) -> Response:
        there = ", ".join(f"{self._base}/{known}" for known in ENDPOINTS)
        return _refusal(404, f"there is no {self._base}/{name}; there are {there}",
                        f"没有 {self._base}/{name}；可用的有 {there}")  # fmt: skip


def _query(request: Request) -> dict[str, str]:
    """The parameters; one that is given several times is a list."""
    params = request.query_params
    return {name: ",".join(params.getlist(name)) for name in params}


def _file(found: DataFile, method: str, headers: dict[str, str]) -> Response:
    # What a browser cannot show as plain data it must not try to.
    shown = "inline" if found.media_type == "application/json" else "attachment"
    charset = "; charset=utf-8" if found.media_type.startswith("text/") else ""
    return Response(
        b"" if method == "HEAD" else found.content,
        headers={
            **headers,
            "Content-Type": found.media_type + charset,
            "Content-Length": str(len(found.content)),
            "Content-Disposition": f'{shown}; filename="{found.name}"',
        },
    )


def _refusal(
    status: int, reason: str, reason_zh: str, parameter: str = "", allow: str = ""
) -> Response:
    told = {"status": status, "parameter": parameter, "reason": reason, "reason_zh": reason_zh}
    said = json.dumps({k: v for k, v in told.items() if v}, ensure_ascii=False, indent=1) + "\n"
    headers = {"Cache-Control": "no-store", **HEADERS} | ({"Allow": allow} if allow else {})
    return Response(said.encode("utf-8"), status, headers, "application/json")


def _tag(dataset: Dataset, asked: str) -> str:
    """Of the data, the program and the question. Weak: the bytes may travel compressed."""
    known = "\0".join((dataset.version, program_version(), asked))
    return f'W/"{hashlib.sha256(known.encode("utf-8")).hexdigest()[:20]}"'


@cache
def program_version() -> str:
    """A hash of the code that makes the files: an update of it ends what was kept, too."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted((ROOT / "compare").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _matches(request: Request, tag: str) -> bool:
    """RFC 9110, 13.1.2: a list of tags, compared weakly, or ``*``."""
    given = ",".join(request.headers.getlist("if-none-match"))
    tags = [one.strip().removeprefix("W/") for one in given.split(",")]
    return "*" in tags or tag.removeprefix("W/") in tags
