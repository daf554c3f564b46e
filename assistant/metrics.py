"""What is counted while the app runs, for Prometheus. Labels come from closed sets (kinds of reply, guides that exist): never a text that
somebody typed, never a token, never an address.
"""

from contextlib import AbstractContextManager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

_REGISTRY = CollectorRegistry()
ProcessCollector(registry=_REGISTRY)

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Upper ends of the histogram: an answer takes about 2 ms, the first one after a change of the knowledge a second or two."""

_asked = Counter("kartra_assistant_questions", "Messages of the chat, by how they were answered.", ["outcome"], registry=_REGISTRY)
_answering = Histogram("kartra_assistant_answer_seconds", "Time to work out new replies.", buckets=_SECONDS, registry=_REGISTRY)
_diagnoses = Counter("kartra_assistant_diagnoses", "Diagnoses, by guide and how they stand.", ["guide", "end"], registry=_REGISTRY)
_store_trouble = Counter("kartra_assistant_store_trouble", "Times that the store failed.", ["operation"], registry=_REGISTRY)
_failures = Counter("kartra_assistant_page_failures", "Runs of a page that ended in an error.", registry=_REGISTRY)
_sign_ins = Counter("kartra_assistant_sign_ins", "Attempts to sign in by passcode.", ["result"], registry=_REGISTRY)
_visitors = Gauge("kartra_assistant_visitors", "Browser tabs that are connected.", registry=_REGISTRY)
_ready = Gauge("kartra_assistant_ready", "1 while visitors may be sent here.", registry=_REGISTRY)


def asked(outcome: str) -> None:
    """Count a message; ``outcome`` as in ``ask --json``. Once a message, when it is said, not when the chat is drawn again."""
    _asked.labels(outcome).inc()


def answering() -> AbstractContextManager[object]:
    """Measure how long it takes to work out a reply: ``with metrics.answering(): …``."""
    return _answering.time()


def diagnosis(guide: str, end: str) -> None:
    """Count that a diagnosis came to stand so: ``guide`` is the id of one that exists, ``end`` a value of the store's ``End``."""
    _diagnoses.labels(guide, end).inc()


def store_trouble(operation: str) -> None:
    """Count that the store failed; ``operation`` is what was asked of it (``read``, ``write``, ``reach``)."""
    _store_trouble.labels(operation).inc()


def page_failed() -> None:
    """Count a run of a page that ended in an error."""
    _failures.inc()


def sign_in(result: str) -> None:
    """Count an attempt: ``right``, ``wrong`` or ``too soon``."""
    _sign_ins.labels(result).inc()


def visiting() -> AbstractContextManager[object]:
    """Count a connected tab for as long as the context is open."""
    return _visitors.track_inprogress()


def ready(value: bool) -> None:
    """Note whether visitors may be sent here."""
    _ready.set(value)


def exposition() -> tuple[bytes, str]:
    """All of it in Prometheus' text form, and its content type."""
    return generate_latest(_REGISTRY), CONTENT_TYPE_LATEST
