"""A page for owners and nothing else, as ``tests/e2e/door.py`` serves it."""

import streamlit as st

from assistant.ui import access

who = access.owner()
if isinstance(who, access.Denied):
    access.draw_door(who)
    st.stop()
st.title("The secret", anchor=False)
access.draw_owner(who)
