"""What a visitor sees while the knowledge folder has problems: what is wrong, and what to do. Nothing else runs."""

import streamlit as st

NEXT = """The assistant starts again by itself when the last one is mended: save the file and reload this page.
To see the same list in a terminal, run:"""


def draw(text: str) -> None:
    """The problems of ``KnowledgeError``: a first line that counts them, then one a line."""
    _, *problems = text.splitlines()
    st.title("The knowledge needs mending", anchor=False)
    st.markdown("Nothing is answered while a file is broken, so that nobody gets half an answer.")
    st.code("\n".join(problems) or text, language=None, wrap_lines=True)
    st.markdown(NEXT)
    st.code("python -m assistant check", language=None)
