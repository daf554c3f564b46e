"""Verdicts become the fixes to do, in order; and the same as a Markdown document to keep."""

from collections.abc import Collection, Iterable, Mapping
from math import prod

from assistant.diagnosis.belief import PRIOR
from assistant.diagnosis.belief import verdicts as judged
from assistant.diagnosis.model import Answers, ChecklistItem, Verdict
from assistant.diagnosis.phrasing import answer_table, because, minutes_text, ruled_out_list
from assistant.library.links import plain
from assistant.library.model import Guide, Library, Source

UNLIKELY = PRIOR["rare"]
"""A fix that is less probably needed than one for a rare cause that nobody has asked about is named in the document without its steps, and
does not come before a certain one."""

BESIDES = PRIOR["common"]
"""After something certain, what is less probable than a common cause that nobody has asked about is named without its steps, too: nothing
points to it, and what is certain is done and tried first."""


def checklist(guide: Guide, verdicts: tuple[Verdict, ...]) -> tuple[ChecklistItem, ...]:
    """One item a fix that may be needed: the certain ones in the order of the file, then the possible ones by chance over minutes.

    A fix that must come first (``after``) is moved before the one that needs it, even a possible one before a certain one unless it is
    unlikely.
    """
    items = {item.fix.id: item for item in _items(guide, verdicts)}
    places = {fix: place for place, fix in enumerate(guide.fixes)}
    ranked = sorted(items, key=lambda fix: (not items[fix].certain, 0.0 if items[fix].certain else -_per_minute(items[fix]), places[fix]))
    return tuple(items[fix] for fix in _first_things_first(ranked, {fix: _before(items, items[fix]) for fix in ranked}))


def _before(items: Mapping[str, ChecklistItem], item: ChecklistItem) -> tuple[str, ...]:
    """The fixes in the list that must come before this one."""
    return tuple(fix for fix in item.fix.after if fix in items and not (item.certain and items[fix].chance < UNLIKELY))


def unlikely(items: tuple[ChecklistItem, ...]) -> tuple[ChecklistItem, ...]:
    """Those after the last certain item that are hardly worth their steps."""
    firm = _firm(items)
    enough = BESIDES if firm else UNLIKELY
    return tuple(item for item in items[firm:] if item.chance < enough)


def _firm(items: tuple[ChecklistItem, ...]) -> int:
    """How many items there are up to the last certain one."""
    return max((place + 1 for place, item in enumerate(items) if item.certain), default=0)


def _items(guide: Guide, verdicts: tuple[Verdict, ...]) -> Iterable[ChecklistItem]:
    for fix in guide.fixes.values():
        open_here = [verdict for verdict in verdicts if verdict.cause.fix == fix.id and verdict.status != "ruled_out"]
        if open_here:
            certain = any(verdict.status == "confirmed" for verdict in open_here)
            causes = tuple(verdict.cause for verdict in sorted(open_here, key=lambda verdict: -verdict.chance))
            yield ChecklistItem(fix, certain, 1.0 if certain else _needed(guide, open_here), causes)


def _needed(guide: Guide, verdicts: list[Verdict]) -> float:
    """The chance that one of these causes holds."""
    chances = [verdict.chance for verdict in verdicts]
    return min(sum(chances), 1.0) if guide.one_cause else 1 - prod(1 - chance for chance in chances)


def _per_minute(item: ChecklistItem) -> float:
    return item.chance / item.fix.minutes if item.fix.minutes else float("inf")


def _first_things_first(ranked: list[str], after: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The fixes in their rank, except that each one's ``after`` stand before it; fixes that are not in the list are left out."""
    placed: list[str] = []

    def place(fix: str, above: frozenset[str]) -> None:
        if fix in placed or fix in above:
            return
        for earlier in ranked:
            if earlier in after[fix]:
                place(earlier, above | {fix})
        placed.append(fix)

    for fix in ranked:
        place(fix, frozenset())
    return placed


def to_markdown(library: Library, guide: Guide, answers: Answers, mended: Collection[str] = ()) -> str:
    """The checklist as a document with tick boxes: what to do, what the answers were, and what was ruled out by which of them.

    ``mended`` are fixes that were done already; they are named as done.
    """
    found = judged(guide, answers, mended)
    parts = [f"# Fix checklist: {guide.title}", *_to_do(library, guide, found)]
    if mended:
        parts += ["## Done already", "\n".join(f"- [x] {guide.fixes[fix].title}" for fix in mended)]
    if answers:
        parts += ["## Your answers", answer_table(guide, answers)]
    if gone := ruled_out_list(guide, found):
        parts += ["## Ruled out", gone]
    return "\n\n".join(parts) + "\n"


def _to_do(library: Library, guide: Guide, found: tuple[Verdict, ...]) -> list[str]:
    """Everything up to the last certain fix under one heading (what must come first stands there, too), the rest under another; what is
    unlikely by its title only."""
    items = checklist(guide, found)
    if not items:
        return ["Nothing that this guide knows is left."]
    firm, last = _firm(items), unlikely(items)
    likely = [item for item in items[firm:] if item not in last]
    then = "## Then, if it still does not work" if firm else "## Try these in turn, until it works"
    groups = [
        ("## Do these", [_item_text(library, guide, item, found) for item in items[:firm]]),
        (then, [_item_text(library, guide, item, found) for item in likely]),
        ("## Unlikely, but not ruled out", ["\n".join(f"- [ ] {item.fix.title}" for item in last)] if last else []),
    ]
    return [text for heading, texts in groups if texts for text in (heading, *texts)]


def _item_text(library: Library, guide: Guide, item: ChecklistItem, found: tuple[Verdict, ...]) -> str:
    fix = item.fix
    causes = [verdict for verdict in found if verdict.cause in item.causes]
    blocks = [
        "\n".join(f"- {because(guide, verdict)}" for verdict in causes),
        "\n".join(f"{number}. {_indented(plain(step), '   ')}" for number, step in enumerate(fix.steps, 1)),
        f"**How you see that it worked:** {plain(fix.verify)}" if fix.verify else "",
        f"**Don't:** {plain(fix.avoid)}" if fix.avoid else "",
        _sources_text([library.sources[source] for source in fix.sources if source in library.sources]),
    ]
    head = f"- [ ] **{fix.title}** ({'certain' if item.certain else 'possible'}, {minutes_text(fix.minutes)})"
    return _indented("\n\n".join([head, *filter(None, blocks)]), "  ")


def _sources_text(sources: list[Source]) -> str:
    links = [f"[{source.title}]({source.url})" if source.url else source.title for source in sources]
    named = [f"{link} ({source.author}; {source.date})" for link, source in zip(links, sources, strict=True)]
    return f"Source{'s' if len(named) > 1 else ''}: {', '.join(named)}" if named else ""


def _indented(text: str, by: str) -> str:
    """Every line but the first moved in, so that it belongs to the list item that the first line begins."""
    return "\n".join(f"{by}{line}" if place and line else line for place, line in enumerate(text.splitlines()))
