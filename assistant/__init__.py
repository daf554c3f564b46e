"""A guided troubleshooting assistant over a folder of Markdown: ask, diagnose, browse.

The way through the package, in the order to read it:

* ``service.Assistant`` is the only door for every front end (``ui``, ``cli``).
* ``library`` turns the files of a knowledge folder into typed, checked values; open ``library/load.py``.
* ``retrieval`` turns a library and a text into a reply; open ``retrieval/answer.py``.
* ``diagnosis`` turns a guide and answers into the next step; open ``diagnosis/engine.py``.
* ``leads`` turns a contacts export into findings; open ``leads/review.py``.
* ``evaluation`` measures retrieval on labelled questions; open ``evaluation/run.py``.
* ``ui`` holds the Streamlit pages, ``cli`` the commands.

This module imports nothing, so that importing one package never loads the others.
"""
