"""The web app: look at the knowledge, then run the page that was asked for. Start it with ``python -m assistant serve``."""

import streamlit as st

from assistant.ui import navigation, problems, resources, state

st.set_page_config(page_icon=navigation.ICON, layout="centered")
st.logo(navigation.ICON, size="large")
st.html(navigation.STYLE)

opened = resources.opened_knowledge()
page = st.navigation(navigation.pages(), position="hidden" if isinstance(opened, str) else "top")
if isinstance(opened, str):
    problems.draw(opened)
else:
    state.note_page(page.url_path)
    page.run()
