"""The application for any ASGI server: ``uvicorn assistant.server.asgi:app --ws websockets-sansio --no-proxy-headers --no-access-log``."""

from assistant.server.application import create_app

app = create_app()
