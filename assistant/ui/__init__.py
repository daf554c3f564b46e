"""The Streamlit pages. Open ``pages/ask.py`` first, then ``replies.py``.

A page reads state (``state.py``, ``address.py``), makes one call to ``service.Assistant`` (``resources.py``) and draws the type that it
got. What a person typed or what came in with a link is drawn as text, never as Markdown: ``render.py`` has the two ways to do it.
"""
