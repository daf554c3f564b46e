"""Settings. The only module that reads the environment."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from assistant.errors import AssistantError

KNOWLEDGE = "KARTRA_ASSISTANT_KNOWLEDGE"
CACHE = "KARTRA_ASSISTANT_CACHE"
STORE = "KARTRA_ASSISTANT_STORE"
KEEP_DAYS = "KARTRA_ASSISTANT_KEEP_DAYS"
HOSTS = "KARTRA_ASSISTANT_HOSTS"
EMBEDDERS = "KARTRA_ASSISTANT_EMBEDDERS"
OWNERS = "KARTRA_ASSISTANT_OWNERS"
PASSCODE = "KARTRA_ASSISTANT_PASSCODE"
METRICS_TOKEN = "KARTRA_ASSISTANT_METRICS_TOKEN"  # noqa: S105 (the setting's name)

_DEFAULT_KEEP_DAYS = 180
_MOST_KEEP_DAYS = 36_500

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside. ``knowledge`` is the folder that is answered from, ``cache`` keeps what was learned from it. ``store``
    is the SQLite file or PostgreSQL address where visits are kept, None for nowhere, ``keep_days`` how long. An address may hold a
    password, so it is not printed."""

    knowledge: Path
    cache: Path
    store: Path | str | None = field(repr=False)
    keep_days: int


@dataclass(frozen=True, slots=True)
class Serving:
    """How the server is reached and by whom. ``hosts`` are the names that visitors type besides localhost, ``embedders`` the origins whose
    pages may frame the app, ``owners`` the addresses (lower case) that may see what others did; each empty if not set."""

    hosts: tuple[str, ...] = ()
    embedders: tuple[str, ...] = ()
    owners: frozenset[str] = frozenset()
    passcode: str = field(default="", repr=False)
    metrics_token: str = field(default="", repr=False)


def settings(knowledge: Path | None = None) -> Settings:
    """The settings in force: an argument wins over the environment, the environment over what is shipped. Raises AssistantError for a
    setting that makes no sense."""
    chosen = knowledge or os.environ.get(KNOWLEDGE) or home() / "knowledge"
    cache = os.environ.get(CACHE) or user_cache_path("kartra-assistant")
    return Settings(
        knowledge=Path(chosen).expanduser().resolve(),
        cache=Path(cache).expanduser().resolve(),
        store=_store(os.environ.get(STORE, "").strip()),
        keep_days=_keep_days(os.environ.get(KEEP_DAYS, "").strip()),
    )


def _store(text: str) -> Path | str | None:
    """Where visits are kept. A message never repeats an address, since a password may stand in it."""
    if text.lower() == "off":
        return None
    scheme, separator, rest = text.partition("://")
    if not separator:
        return Path(text).expanduser().resolve() if text else user_data_path("kartra-assistant") / "visits.db"
    if scheme == "sqlite" and rest.startswith("/") and rest != "/":
        return Path(rest[1:]).expanduser().resolve()
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"} and rest:
        return text
    raise AssistantError(f"{STORE} is neither the path of a file, nor an address like postgresql://user:password@host:5432/name, nor off.")


def _keep_days(text: str) -> int:
    if not text:
        return _DEFAULT_KEEP_DAYS
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= _MOST_KEEP_DAYS):
        raise AssistantError(f"{KEEP_DAYS} is {text[:20]!r}. Give a number of days from 1 to {_MOST_KEEP_DAYS}, for example 180.")
    return int(text)


def serving() -> Serving:
    """The server's settings in force. Lists are separated by commas."""
    return Serving(
        hosts=_listed(HOSTS),
        embedders=_listed(EMBEDDERS),
        owners=frozenset(_listed(OWNERS)),
        passcode=os.environ.get(PASSCODE, ""),
        metrics_token=os.environ.get(METRICS_TOKEN, ""),
    )


def serve_from(chosen: Settings) -> None:
    """Make this process answer from the chosen folder: its pages read the settings anew."""
    os.environ[KNOWLEDGE] = str(chosen.knowledge)


def home() -> Path:
    """The folder that holds ``app.py`` and ``knowledge/``: the checkout, or in an installed wheel the copies inside the package."""
    checkout = _PACKAGE.parent
    return checkout if (checkout / "app.py").is_file() else _PACKAGE / "shipped"


def _listed(name: str) -> tuple[str, ...]:
    return tuple(part.strip().lower() for part in os.environ.get(name, "").split(",") if part.strip())
