"""Who gets in, through the middleware itself with a small application behind it."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from assistant.config import Serving
from assistant.server.gate import Activity, Gate, allowed_host
from assistant.ui import peer

TOKEN = "a-token-long-enough"  # noqa: S105 (of the test)


def visitor(settings: Serving = Serving(), base: str = "http://localhost", client: str = "127.0.0.1") -> TestClient:  # noqa: B008 (immutable)
    async def page(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"near: {peer.marked(request.headers)}")

    async def stream(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.send_text(f"near: {peer.marked(websocket.headers)}")
        await websocket.close()

    paths = ("/", "/healthz", "/readyz", "/metrics", "/_stcore/metrics")
    app = Starlette(
        routes=[*(Route(path, page) for path in paths), WebSocketRoute("/stream", stream)],
        middleware=[Middleware(Gate, settings=settings, activity=Activity())],
    )
    return TestClient(app, base_url=base, client=(client, 50_000))


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1:8501", "192.168.7.9", "[::1]:8501"])
def test_an_address_and_localhost_are_served_without_a_setting(host: str) -> None:
    assert allowed_host(host, ())


@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost.evil.example", "help.example.com", "a b", "user@localhost", "localhost:port", "-->"]
)
def test_a_name_that_is_not_set_is_refused(host: str) -> None:
    assert not allowed_host(host, ("example.com",))


def test_a_star_stands_for_every_name_below() -> None:
    assert allowed_host("help.example.com", ("*.example.com",))
    assert allowed_host("a.help.example.com", ("*.example.com",))
    assert not allowed_host("example.com.evil.net", ("*.example.com",))
    assert allowed_host("anything.net", ("*",))


def test_a_foreign_name_gets_no_page_and_is_told_what_to_set() -> None:
    answer = visitor(base="http://evil.example").get("/")
    assert answer.status_code == 421
    assert "KARTRA_ASSISTANT_HOSTS" in answer.text


def test_another_sites_page_gets_nothing() -> None:
    assert visitor().get("/", headers={"origin": "http://evil.example"}).status_code == 403
    assert visitor().get("/", headers={"origin": "null"}).status_code == 403
    assert visitor().get("/", headers={"origin": "http://localhost"}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost"])
def test_a_foreign_websocket_is_refused_before_its_handshake(host: str) -> None:
    foreign = {"origin": "http://evil.example"}
    with pytest.raises(WebSocketDisconnect), visitor().websocket_connect(f"ws://{host}/stream", headers=foreign):
        pass


def test_a_balancer_may_ask_under_any_name() -> None:
    for path in ("/healthz", "/readyz"):
        assert visitor(base="http://pod-7.internal").get(path).status_code == 200


def test_counts_are_for_this_machine() -> None:
    assert visitor().get("/metrics").status_code == 200
    for path in ("/metrics", "/_stcore/metrics"):
        assert visitor(client="192.168.7.9").get(path).status_code == 403
        assert visitor().get(path, headers={"x-forwarded-for": "127.0.0.1"}).status_code == 403


def test_counts_are_for_who_has_the_token_too() -> None:
    far = visitor(Serving(metrics_token=TOKEN), base="http://replica-1:8501", client="192.168.7.9")
    assert far.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert far.get("/metrics", headers={"authorization": "Bearer another"}).status_code == 403
    assert far.get("/metrics").status_code == 403


def test_no_token_set_is_no_token_given() -> None:
    assert visitor(client="192.168.7.9").get("/metrics", headers={"authorization": "Bearer "}).status_code == 403


def test_the_mark_is_put_on_by_the_gate_alone() -> None:
    assert visitor().get("/").text == "near: True"
    assert visitor(client="192.168.7.9").get("/").text == "near: False"
    for forged in (peer.TICKET, "1", ""):
        assert visitor(client="192.168.7.9").get("/", headers={peer.MARK: forged}).text == "near: False"


def test_a_websocket_is_marked_too() -> None:
    with visitor().websocket_connect("ws://localhost/stream", headers={"origin": "http://localhost"}) as stream:
        assert stream.receive_text() == "near: True"


def test_every_response_has_the_security_headers() -> None:
    for answer in (visitor().get("/"), visitor(base="http://evil.example").get("/")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'self';" in answer.headers["content-security-policy"]
        assert "camera=()" in answer.headers["permissions-policy"]


def test_who_may_frame_the_app_can_be_set() -> None:
    answer = visitor(Serving(embedders=("https://www.example.com",))).get("/")
    assert "frame-ancestors 'self' https://www.example.com;" in answer.headers["content-security-policy"]


def test_a_hostile_host_does_not_get_into_the_policy() -> None:
    answer = visitor().get("/healthz", headers={"host": "x; script-src *"})
    assert "script-src *" not in answer.headers["content-security-policy"]
