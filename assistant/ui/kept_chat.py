"""The chat, kept under the token in its address, so that a reload, another server or another day goes on where one was, and the owner
learns what is missing. The store is never in the way: what cannot be kept now is shown all the same.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

import streamlit as st

from assistant import metrics, wording
from assistant.retrieval.model import Found, NotCovered, Reply, Smalltalk, Unsure
from assistant.store.model import Feedback, Kind, Question
from assistant.ui import keeping, resources, state
from assistant.ui.state import Chat, Turn

LONGEST_COMMENT = 500
"""Characters of a comment: two or three sentences."""

_WORST_FIRST = ("not_covered", "unsure", "found", "smalltalk")
"""A message with several questions is filed under the one that went worst: that one teaches the owner something."""


def bring_back() -> None:
    """Before the chat is drawn: fetch the one that the address names, or put the address right after a change of page."""
    now, wanted = state.chat(), state.token()
    if wanted and wanted != now.token:
        _fetch(wanted)
    state.put_token_back()


def keep(replies: tuple[Reply, ...]) -> None:
    """After the newest turn is drawn: keep it, once."""
    now = state.chat()
    if now.newest < now.kept:
        return
    asked = _question(now, replies)
    if asked.outcome:
        metrics.asked(asked.outcome)
    if now.token and not resources.visits().keep_question(asked):
        metrics.store_trouble("write")
    state.note_chat(replace(now, kept=now.newest + 1))
    keeping.say_trouble()


def feedback() -> None:
    """Whether the newest reply helped; who says no may say what was missing."""
    now = state.chat()
    if not now.token:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="feedback"):
        st.caption("Did this help?", width="content")
        thumb = st.feedback("thumbs", key=f"thumb-{now.newest}")
    if thumb is None:
        return
    comment = "" if thumb else st.text_input("What was missing or wrong?", key=f"comment-{now.newest}", max_chars=LONGEST_COMMENT)
    if state.first_time(f"feedback {now.token} {now.newest} {thumb} {comment}"):
        resources.visits().keep_feedback(Feedback(now.token, now.newest, keeping.now(), bool(thumb), comment))
    if thumb or comment:
        st.caption("Thank you: whoever writes the answers will see it.")


def notice() -> None:
    """What is kept of the chat, and the way to have it forgotten."""
    if keeping.notice(state.chat().token, "chat"):
        state.forget_chat()
        st.rerun()


def _fetch(token: str) -> None:
    visit = resources.visits().visit(token)
    if visit is None:
        metrics.store_trouble("read")
        keeping.say_trouble()
    elif visit.questions:
        turns = tuple(_turn(question) for question in visit.questions)
        state.note_chat(Chat(turns, token, visit.questions[0].turn, kept=visit.questions[-1].turn + 1))
    else:
        state.put_token("")
        st.info("The chat of this address is not kept any more.", icon=":material/history:")


def _turn(question: Question) -> Turn:
    return ("ask" if question.kind is Kind.ASKED else "open", question.text)


def _question(now: Chat, replies: Iterable[Reply]) -> Question:
    kind, text = now.turns[-1]
    ranked = sorted(replies, key=lambda reply: _WORST_FIRST.index(wording.outcome(reply)))
    return Question(
        token=now.token,
        turn=now.newest,
        at=keeping.now(),
        kind=Kind(kind),
        text=text,
        outcome=wording.outcome(ranked[0]) if ranked else "",
        entries=tuple(dict.fromkeys(entry for reply in ranked for entry in _entries(reply))) if ranked else (text,),
        read_as=tuple((item.typed, item.read) for reply in ranked for item in reply.query.read_as),
        product=next((reply.product for reply in ranked if isinstance(reply, NotCovered) and reply.product), ""),
    )


def _entries(reply: Reply) -> tuple[str, ...]:
    match reply:
        case Found(best=best):
            return (best.entry.id,)
        case Unsure(choices=hits) | NotCovered(nearest=hits):
            return tuple(hit.entry.id for hit in hits)
        case Smalltalk():
            return ()
        case _:
            assert_never(reply)
