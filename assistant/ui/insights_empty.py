"""The owner's page when there is nothing to show: why, what will stand here, what is kept, how to switch it on."""

import streamlit as st

from assistant import config
from assistant.ui import navigation

PREVIEW = """- **Questions without an answer**, alike ones together, each group with an entry to complete
- **Answers that did not help**, with what people said
- **Diagnoses**: solved, assumed, escalated, left; where people go away; which causes it really was
- **Words** that were read differently from how they were typed
- **Entries** that nobody has reviewed for long
- all of it over time, and as CSV"""

KEPT = (
    "Kept are what people typed (without addresses, phone numbers and card numbers, which are taken out before anything is written), the "
    "replies they got, thumbs and comments, and the answers of diagnoses; nothing of who they are, as there are no accounts."
)


def draw_nothing(days: int | None, keep_days: int) -> None:
    """Storing is on, and nobody has been here in these days (``None``: ever)."""
    when = f"in the last {days} days. Choose a longer period, or come back later." if days else "yet. Come back when people have."
    st.info(f"Nobody has asked or diagnosed anything {when}", icon=":material/inbox:")
    _preview()
    st.caption(f"{KEPT} Each of it is deleted after {keep_days} days.")
    navigation.link("ask", "Ask a question yourself", ":material/chat_bubble:")


def draw_off() -> None:
    """Storing is switched off."""
    st.info("Storing is switched off, so there is nothing to learn from.", icon=":material/database_off:")
    st.markdown(
        f"To switch it on, start the app without the setting `{config.STORE}=off`. Without a value it keeps a file in this machine's data "
        f"folder; with an address such as `postgresql://…` a database that many machines share. `{config.KEEP_DAYS}` says how long."
    )
    _preview()
    st.caption(KEPT)


def draw_trouble() -> None:
    """The store does not answer."""
    st.warning("The store cannot be read at the moment. Answers go on without it; reload this page in a minute.", icon=":material/warning:")


def _preview() -> None:
    st.header("What will stand here", anchor=False)
    st.markdown(PREVIEW)
