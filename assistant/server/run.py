"""Run the application with uvicorn, in this process: one process a replica, which stops at once when it is told to."""

import logging
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from streamlit import config as streamlit_config

from assistant.errors import AssistantError
from assistant.server import logs
from assistant.server.application import create_app
from assistant.server.start import Refusal

STOPPING = 5
"""Seconds that requests under way get when the server is told to stop."""


class _Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, settings: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(settings)
        self._say_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._say_started()


def run(host: str, port: int, started: Callable[[], None]) -> None:
    """Serve until told to stop; ``started`` is called once visitors may come. Raises AssistantError if that could not be.

    Proxy headers are not trusted: who sits at this machine is told by the socket. ``websockets-sansio`` is what Streamlit itself chooses.
    """
    refusal = Refusal()
    app = create_app(refusal)
    server = _Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            ws="websockets-sansio",
            ws_max_size=int(streamlit_config.get_option("server.maxMessageSize")) * 1_000_000,
            ws_ping_interval=30,
            ws_ping_timeout=30,
            lifespan="on",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            log_config=None,
            timeout_graceful_shutdown=STOPPING,
        ),
        started,
    )
    logs.configure()
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.getMessage() != refusal.text)  # it is raised below
    with suppress(SystemExit, KeyboardInterrupt):  # uvicorn ends so after it has said why
        server.run()
    if not server.started:
        raise AssistantError(refusal.text or f"The server did not start on {host}, port {port}. Is the port taken? See the log above.")
