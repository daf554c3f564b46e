"""The fix checklist on the screen: what to do, in what order, what was ruled out and by which answer."""

from dataclasses import replace

import streamlit as st

from assistant.diagnosis.model import UNSURE, Answer, ChecklistItem, Verdict
from assistant.library.model import Guide
from assistant.service import Assistant
from assistant.ui import entries, navigation, render, state
from assistant.ui.address import Walk

_CERTAIN = ":green-badge[:material/check_circle: Certain]"
_POSSIBLE = ":orange-badge[:material/help: Possible]"


def draw(assistant: Assistant, walk: Walk, items: tuple[ChecklistItem, ...]) -> Walk:
    """The items with boxes to tick; the walk with what is ticked. A ticked one folds to its title, and its tick goes into the address.

    What comes after everything certain is folded: most of it will not be needed. What is unlikely is folded once more, all together.
    """
    unlikely = assistant.unlikely(items)
    shown = tuple(item for item in items if item not in unlikely)
    firm = max((place + 1 for place, item in enumerate(shown) if item.certain), default=0)
    done = []
    for place, item in enumerate(shown):
        if place == firm:
            st.header("Then, if it still doesn't work" if firm else "Try these in turn, until it works", anchor=False)
        if _item(assistant, walk, place + 1, item, folded=place >= max(firm, 1)):
            done.append(item.fix.id)
    if unlikely:
        with st.expander(f"Unlikely, but not ruled out ({len(unlikely)})", key="unlikely"):
            numbered = enumerate(unlikely, start=len(shown) + 1)
            done += [item.fix.id for number, item in numbered if _item(assistant, walk, number, item, folded=True)]
    ticked = replace(walk, done=tuple(done))
    state.note_done(ticked)
    return ticked


def so_far(assistant: Assistant, items: tuple[ChecklistItem, ...]) -> None:
    """The checklist in the middle of a walk: what is certain with its steps, what is possible by name, because most of it will go."""
    certain = [item for item in items if item.certain]
    if not certain:
        st.markdown("Nothing is certain yet: each answer narrows it down.")
    for item in certain:
        st.markdown(f"**{render.plain(item.fix.title)}** {_badge(item)}\n\n{assistant.markdown(render.numbered(item.fix.steps))}")
    if possible := [f"- {render.plain(item.fix.title)}" for item in items if not item.certain]:
        st.markdown("\n".join([f"{_POSSIBLE} likeliest first:", "", *possible]))


def so_far_label(items: tuple[ChecklistItem, ...]) -> str:
    """The words to open it with: how much of it is certain."""
    certain = sum(item.certain for item in items)
    return f"Checklist so far: {certain} certain, {len(items) - certain} possible"


def summary(items: tuple[ChecklistItem, ...]) -> str:
    """How many fixes are certain and how many possible, in a sentence. ``items`` are those that are not unlikely."""
    if not items:
        return "Your answers make everything that this guide knows unlikely, but they don't rule it all out."
    certain = sum(item.certain for item in items)
    possible = len(items) - certain
    if not possible:
        return f"{render.number_of(certain, 'fix is', 'fixes are')} certain. Do them in this order and tick them off."
    if not certain:
        return f"Nothing is certain, but {render.number_of(possible, 'fix', 'fixes')} may help. Try them in this order until it works."
    first = render.number_of(certain, "fix is", "fixes are")
    return f"{first} certain, {possible} more may be needed. Do them in this order and tick them off."


def ruled_out(guide: Guide, verdicts: tuple[Verdict, ...]) -> str:
    """What it is not, and which answer said so, as a Markdown list; empty if nothing was ruled out."""
    out = (verdict for verdict in verdicts if verdict.status == "ruled_out")
    return "\n".join(f"- **{render.plain(verdict.cause.title)}**{_said(guide, verdict)}" for verdict in out)


def spoken(guide: Guide, answer: Answer) -> str:
    """An answer with its question, as Markdown."""
    check = guide.checks[answer[0]]
    label = next((option.label for option in check.options if option.id == answer[1]), "I'm not sure" if answer[1] == UNSURE else answer[1])
    return f"{render.plain(check.question)} *{render.plain(label)}*"


def _said(guide: Guide, verdict: Verdict) -> str:
    return "".join(f"  \n  {spoken(guide, answer)}" for answer in verdict.because)


def _item(assistant: Assistant, walk: Walk, number: int, item: ChecklistItem, folded: bool) -> bool:
    """Draw an item; true when it is ticked."""
    fix = item.fix
    with st.container(border=True, key=f"item-{number}"):
        if st.checkbox(f"**{number}. {render.plain(fix.title)}**", value=fix.id in walk.done, key=f"done-{walk.guide}-{fix.id}"):
            return True
        causes = "; ".join(render.plain(cause.title) for cause in item.causes)
        st.markdown(f"{_badge(item)} :small[{render.minutes(fix.minutes)} · because: {causes}]")
        if folded:
            with st.expander("Steps", key=f"steps-{number}", type="compact"):
                _details(assistant, item)
        else:
            _details(assistant, item)
    return False


def _details(assistant: Assistant, item: ChecklistItem) -> None:
    fix = item.fix
    st.markdown(assistant.markdown(render.numbered(fix.steps)))
    if fix.verify:
        st.markdown(assistant.markdown(f":green[:material/task_alt:] **How to see that it worked.** {fix.verify}"))
    if fix.avoid:
        st.markdown(assistant.markdown(f":red[:material/block:] **Don't.** {fix.avoid}"))
    if fix.sources:
        entries.sources(assistant, fix.sources)
    if fix.entry:
        navigation.link("browse", "Read why", ":material/menu_book:", entry=fix.entry)


def _badge(item: ChecklistItem) -> str:
    return _CERTAIN if item.certain else _POSSIBLE
