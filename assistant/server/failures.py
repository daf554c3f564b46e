"""When a page fails: the visitor gets a number to quote, the log has the same number beside what went wrong."""

import logging
import secrets

import streamlit as st

from assistant import metrics
from assistant.server import logs

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which are read out wrongly."""


def on_script_error(error: Exception) -> bool:
    """Say so on the page without a word of the error, and log where it came from."""
    number = reference()
    metrics.page_failed()
    logging.getLogger(logs.NAME).error("page failed", extra={"reference": number, "error": logs.where(error)})
    st.error(
        f"Something went wrong here, and it is our fault. Try again; if it stays, tell whoever runs this app the number **{number}**.",
        icon=":material/error:",
    )
    return True


def reference() -> str:
    """A number that tells one failure from another: ``7KQ2-M9XD``."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
