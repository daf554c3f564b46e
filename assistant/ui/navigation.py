"""The pages: their files, names and order. Every link between pages goes through here."""

from pathlib import Path
from typing import Literal, NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from assistant.ui import access

PageName = Literal["ask", "diagnose", "contacts", "browse", "insights"]

ICON = Path(__file__).parent / "icon.svg"
STYLE = Path(__file__).parent / "style.css"

_FOLDER = Path(__file__).parent / "pages"


def pages() -> list[Page]:
    """All pages in the order of the menu; the first is the home page. The owner's page stands in the owner's menu; to others it is an
    address with a door."""
    seen: Literal["visible", "hidden"] = "visible" if isinstance(access.owner(), access.Owner) else "hidden"
    return [
        st.Page(_file("ask"), title="Ask", icon=":material/chat_bubble:", default=True, help="Ask a question; answers name their source."),
        st.Page(_file("diagnose"), title="Diagnose", icon=":material/account_tree:", help="Answer a few questions, get a checklist."),
        st.Page(_file("contacts"), title="Contacts", icon=":material/contacts:", help="Check a contacts export; nothing of it is kept."),
        st.Page(_file("browse"), title="Browse", icon=":material/menu_book:", help="Every answer there is, by topic."),
        st.Page(_file("insights"), title="Insights", icon=":material/insights:", visibility=seen, help="What people asked and missed."),
    ]


def link(page: PageName, label: str, icon: str | None = None, **parameters: str) -> None:
    """A link to a page, in this tab. ``label`` is Markdown: escape what is not."""
    st.page_link(_file(page), label=label, icon=icon or "", help="", query_params=parameters)


def open_page(page: PageName, **parameters: str) -> NoReturn:
    """Leave for a page, for a button that does so."""
    st.switch_page(_file(page), query_params=parameters)


def _file(page: PageName) -> Path:
    return _FOLDER / f"{page}.py"
