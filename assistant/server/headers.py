"""What browsers are told: load nothing from elsewhere, tell nobody the address, let nobody frame the app."""

from collections.abc import Iterable

REFUSED = ("camera", "microphone", "geolocation", "payment", "usb", "serial", "display-capture", "browsing-topics")
"""Abilities of a browser that no page needs."""


def security_headers(host: str, embedders: Iterable[str] = ()) -> dict[str, str]:
    """Headers for every response. ``host`` is the (checked) name that the visitor used: older Safari does not count a websocket to it as
    ``'self'``. Streamlit's front end needs inline script and styles, ``eval`` for charts and blobs for downloads."""
    policy = {
        "default-src": "'self'",
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self' blob:",
        "connect-src": f"'self' ws://{host} wss://{host}" if host else "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self' blob:",
        "frame-ancestors": " ".join(("'self'", *embedders)),
        "form-action": "'self'",
        "base-uri": "'self'",
        "object-src": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": ", ".join(f"{name}=()" for name in REFUSED),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }
