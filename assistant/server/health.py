"""Whether the server lives, and whether visitors may be sent to it. Both answers stand ready; a background task keeps them true."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant import metrics


@dataclass(slots=True)
class Health:
    """What is known at the moment. ``store_seen`` stays true once the store was reached or known to be off: a new replica with a wrong
    address never gets visitors, and one whose store goes away goes on answering."""

    knowledge: bool = False
    store: bool | None = None
    store_seen: bool = False

    def note(self, knowledge: bool, store: bool | None) -> None:
        """Take in what a look has found; ``store`` is whether it was reached, None if storing is switched off."""
        self.knowledge = knowledge
        if store is False and self.store is not False:
            metrics.store_trouble("reach")
        self.store = store
        self.store_seen = self.store_seen or store is not False
        metrics.ready(self.ready)

    @property
    def ready(self) -> bool:
        """Whether visitors may be sent here."""
        return self.knowledge and self.store_seen


def routes(health: Health) -> list[Route]:
    """``/healthz``, ``/readyz`` and ``/metrics``; who may ask is the gate's business."""

    async def healthz(_: Request) -> Response:
        return JSONResponse({"alive": True}, headers=_FRESH)

    async def readyz(_: Request) -> Response:
        store = {None: "off", True: "reachable", False: "unreachable"}[health.store]
        found = {"ready": health.ready, "knowledge": "open" if health.knowledge else "has problems", "store": store}
        return JSONResponse(found, 200 if health.ready else 503, headers=_FRESH)

    async def counts(_: Request) -> Response:
        text, kind = metrics.exposition()
        return Response(text, media_type=kind, headers=_FRESH)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", counts)]


_FRESH = {"cache-control": "no-store"}
