"""Starting: all that takes time and all that can be wrong, before the first visitor. What a person can mend, the log says plainly."""

from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import config
from assistant.server import logs, mistakes, warmth
from assistant.service import Visits


@dataclass(slots=True)
class Refusal:
    """Why the app does not start; empty as long as nothing speaks against it."""

    text: str = ""


class PlainRefusal:
    """Gives the server the reason for its log instead of a trace."""

    def __init__(self, inner: ASGIApp, refusal: Refusal) -> None:
        self._inner = inner
        self._refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but the text of a failed start."""

        async def sending(message: Message) -> None:
            failed = message["type"] == "lifespan.startup.failed" and self._refusal.text
            await send({**message, "message": self._refusal.text} if failed else message)

        await self._inner(scope, receive, sending if scope["type"] == "lifespan" else send)


def warm_up() -> Visits:
    """Check the settings, open knowledge and store, import what is imported late. Raises AssistantError; not for a store that is away."""
    logs.configure()
    mistakes.check(config.serving())
    warmth.knowledge()
    warmth.import_late_modules()
    visits = warmth.visits()
    visits.warm_up()
    logs.configure()
    return visits
