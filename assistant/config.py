"""Settings. The only module that reads the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

KNOWLEDGE = "KARTRA_ASSISTANT_KNOWLEDGE"
CACHE = "KARTRA_ASSISTANT_CACHE"

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside. ``knowledge`` is the folder that is answered from; ``cache`` keeps what was learned from it."""

    knowledge: Path
    cache: Path


def settings(knowledge: Path | None = None) -> Settings:
    """The settings in force: an argument wins over the environment, the environment over what is shipped."""
    chosen = knowledge or os.environ.get(KNOWLEDGE) or home() / "knowledge"
    cache = os.environ.get(CACHE) or user_cache_path("kartra-assistant")
    return Settings(knowledge=Path(chosen).expanduser().resolve(), cache=Path(cache).expanduser().resolve())


def home() -> Path:
    """The folder that holds ``app.py`` and ``knowledge/``: the checkout, or in an installed wheel the copies inside the package."""
    checkout = _PACKAGE.parent
    return checkout if (checkout / "app.py").is_file() else _PACKAGE / "shipped"


def environment(chosen: Settings) -> dict[str, str]:
    """The environment for a server process that is to run on ``chosen``."""
    return {**os.environ, KNOWLEDGE: str(chosen.knowledge)}
