"""A contacts check on the screen: what was read, what was found, the files to act on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

import streamlit as st

from assistant.leads import wording
from assistant.leads.model import Action, FileReport, Finding, Kind, Output, Review
from assistant.service import Assistant
from assistant.ui import navigation, render

MOST_SHOWN = 1_000
"""Rows of the table. More than a screen can be read anyway, and every row is sent to the browser; the downloads have all."""

SHOWN_UNREAD = 20
WIDTHS: Mapping[str, int] = MappingProxyType({"Address": 170, "Suggestion": 150, "Finding": 190, "What to do": 150})
"""Pixels. Together they are as wide as the page, so that what to do is seen without scrolling; a phone scrolls."""
TICKET = "ticket-for-kartra.txt"

STEPS: Mapping[Action, str] = MappingProxyType(
    {
        "correct": "Slips in the address: these people never got your mail.",
        "submit": "Blocked, but the address looks right. **Request safelist** in the profile, or the ticket for many at once.",
        "add": "On no list and in no sequence, and they never left one.",
        "keep": "Buyers and members: not to be deleted, whatever their colour.",
        "leave": "They refused, declined, left, or have not agreed yet. No mail to them.",
        "review": "Duplicates, role addresses and the like: only you can tell.",
        "delete": "Nobody reads mail there. Last of all, and after a backup.",
    }
)
LABELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        TICKET: ("Ticket for Kartra", ":material/mail:"),
        "checklist.md": ("Checklist", ":material/checklist:"),
        "next-review.ics": ("Reminder", ":material/event:"),
    }
)


def draw_files(reports: Sequence[FileReport]) -> None:
    """What could not be read: whole files, and single rows with their line."""
    for report in reports:
        if report.problem:
            st.error(f"{render.literal(report.name)} {report.problem}", icon=":material/error:")
        elif report.unread_count:
            with st.expander(f"{render.number_of(report.unread_count, 'row was', 'rows were')} not read", icon=":material/warning:"):
                st.markdown(render.literal(report.name))
                st.markdown("\n".join(f"- Line {row.line}: {row.why}" for row in report.unread[:SHOWN_UNREAD]))
                if report.unread_count > SHOWN_UNREAD:
                    st.caption(f"The first {SHOWN_UNREAD} of {report.unread_count:,}.")


def draw_summary(review: Review) -> None:
    """One sentence, and how many findings there are of each kind."""
    fine = review.rows - len(review.findings)
    checked = f"{review.rows:,} {'contact' if review.rows == 1 else 'contacts'}"
    st.markdown(f"**{checked} checked.** {len(review.findings):,} with a finding, {fine:,} with nothing to do.")
    counts = Counter(finding.kind for finding in review.findings)
    rows = [(wording.KINDS[kind], counts[kind]) for kind in wording.KINDS if counts[kind]]
    if rows:
        st.dataframe(
            {"Finding": [name for name, _ in rows], "Contacts": [count for _, count in rows]},
            column_config={
                "Contacts": st.column_config.ProgressColumn(format="%d", min_value=0, max_value=max(count for _, count in rows))
            },
            hide_index=True,
            height="content",
            key="counts",
        )


def draw_actions(review: Review, outputs: Sequence[Output]) -> None:
    """What to do, in the order of the review, each with its file; then the ticket to copy, the checklist and the reminder."""
    counts = Counter(finding.action for finding in review.findings)
    for output in outputs:
        if output.action:
            with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"action-{output.action}"):
                st.markdown(
                    f"**{wording.ACTIONS[output.action]}** · {counts[output.action]:,}  \n:small[{STEPS[output.action]}]", width="stretch"
                )
                _download(output, "CSV")
    with st.container(horizontal=True):
        for output in outputs:
            if not output.action:
                _download(output, *LABELS[output.name])
    if text := next((output.content.decode() for output in outputs if output.name == TICKET), ""):
        with st.expander("Read the ticket", icon=":material/mail:"):
            st.code(text, language=None, wrap_lines=True)


def draw_table(assistant: Assistant, findings: Sequence[Finding]) -> None:
    """The findings, all or of one kind, to sort and to look through; a row that is chosen is shown with its reason."""
    counts = Counter(finding.kind for finding in findings)
    kinds = [kind for kind in wording.KINDS if counts[kind]]
    name = partial(_kind_with_count, counts)
    kind: Kind | None = st.pills("Show", kinds, format_func=name, key="kind", label_visibility="collapsed")
    shown = [finding for finding in findings if kind in {None, finding.kind}]
    st.caption(f"The first {MOST_SHOWN:,} of {len(shown):,}; the files have all." if len(shown) > MOST_SHOWN else "Tick a row to read why.")
    chosen = st.dataframe(
        _table(shown[:MOST_SHOWN]),
        column_config={name: st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()},
        hide_index=True,
        key=f"findings-{kind}",
        on_select="rerun",
        selection_mode="single-row",
    ).selection.rows
    if chosen and chosen[0] < len(shown):
        _draw_finding(assistant, shown[chosen[0]])


def _table(findings: Sequence[Finding]) -> dict[str, list[str] | list[int]]:
    suggested = {"Suggestion": [finding.suggestion or "" for finding in findings]} if any(each.suggestion for each in findings) else {}
    return {
        "Address": [finding.email for finding in findings],
        **suggested,
        "Finding": [wording.KINDS[finding.kind] for finding in findings],
        "What to do": [wording.ACTIONS[finding.action] for finding in findings],
        "Row": [finding.row for finding in findings],
        "File": [finding.file for finding in findings],
        "Why": [finding.why for finding in findings],
    }


def _draw_finding(assistant: Assistant, finding: Finding) -> None:
    with st.container(border=True, key="chosen"):
        st.text(finding.email + (f" → {finding.suggestion}" if finding.suggestion else ""))
        st.markdown(f"**{wording.KINDS[finding.kind]}.** **{wording.ACTIONS[finding.action]}.**")
        st.text(finding.why)
        if finding.entry in assistant.library.entries:
            navigation.link("browse", render.plain(assistant.entry(finding.entry).title), ":material/menu_book:", entry=finding.entry)


def _kind_with_count(counts: Mapping[Kind, int], kind: Kind) -> str:
    return f"{wording.KINDS[kind]} ({counts[kind]:,})"


def _download(output: Output, label: str, icon: str = ":material/download:") -> None:
    """A file to take along. Streamlit serves what it is given under an address of its own, so it is given the file on the click only."""
    data = partial(bytes, output.content)
    name = output.name
    st.download_button(label, data, file_name=name, mime=output.mime, key=f"get-{name}", icon=icon, on_click="ignore", help=name)
