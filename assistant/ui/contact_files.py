"""The files of a contacts check: what was uploaded, what each was filtered by, what its columns say."""

from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b

import streamlit as st
from streamlit.typing import UploadedFile

from assistant.errors import ContactsError
from assistant.leads import wording
from assistant.leads.model import Column, Keep, Layout, Status, Upload
from assistant.service import Assistant
from assistant.ui import render, state

TYPES = ("csv", "txt", "tsv", "xlsx")
NO_COLUMN = -1
STATUSES: tuple[Status | None, ...] = (None, *wording.STATUSES)
NAME_STATUS_COLUMNS = (5, 6, 3)


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be checked. ``key`` changes with any of it, and holds nothing of it."""

    uploads: tuple[Upload, ...]
    keep: Keep
    key: str


def choose(assistant: Assistant) -> Batch | None:
    """The uploaders and what can be set for each file; ``None`` while there is no file to check."""
    files = st.file_uploader("Contacts: one file, or one for each status", type=TYPES, accept_multiple_files=True, key="contacts")
    if not files:
        state.forget_checked()
        return None
    chosen = [_file(assistant, number, file) for number, file in enumerate(files)]
    with st.expander("Whom to keep: buyers and members", icon=":material/verified_user:", key="keep-panel"):
        keep, ids = _keep({tag for _, layout in chosen if layout for tag in layout.tags})
    uploads = tuple(upload for upload, _ in chosen)
    set_so = [(file.file_id, upload.status, sorted(upload.columns.items())) for file, upload in zip(files, uploads, strict=True)]
    settings = repr((set_so, ids, sorted(keep.tags)))
    return Batch(uploads, keep, blake2b(settings.encode(), digest_size=16).hexdigest())


def _file(assistant: Assistant, number: int, file: UploadedFile) -> tuple[Upload, Layout | None]:
    """One file with its settings; a file that cannot be read has none, and the check says why."""
    upload = Upload(file.name, file.getvalue())
    layout = _layout(assistant, upload, file.file_id)
    if layout is None:
        return upload, None
    with st.container(key=f"file-{number}", gap="xsmall"):
        name, middle, right = st.columns(NAME_STATUS_COLUMNS, vertical_alignment="bottom")
        name.markdown(f"{render.literal(file.name)}  \n:small[{layout.form}]")
        status = middle.selectbox(
            "Which contacts are in it?",
            STATUSES,
            index=STATUSES.index(layout.status),
            format_func=_status_name,
            key=f"status-{file.file_id}",
            help="Kartra's export does not carry the status: filter by one status at a time, and say here which.",
        )
        with right.popover("Columns", icon=":material/view_column:", width="stretch"):
            columns = _columns(layout, file.file_id)
        if "email" not in layout.columns and columns["email"] == NO_COLUMN:
            st.warning("Which column holds the address? Choose it under **Columns**.", icon=":material/view_column:")
    return replace(upload, status=status or "any", columns=columns), layout


def _layout(assistant: Assistant, upload: Upload, file: str) -> Layout | None:
    known = state.layout(file)
    if known is None:
        try:
            known = assistant.contacts_layout(upload)
        except ContactsError as error:
            known = str(error)
        state.note_layout(file, known)
    return known if isinstance(known, Layout) else None


def _columns(layout: Layout, file: str) -> dict[Column, int]:
    """What each column says, as guessed, to be changed. Headings stand as they are in the file, so two may be alike."""
    st.markdown("What the columns say. Only the address is needed.")
    left, right = st.columns(2)
    chosen: dict[Column, int] = {}
    for number, (column, label) in enumerate(wording.COLUMNS.items()):
        place = (right if number % 2 else left).selectbox(
            label,
            [NO_COLUMN, *range(len(layout.headings))],
            index=layout.columns.get(column, NO_COLUMN) + 1,
            format_func=partial(_heading, layout.headings),
            key=f"column-{column}-{file}",
        )
        chosen[column] = NO_COLUMN if place is None else place
    return chosen


def _status_name(status: Status | None) -> str:
    return wording.STATUSES[status] if status else "All kinds, or not known"


def _heading(headings: tuple[str, ...], place: int) -> str:
    return "none" if place == NO_COLUMN else headings[place]


def _keep(tags: set[str]) -> tuple[Keep, list[str]]:
    """The lists and tags that mark whom to keep, and the ids of those lists."""
    st.markdown(
        "Tags such as *customer* or *member* and columns such as *products* count by themselves. What else tells who bought from you or "
        "has access to a membership?"
    )
    files = st.file_uploader("Lists of buyers or members", type=TYPES, accept_multiple_files=True, key="keep")
    named = st.multiselect(
        "Tags that mark them", sorted(tags, key=str.lower), accept_new_options=True, key="keep-tags", placeholder="Choose or type a tag"
    )
    lists = tuple(Upload(file.name, file.getvalue()) for file in files)
    return Keep(lists, frozenset(tag.lower() for tag in named)), [file.file_id for file in files]
