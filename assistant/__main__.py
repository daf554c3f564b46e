"""``python -m assistant``: the same commands as the console script ``kartra-assistant``."""

from assistant.cli import main

main()
