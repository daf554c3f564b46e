"""The app as a server for many: one ASGI application around Streamlit. Read ``asgi.py`` first, then ``gate.py`` (who gets in)."""
