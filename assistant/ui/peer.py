"""Whether somebody sits at the machine that the app runs on. The server decides it where the socket is; a page only reads the mark.

The mark is a header that the server puts on a request, with a value that nobody outside this process knows: without the server (``streamlit
run``) nobody has it, and a visitor who sends one has a wrong value.
"""

import ipaddress
import secrets
from collections.abc import Collection, Mapping
from hmac import compare_digest
from urllib.parse import urlsplit

MARK = "x-kartra-assistant-same-machine"
TICKET = secrets.token_hex(16)

_FORWARDING = ("x-forwarded", "x-real-ip", "x-client-ip", "forwarded", "via", "true-client-ip", "cf-", "x-cluster-client-ip")
"""How the headers begin that proxies add. Behind one everybody's socket comes from the proxy's machine."""


def same_machine(peer: str | None, headers: Collection[tuple[str, str]]) -> bool:
    """Whether a request comes from this machine: the socket's peer is loopback, no proxy has passed it on, and the names that the request
    gives (Host, Origin) are this machine's own, or a page elsewhere could have had the browser send it. Names in ``headers`` are lower
    case."""
    if not _loopback(peer or "") or any(name.startswith(_FORWARDING) for name, _ in headers):
        return False
    named = [f"//{value}" for name, value in headers if name == "host"]
    origins = [value for name, value in headers if name == "origin"]
    return bool(named) and all(_loopback(_hostname(url)) for url in named + origins)


def marked(headers: Mapping[str, str]) -> bool:
    """Whether the server has marked the request that these headers came with."""
    return compare_digest(headers.get(MARK, "").encode(), TICKET.encode())


def _hostname(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
