"""Everything that would otherwise make somebody's click slow: done before the first visitor, or in a quiet moment."""

import asyncio
import gc
from importlib import import_module
from pkgutil import iter_modules
from time import monotonic

from assistant import ui
from assistant.errors import KnowledgeError
from assistant.server.gate import Activity
from assistant.service import Assistant, Visits

LATE_IMPORTS = (
    *("pandas", "pyarrow.pandas_compat", "PIL.ImageFile", "altair", "streamlit.material_icon_names"),
    "encodings.idna",
    *(f"{ui.__name__}.{module.name}" for module in iter_modules(ui.__path__) if not module.ispkg),
)
"""What Streamlit and the pages import only when they need it. A test runs every page and finds what is missing here."""

EVERY = 5.0
"""Seconds between looks for a quiet moment."""

QUIET = 0.5
"""Seconds without a message from any browser that make a quiet moment: a person reads for longer between two clicks."""

LATEST = 60.0
"""Seconds after which garbage is collected even if it is never quiet; a collection takes less than a click when the rest is frozen."""


def knowledge() -> Assistant:
    """The knowledge, opened and made searchable for all pages. Raises KnowledgeError with every problem of its folder."""
    from assistant.ui import resources  # noqa: PLC0415 (Streamlit's caches find their storage once its runtime has started)

    opened = resources.opened_knowledge()
    if isinstance(opened, str):
        raise KnowledgeError(opened)
    return opened


def visits() -> Visits:
    """What the pages remember visits with; not opened yet."""
    from assistant.ui import resources  # noqa: PLC0415 (as above)

    return resources.visits()


def import_late_modules() -> None:
    """Import everything in ``LATE_IMPORTS``."""
    for name in LATE_IMPORTS:
        import_module(name)


def freeze() -> None:
    """Take what the server has imported and opened out of the reach of garbage collection."""
    from assistant.ui import resources  # noqa: PLC0415 (as above)

    resources.spare_from_collection()


async def collect_in_quiet_moments(activity: Activity) -> None:
    """Collect garbage when nobody waits. ``runner.postScriptGC`` is off, because it collects after every click, while somebody does."""
    collected = monotonic()
    while True:
        await asyncio.sleep(EVERY)
        if due(monotonic(), activity.last, collected):
            gc.collect()
            collected = monotonic()


def due(now: float, last: float, collected: float) -> bool:
    """Whether to collect: somebody did something since it was done, and it is quiet or has been put off for long. All in seconds."""
    return last > collected and (now - last > QUIET or now - collected > LATEST)
