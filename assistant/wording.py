"""The sentences that every front end says, so that page, terminal and JSON never drift apart."""

from typing import assert_never

from assistant.library.model import Entry, Library, OutsideSubject
from assistant.retrieval.model import Found, NotCovered, Query, Reply, Smalltalk, Unsure

SHORTENED = "That was long: only the beginning was read. If the answer misses the point, ask again in a few sentences."
WHICH = "Which of these do you mean?"
NEAREST = "The nearest entries, in case one helps:"


def answer_markdown(reply: Reply, library: Library) -> str:
    """The whole reply as Markdown: a short answer first, then its details. Inner links are left as written in the knowledge."""
    match reply:
        case Found(best=best):
            return entry_markdown(best.entry)
        case Unsure(choices=choices):
            return "\n".join([WHICH, "", *(f"- [{hit.entry.title}](entry:{hit.entry.id})" for hit in choices)])
        case NotCovered(nearest=nearest):
            lines = [refusal(reply, library)]
            if nearest:
                lines += ["", NEAREST, "", *(f"- [{hit.entry.title}](entry:{hit.entry.id})" for hit in nearest)]
            return "\n".join(lines)
        case Smalltalk(text=text):
            return text
        case _:
            assert_never(reply)


def entry_markdown(entry: Entry) -> str:
    """An entry's body: the short answer, then each section under its heading."""
    details = (f"## {section.heading}\n\n{section.markdown}" for section in entry.sections[1:])
    return "\n\n".join([entry.short_answer.markdown, *details])


def refusal(reply: NotCovered, library: Library) -> str:
    """Why there is no answer, where to go instead, and what can be asked here."""
    return f"{_why_not(reply.product, reply.subject)} {covered(library)}"


def covered(library: Library) -> str:
    """One sentence on what this library answers, from its topics."""
    topics = [topic_title(topic).lower() for topic in topics_of(library)]
    return f"What I can answer is about {_listed(topics)}."


def topics_of(library: Library) -> tuple[str, ...]:
    """The topics, each once, in the order of the library."""
    return tuple(dict.fromkeys(entry.topic for entry in library.entries.values()))


def topic_title(topic: str) -> str:
    """``list-care`` as a heading: ``List care``."""
    words = topic.replace("-", " ")
    return words[:1].upper() + words[1:]


def read_as_sentence(query: Query) -> str:
    """What was read differently from how it was typed; empty if nothing was."""
    return "Read " + _listed([f"“{item.typed}” as “{item.read}”" for item in query.read_as]) + "." if query.read_as else ""


def _why_not(product: str | None, subject: OutsideSubject | None) -> str:
    if product:
        return f"That sounds like a question about {product}, which isn't covered here. Its own help pages are the place to ask."
    if subject:
        return f"That isn't covered here ({subject.title}). {subject.go}"
    return "That isn't covered here: nothing I know fits well enough to answer without guessing."


def _listed(words: list[str], at_most: int = 8) -> str:
    shown = words[:at_most]
    if len(words) > at_most:
        return ", ".join(shown) + " and more"
    return ", ".join(shown[:-1]) + " and " + shown[-1] if len(shown) > 1 else "".join(shown)
