"""Bring to view what is new. Streamlit keeps the scroll bar where it is when the page below it changes, or jumps to the very end of a chat:
on a phone one would read the last line of an answer first, and meet the next question at its third choice.
"""

import streamlit as st

_TOP = "document.querySelector('[data-testid=\"stMain\"]')?.scrollTo(0, 0)"
_SECTION = f"const part = document.getElementById(location.hash.slice(1)); part ? part.scrollIntoView() : {_TOP}"
_NEWEST = "document.querySelector('.st-key-newest')?.scrollIntoView()"


def to_top(mark: int) -> None:
    """Scroll to the top, once for each new ``mark``: a number that changes whenever the page shows something else."""
    _run(_TOP, mark)


def to_section(mark: int) -> None:
    """Scroll to the heading that the address names after its ``#``, else to the top, once for each new ``mark``."""
    _run(_SECTION, mark)


def to_newest(mark: int) -> None:
    """Scroll to the container with the key ``newest``, once for each new ``mark``."""
    _run(_NEWEST, mark)


def _run(script: str, mark: int) -> None:
    """A constant script: nothing that anybody typed may come near it, which is why a mark is a number."""
    st.html(f"<script data-mark='{mark:d}'>{{ {script} }}</script>", unsafe_allow_javascript=True)
