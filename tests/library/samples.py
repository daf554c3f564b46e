"""A small sound library about lamps, as files by path: what the tests break, one thing at a time."""

from collections.abc import Mapping
from pathlib import Path

SOURCES = """\
- id: manual
  title: "The lamp's manual"
  url: https://example.com/manual
  author: "The makers"
  kind: expert
  date: "2026"
"""

ENTRY = """\
---
id: dark-lamp
title: The lamp stays dark
topic: lamps
asked:
  - Why is my lamp dark?
sources: [manual]
reviewed: 2026-11-22
---

Press the switch.

## Fix it

1. Press the switch.
"""

GUIDE = """\
---
id: lamp
title: My lamp stays dark
sources: [manual]
reviewed: 2026-11-22
causes:
  unplugged:
    title: The lamp is not plugged in
    likelihood: common
    fix: plug-in
    entry: dark-lamp
checks:
  plug:
    question: Where is the plug?
    options:
      wall:
        label: In the wall
        rules-out: [unplugged]
      floor:
        label: On the floor
        confirms: [unplugged]
fixes:
  plug-in:
    title: Plug the lamp in
---

Finds out why a lamp stays dark.

## How to check: plug

Follow the cable.

## Fix: plug-in

1. Take the plug.
2. Put it into the wall.

### Verify

The lamp shines.
"""

SAMPLE: Mapping[str, str] = {"sources.yaml": SOURCES, "entries/lamps/dark-lamp.md": ENTRY}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below the folder, and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
