"""Questions without an answer on the screen: each group with its size, its questions, what lies nearest, and an entry to complete."""

import streamlit as st

from assistant.insights.model import Gap, Insights
from assistant.library.model import Library
from assistant.ui import insights_data, navigation, render

CARDS = 6
"""Groups that are drawn whole; the next ones are folded, and the CSV has all."""

EXAMPLES = 12
"""Questions of a group that are listed: more are not read to know what it is about."""


def draw(insights: Insights, library: Library) -> None:
    """The groups, then single questions, then other products that people named."""
    st.header("Questions without an answer", anchor="unanswered")
    groups = insights.gaps
    if not groups and not insights.singles:
        st.markdown("None in this period.")
    else:
        total = sum(gap.count for gap in (*groups, *insights.singles))
        st.markdown(
            f"**{total:,}** {'question was' if total == 1 else 'questions were'} not covered, or asked back and nothing was chosen. "
            "Alike ones stand together. To close a gap, download the entry, write its answer, and save it in the knowledge folder."
        )
    for place, gap in enumerate(groups[:CARDS]):
        _card(gap, library, f"gap-{place}")
    if more := groups[CARDS:]:
        with st.expander(render.number_of(len(more), "more group", "more groups"), icon=":material/unfold_more:", key="more-gaps"):
            for place, gap in enumerate(more, start=CARDS):
                _card(gap, library, f"gap-{place}")
    if insights.singles:
        with st.expander(f"Asked once ({len(insights.singles):,})", icon=":material/looks_one:", key="singles"):
            st.text("\n".join(gap.title for gap in insights.singles))
    insights_data.download(insights, "unanswered", "All of these questions as CSV")
    if insights.products:
        named = ", ".join(f"{render.literal(name)} ({count})" for name, count in insights.products)
        st.markdown(f"Not counted above, about another product: {named}")


def _card(gap: Gap, library: Library, key: str) -> None:
    with st.container(border=True, gap="xsmall", key=f"card-{key}"):
        people = render.number_of(gap.people, "person", "people")
        st.markdown(f"**{render.number_of(gap.count, 'question', 'questions')}** from {people} · {_words(gap)}")
        st.text(f"“{gap.title}”")
        if len(gap.wanted) > 1:
            with st.expander(f"{render.number_of(len(gap.wanted), 'wording', 'wordings')}", type="compact", key=f"{key}-asked"):
                st.text("\n".join(_line(gap, place) for place in range(min(len(gap.wanted), EXAMPLES))))
                if len(gap.wanted) > EXAMPLES:
                    st.caption(f"The first {EXAMPLES} of {len(gap.wanted)}.")
        st.markdown(_advice(gap, library))
        with st.container(horizontal=True, vertical_alignment="center", key=f"links-{key}"):
            insights_data.draw_file(gap.stub, "Entry to complete", f"{key}-stub")
            if gap.nearest:
                title = render.plain(library.entries[gap.nearest].title)
                navigation.link("browse", f"Nearest: {title}", ":material/menu_book:", entry=gap.nearest)


def _advice(gap: Gap, library: Library) -> str:
    if gap.fits and gap.nearest:
        return (
            "People were asked whether they meant the entry below, or opened it: if it answers them, **add these wordings** to "
            f"`asked/{gap.nearest}.txt`, one a line."
        )
    if gap.elsewhere:
        return f"Resembles **{render.plain(gap.elsewhere)}**, which is sent elsewhere on purpose. Many askers may be a reason to answer it."
    return f"**Write an entry**: save it as `{gap.stub.name}`, or below the topic where it belongs."


def _words(gap: Gap) -> str:
    return " ".join(render.literal(word) for word in gap.words) or "no words in common"


def _line(gap: Gap, place: int) -> str:
    each = gap.wanted[place]
    return f"{each.text}  ×{each.count}" if each.count > 1 else each.text
