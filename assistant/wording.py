"""The sentences that every front end says, so that page, terminal and JSON never drift apart."""

from typing import assert_never

from assistant.library.model import Entry, Library, OutsideSubject
from assistant.retrieval.model import Found, NotCovered, Query, Reply, Smalltalk, Unsure

SHORTENED = "That was long: only the beginning was read. If the answer misses the point, ask again in a few sentences."
WHICH = "Which of these do you mean?"
THIS = "Do you mean this?"
IF_NOT = "If not, say it in other words: what do you see, and what did you expect?"
WHY = "Why this answer"
NEXT = 3
"""Other entries that are named with their probability: beyond three it is mostly below one in a hundred."""

NEAREST = "The nearest entries, in case one helps:"


def answer_markdown(reply: Reply, library: Library) -> str:
    """The whole reply as Markdown: a short answer first, then its details. Inner links are left as written in the knowledge."""
    match reply:
        case Found(best=best):
            return entry_markdown(best.entry)
        case Unsure(choices=choices):
            return "\n".join([which(reply), "", *(f"- [{hit.entry.title}](entry:{hit.entry.id})" for hit in choices), "", IF_NOT])
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


def which(reply: Unsure) -> str:
    """What the person is asked."""
    return WHICH if len(reply.choices) > 1 else THIS


def refusal(reply: NotCovered, library: Library) -> str:
    """Why there is no answer, where to go instead, and what can be asked here."""
    return f"{_why_not(reply.product, reply.subject)} {covered(library)}"


def outcome(reply: Reply) -> str:
    """What kind of reply it is, as other programs and the records of visits name it."""
    match reply:
        case Found():
            return "found"
        case Unsure():
            return "unsure"
        case NotCovered():
            return "not_covered"
        case Smalltalk():
            return "smalltalk"
        case _:
            assert_never(reply)


def why_lines(found: Found, library: Library) -> list[str]:
    """Why this entry answers, in plain sentences that may quote the person: what matched, what was read as what, how sure, what came
    next."""
    best = found.best
    words = _listed([f"“{word}”" for word in best.matched])
    lines = [
        f"Of your words it has {words}." if words else "It has none of your words; it is asked for in words like yours.",
        f"It is what you mean with {_percent(best.score)} probability, by the ways people ask for each of {len(library.entries)} answers.",
    ]
    if best.section.heading:
        lines.append(f"It opens at “{best.section.heading}”, which fits best beside the short answer.")
    if not found.query.text.startswith(found.query.looked_up):
        lines.append("Your message was read together with the one before it.")
    if read_as := read_as_sentence(found.query):
        lines.append(read_as)
    if found.others:
        lines.append("Next came: " + "; ".join(f"{hit.entry.title} ({_percent(hit.score)})" for hit in found.others[:NEXT]) + ".")
    return lines


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


def _percent(probability: float) -> str:
    """``87%``; what rounds to nothing or to certainty is said to be less or more than that."""
    return "under 1%" if probability < 0.01 else "over 99%" if probability > 0.99 else f"{probability:.0%}"


def _listed(words: list[str], at_most: int = 8) -> str:
    shown = words[:at_most]
    if len(words) > at_most:
        return ", ".join(shown) + " and more"
    return ", ".join(shown[:-1]) + " and " + shown[-1] if len(shown) > 1 else "".join(shown)
