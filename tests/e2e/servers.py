"""What tests need that start servers of their own."""

import socket
import time
from pathlib import Path
from subprocess import Popen
from urllib.request import urlopen

import pytest

START = 60
"""Seconds until a server must answer; a busy machine takes a third of it."""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("localhost", 0))
        return int(listening.getsockname()[1])


def wait_for(address: str, log: Path, server: "Popen[bytes] | None" = None) -> None:
    """Wait until the address answers; fail with the log if it does not in time, or its server has ended."""
    until = time.monotonic() + START
    while time.monotonic() < until and (server is None or server.poll() is None):
        try:
            with urlopen(address, timeout=2):  # noqa: S310 (our own addresses)
                return
        except OSError:  # refused, timed out, or answered that it is not ready
            time.sleep(0.1)
    pytest.fail(f"{address} is not ready:\n{log.read_text(encoding='utf-8')}")
