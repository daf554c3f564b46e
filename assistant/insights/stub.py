"""A group of unanswered questions as an entry to complete: a file that the knowledge folder takes as it is."""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from assistant.insights.model import Download
from assistant.library.model import Library

MOST_ASKED = 40
"""Ways of asking that go into an entry: more than an author reads through, and by then each new one adds nothing."""

TOPIC = "new"
"""The topic of an entry that is near no other."""

_BODY = """Write the answer here: two or three sentences that a hurried person can act on.

## Check it

1. Write where to look.

## Fix it

1. Write what to do.
"""


def stub(asked: Sequence[str], entry_id: str, topic: str, known: Collection[str], today: date) -> Download:
    """The entry, named by its place in the knowledge folder. ``asked`` are the people's questions, the most central first; those ``known``
    already (``known_texts``) are left out, so that nothing stands there twice."""
    fresh = list({folded(text): text for text in reversed(asked) if folded(text) not in known}.values())[::-1]
    title = fresh[0] if fresh else entry_id
    lines = [
        "---",
        f"id: {entry_id}",
        f"title: {_quoted(title)}",
        f"topic: {_quoted(topic)}",
        "asked:",
        *(f"  - {_quoted(text)}" for text in fresh[:MOST_ASKED] or [f"{title} ({entry_id})"]),
        "sources: []",
        f"reviewed: {today.isoformat()}",
        "---",
        "",
        _BODY,
    ]
    return Download(f"entries/{topic}/{entry_id}.md", "text/markdown", "\n".join(lines).encode("utf-8", "replace"))


def known_texts(library: Library) -> frozenset[str]:
    """Titles and questions that the knowledge has, ``folded``."""
    titles = [entry.title for entry in library.entries.values()]
    asked = [entry.asked for entry in library.entries.values()] + [subject.asked for subject in library.outside]
    return frozenset(folded(text) for texts in (titles, *asked) for text in texts)


def folded(text: str) -> str:
    """The text as the knowledge compares titles and questions: letter case, spacing and closing punctuation make no difference."""
    return " ".join(text.casefold().split()).rstrip(" ?!.…") or text


def free_id(words: Iterable[str], taken: Collection[str]) -> str:
    """The words as an id that nothing has."""
    base = re.sub(r"[^a-z0-9]+", "-", "-".join(words).lower()).strip("-")[:60].strip("-") or "question"
    return next(each for each in (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))) if each not in taken)


def _quoted(text: str) -> str:
    """The text as YAML reads it back. JSON's quotation is YAML's; characters beyond the basic plane stay as they are."""
    return json.dumps(text, ensure_ascii=False)
