import io

import pytest
from starlette.applications import Starlette
from starlette.formparsers import MultiPartParser
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.server import uploads


async def rolled(request: Request) -> PlainTextResponse:
    """Whether the file went to the disk."""
    async with request.form() as form:
        return PlainTextResponse(str(form["file"].file._rolled))  # type: ignore[union-attr]  # a spooled file tells in no other way


def test_an_upload_of_several_megabytes_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MultiPartParser, "spool_max_size", MultiPartParser.spool_max_size)
    uploads.keep_in_memory()
    client = TestClient(Starlette(routes=[Route("/", rolled, methods=["POST"])]))
    assert client.post("/", files={"file": io.BytesIO(b"x" * 3_000_000)}).text == "False"


def test_a_megabyte_is_what_starlette_keeps_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MultiPartParser, "spool_max_size", 1024 * 1024)
    client = TestClient(Starlette(routes=[Route("/", rolled, methods=["POST"])]))
    assert client.post("/", files={"file": io.BytesIO(b"x" * 3_000_000)}).text == "True"
