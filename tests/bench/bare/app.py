"""A bare Streamlit app: the same pages with the same elements as ours, drawn from constants. A click here costs Streamlit's share."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
ICON = HERE.parents[2] / "assistant" / "ui" / "icon.svg"

st.set_page_config(page_icon=ICON, layout="centered")
st.logo(ICON, size="large")
st.html("<style>.bare { color: black }</style>")
pages = [
    st.Page(HERE / "ask.py", title="Ask", icon=":material/chat_bubble:", default=True),
    st.Page(HERE / "diagnose.py", title="Diagnose", icon=":material/account_tree:"),
    *(st.Page(HERE / "empty.py", title=name, icon=":material/menu_book:", url_path=name) for name in ("contacts", "browse")),
]
st.navigation(pages, position="top").run()
