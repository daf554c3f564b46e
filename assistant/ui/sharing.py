"""A link to what is on the screen, to copy."""

from urllib.parse import urlencode

import streamlit as st


def link(label: str, **parameters: str) -> None:
    """A button that opens the whole address, ready to copy. ``parameters`` become its query."""
    with st.popover(label, icon=":material/link:"):
        st.caption("Whoever opens this link sees what you see now.")
        st.code(f"{st.context.url or ''}?{urlencode(parameters)}", language=None, wrap_lines=True)
