"""What all that is kept of a visit has in common: a notice of what is kept, and one of when nothing can be."""

from datetime import UTC, datetime

import streamlit as st

from assistant.ui import render, resources, state


def now() -> datetime:
    """The time that goes with what is kept."""
    return datetime.now(UTC)


def notice(under: str, what: str) -> bool:
    """What is kept, for how long and who can see it; true when the person wants ``what`` ("chat", "diagnosis") that stands ``under`` a
    token to be forgotten, and it was."""
    visits = resources.visits()
    with st.popover("What is kept", icon=":material/shield_person:", type="tertiary"):
        if not visits.keeps:
            st.markdown("Nothing of what you do here is kept. A reload starts a chat from its beginning.")
            return False
        st.markdown(
            f"This {what} is kept for {resources.keep_days()} days, so that you can come back to it, and so that whoever writes answers "
            "sees what is missing. Email addresses, phone and card numbers are taken out first. It stands under the code in this page's "
            "address: who has the whole address can open it, nobody else. Files of contacts are never kept."
        )
        if not under or not st.button("Forget it now", key="forget", icon=":material/delete:"):
            return False
        if visits.forget(under) is None:
            st.error("That did not work at the moment. Try again in a minute.")
            return False
    return True


def say_trouble() -> None:
    """Say, once a session, that nothing can be kept now."""
    if (trouble := resources.visits().trouble()) and state.first_time("trouble"):
        st.toast(render.plain(trouble), icon=":material/cloud_off:")
