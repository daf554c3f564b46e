"""Ask: a chat over the knowledge."""

import streamlit as st

from assistant import wording
from assistant.errors import NotThere
from assistant.retrieval.model import Reply
from assistant.ui import kept_chat, navigation, render, replies, resources, scrolling, state
from assistant.ui.starters import starters
from assistant.ui.state import Turn

LONGEST_QUESTION = 2_000
"""Characters of a message; Streamlit enforces it on the server. A pasted email fits, a pasted book does not."""

assistant = resources.assistant()
library = assistant.library


def said(turn: Turn) -> str:
    """The turn in the person's words; an entry that is gone since says so."""
    kind, value = turn
    if kind == "ask":
        return value
    try:
        return assistant.entry(value).title
    except NotThere:
        return "An answer that no longer exists"


def last_typed(turns: tuple[Turn, ...]) -> str:
    """What the person wrote last: an entry that they chose since is about it."""
    return next((value for kind, value in reversed(turns) if kind == "ask"), "")


def draw_answer(place: int, turns: tuple[Turn, ...]) -> None:
    """The assistant's side of a turn: whole for the newest one, short for the others."""
    kind, value = turns[place]
    newest = place == len(turns) - 1
    if kind == "open":
        if shown := library.entries.get(value):
            replies.entry(assistant, shown, f"turn-{place}", last_typed(turns)) if newest else replies.old_entry(assistant, shown)
        return
    given = replied(place, turns)
    for number, reply in enumerate(given):
        if len(given) > 1:
            st.markdown(f"**{number + 1} of {len(given)}** {render.literal(reply.query.text)}")
        replies.draw(assistant, reply, f"turn-{place}-{number}", value) if newest else replies.draw_old(assistant, reply)


def replied(place: int, turns: tuple[Turn, ...]) -> tuple[Reply, ...]:
    """The replies to a turn; none to a click on an entry."""
    kind, value = turns[place]
    return resources.replies(value, tuple(said(turn) for turn in turns[:place])) if kind == "ask" else ()


kept_chat.bring_back()
with st.bottom:  # placed by hand: a chat input that Streamlit places itself scrolls every answer to its last line
    typed = st.chat_input("Describe what goes wrong, in your own words", key="question", max_chars=LONGEST_QUESTION)
if typed:
    state.say(("ask", typed))
turns = state.turns()

with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    st.title("What is going wrong?" if not turns else "Ask", anchor=False)
    if turns and st.button("New chat", key="new-chat", icon=":material/add_comment:"):
        state.forget_chat()
        st.rerun()

if not turns:
    st.markdown(f"Ask in your own words. You get an answer with its source, or hear that it isn't covered. {wording.covered(library)}")
    for number, question in enumerate(starters(library)):
        if st.button(render.plain(question), key=f"choice-starter-{number}", width="stretch"):
            state.say(("ask", question))
            st.rerun()
    navigation.link("diagnose", "Find the cause step by step", ":material/account_tree:")
    navigation.link("contacts", "Check your contacts", ":material/contacts:")
    navigation.link("browse", "Browse all answers", ":material/menu_book:")

for place, turn in enumerate(turns):
    with st.container(key="newest" if place == len(turns) - 1 else f"turn-{place}"):
        with st.chat_message("user", avatar=":material/person:"):
            st.text(said(turn))
        with st.chat_message("assistant", avatar=navigation.ICON):
            draw_answer(place, turns)

if turns:
    kept_chat.keep(replied(len(turns) - 1, turns))
    kept_chat.feedback()
kept_chat.notice()

if len(turns) > 1:
    scrolling.to_newest(len(turns))
else:
    scrolling.to_top(len(turns))
