"""Who gets in: a pure ASGI middleware before everything else. It never buffers, so websockets and downloads pass as they come."""

import ipaddress
import re
from collections.abc import Collection
from hmac import compare_digest
from time import monotonic
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import metrics
from assistant.config import HOSTS, Serving
from assistant.server.headers import security_headers
from assistant.ui import peer

PROBES = frozenset({"/healthz", "/readyz", "/_stcore/health"})
"""Paths that say whether the server is up and nothing else: a balancer may ask for them under any name."""

COUNTS = frozenset({"/metrics", "/_stcore/metrics"})
"""Paths for whoever runs the server."""

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?")


class Activity:
    """When somebody last did something, so that what takes a while can wait for a quiet moment."""

    __slots__ = ("last",)

    def __init__(self) -> None:
        self.last = monotonic()


class Gate:
    """Refuses foreign names and pages (DNS rebinding, foreign websockets), marks who sits at this machine, adds the security headers."""

    def __init__(self, app: ASGIApp, settings: Serving, activity: Activity) -> None:
        self._app = app
        self._settings = settings
        self._activity = activity

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with the reason why not."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        near = peer.same_machine(_peer(scope), headers.items())
        refusal = self._refusal(scope["path"], headers, near)
        scope = {**scope, "headers": _with_mark(scope["headers"], near)}
        send = self._with_security_headers(headers, send)
        if refusal:
            await _refuse(refusal, scope, receive, send)
        elif scope["type"] == "http":
            await self._app(scope, receive, send)
        else:
            with metrics.visiting():
                await self._app(scope, self._noting(receive), send)

    def _refusal(self, path: str, headers: Headers, near: bool) -> PlainTextResponse | None:
        if path in PROBES:
            return None
        if path in COUNTS:
            allowed = near or _bearer(headers, self._settings.metrics_token)
            return None if allowed else PlainTextResponse("Only from the same machine, or with the bearer token.\n", 403)
        host = headers.get("host", "").lower()
        if not allowed_host(host, self._settings.hosts):
            return PlainTextResponse(f"This name is not served here. If it should be, put it into {HOSTS}.\n", 421)
        origin = headers.get("origin", "").lower()
        if origin and _netloc(origin) != host:
            return PlainTextResponse("Another site's page may not do this. A proxy in between has to pass the Host header on.\n", 403)
        return None

    def _with_security_headers(self, headers: Headers, send: Send) -> Send:
        host = headers.get("host", "").lower()
        ours = security_headers(host if _HOST.fullmatch(host) else "", self._settings.embedders)

        async def sending(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                MutableHeaders(scope=message).update(ours)
            await send(message)

        return sending

    def _noting(self, receive: Receive) -> Receive:
        async def receiving() -> Message:
            message = await receive()
            self._activity.last = monotonic()
            return message

        return receiving


def allowed_host(host: str, hosts: Collection[str]) -> bool:
    """Whether a request's Host names this app. An IP address always does: rebinding needs a name. ``*.example.com`` in ``hosts`` stands for
    all names below it, ``*`` for any name."""
    match = _HOST.fullmatch(host)
    if not match:
        return False
    name = match[1].strip("[]").rstrip(".")
    try:
        ipaddress.ip_address(name)
    except ValueError:
        names = {name, "*", *(f"*.{name.split('.', n)[-1]}" for n in range(1, name.count(".") + 1))}
        return name == "localhost" or not names.isdisjoint(hosts)
    return True


def _with_mark(raw: list[tuple[bytes, bytes]], near: bool) -> list[tuple[bytes, bytes]]:
    mark = peer.MARK.encode()
    kept = [(name, value) for name, value in raw if name.lower() != mark]
    return [*kept, (mark, peer.TICKET.encode())] if near else kept


def _peer(scope: Scope) -> str | None:
    return scope["client"][0] if scope.get("client") else None


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _bearer(headers: Headers, token: str) -> bool:
    return bool(token) and compare_digest(headers.get("authorization", "").encode(), f"Bearer {token}".encode())


async def _refuse(refusal: PlainTextResponse, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})  # policy violation; before the handshake it becomes a 403
    else:
        await refusal(scope, receive, send)
