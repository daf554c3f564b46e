"""Logs as one JSON object a line, without what people typed: no message of an exception, no query string, no address of mail or network.

Proxies and collectors keep logs for long and show them to many, and a chat holds names, so nothing that a visitor sent may get there.
"""

import logging
import re
import sys
import traceback
from logging.config import dictConfig
from pathlib import Path
from types import TracebackType

from pythonjsonlogger.json import JsonFormatter

NAME = "assistant"

FRAMES = 12
"""Innermost frames of a trace that are kept: our own part of it; above them lies Streamlit's."""

_QUERY = re.compile(r"(?<=[\w/])\?[^\s\"']+")
_MAIL = re.compile(r"[^\s@\"'<>]+@[^\s@\"'<>]+")
_NETWORK = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?|\[?\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}\b\]?(?::\d+)?", re.IGNORECASE)
_UPLOAD = re.compile(r"(/_stcore/upload_file)/\S+")
_HERE = Path(__file__).resolve().parents[2]

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PrivateJson(JsonFormatter):
    """Each record as JSON, its text without what is anybody's, its exception as types and places."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        record.msg, record.args = without_private(record.getMessage()), None
        record.exc_text = record.stack_info = None
        return super().format(record)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 (logging's name)
        """Which errors, and where; their messages may hold anything."""
        return " < ".join(where(ei[1])) if ei[1] else ""


def configure() -> None:
    """Send everybody's records to standard error as JSON. Streamlit gives each of its loggers a console of its own, and these are taken
    away: call this again after modules were imported."""
    dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": {"()": PrivateJson, "fmt": _FIELDS, "style": "{", "datefmt": _WHEN, "rename_fields": _NAMES}},
            "handlers": {"console": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "json"}},
            "root": {"level": "WARNING", "handlers": ["console"]},
            "loggers": {NAME: {"level": "INFO"}, "uvicorn.error": {"level": "WARNING"}},
        }
    )
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        if name.startswith(("streamlit", "uvicorn", "websockets")):
            logger.handlers.clear()
            logger.propagate = True
    logging.getLogger("uvicorn.access").disabled = True  # who asked for which address: the proxy's business, and without its query
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel("ERROR")  # the start is no run of a page
    logging.getLogger("streamlit.error_util").addFilter(_not_a_page_failure)


_FIELDS = "{asctime} {levelname} {name} {message}"
_WHEN = "%Y-%m-%dT%H:%M:%S%z"
_NAMES = {"asctime": "time", "levelname": "level", "message": "event", "exc_info": "error"}


def without_private(text: str) -> str:
    """The text of a record without query strings, session ids and addresses."""
    text = _UPLOAD.sub(r"\1/…", _QUERY.sub("?…", text))
    return _NETWORK.sub("(address)", _MAIL.sub("(address)", text))


def where(error: BaseException) -> list[str]:
    """An error as lines without its message: its type, then the places it went through, innermost first; then its cause likewise."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return [type(error).__qualname__, *places, *(["caused by", *where(cause)] if cause else [])]


def _short(filename: str) -> str:
    for root in (_HERE, *map(Path, (sys.prefix, sys.base_prefix))):
        if Path(filename).is_relative_to(root):
            return str(Path(filename).relative_to(root))
    return Path(filename).name


def _not_a_page_failure(record: logging.LogRecord) -> bool:
    """Streamlit logs a page's error before it asks us; our own record of it has the reference that the visitor sees."""
    return record.msg != "Uncaught app execution"
