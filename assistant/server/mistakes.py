"""Settings that would leave a door open or shut out everybody: better not to start."""

import re

from assistant import config
from assistant.config import Serving
from assistant.errors import AssistantError
from assistant.ui.access import SHORTEST

_ORIGIN = re.compile(r"https?://[a-z0-9._*-]+(:\d{1,5})?")
_NAME = re.compile(r"\*|(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*")
_ADDRESS = re.compile(r"[!-?A-~]+@[a-z0-9.-]+")


def check(settings: Serving) -> None:
    """Raise AssistantError, naming each setting that is wrong and what it should look like."""
    found = [
        *(f"{config.HOSTS}: “{name}” is no host name; write it without port: help.example.com" for name in _wrong(settings.hosts, _NAME)),
        *(f"{config.EMBEDDERS}: “{each}” is no origin; write https://www.example.com" for each in _wrong(settings.embedders, _ORIGIN)),
        *(f"{config.OWNERS}: “{each}” is no email address" for each in _wrong(sorted(settings.owners), _ADDRESS)),
        *_too_short(config.PASSCODE, settings.passcode),
        *_too_short(config.METRICS_TOKEN, settings.metrics_token),
    ]
    if found:
        raise AssistantError("\n".join(["The app does not start with these settings:", *found]))


def _wrong(values: tuple[str, ...] | list[str], form: re.Pattern[str]) -> list[str]:
    return [value[:60] for value in values if not form.fullmatch(value)]


def _too_short(name: str, secret: str) -> list[str]:
    return [f"{name}: at least {SHORTEST} characters, so that it cannot be guessed"] if 0 < len(secret) < SHORTEST else []
