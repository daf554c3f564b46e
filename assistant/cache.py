"""What was learned from a knowledge folder, kept between starts, so that a process answers at once instead of after seconds of fitting.

A kept file is named after the knowledge and the code that learned from it; if either changes, it is simply not found. A folder that cannot
be written costs time and nothing else.
"""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from assistant.library.model import Library
from assistant.retrieval.classifier import Learned
from assistant.retrieval.fitted import from_bytes, to_bytes
from assistant.retrieval.index import Index, build_index

KEPT = 4
"""Files that stay: a few folders and versions. Each holds about 10 MB."""

_PACKAGE = Path(__file__).resolve().parent


def index_of(library: Library, folder: Path) -> Index:
    """The library made searchable, with what was learned earlier if that still fits; otherwise it is learned now and kept."""
    path = folder / f"{_name(library)}.npz"
    saved = None
    with suppress(OSError):
        saved = from_bytes(path.read_bytes())
    index = build_index(library, saved)
    if saved is None and index.classifier is not None:
        with suppress(OSError):
            _keep(path, to_bytes(Learned(index.slips, index.classifier)))
    return index


def _name(library: Library) -> str:
    digest = sha256(library.fingerprint.encode())
    for source in sorted([_PACKAGE / "text.py", *(_PACKAGE / "retrieval").glob("*.py")]):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:32]


def _keep(path: Path, content: bytes) -> None:
    """Write in one step, so that nobody ever reads half a file, and make room."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        part.write(content)
    os.replace(part.name, path)
    for old in sorted(path.parent.glob("*.npz"), key=lambda each: each.stat().st_mtime, reverse=True)[KEPT:]:
        old.unlink()
