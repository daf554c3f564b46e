"""The files of a contacts check: what was uploaded, what each was filtered by, what its columns say."""

from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.typing import UploadedFile

from assistant.errors import ContactsError
from assistant.leads import wording
from assistant.leads.model import Column, Keep, Layout, Status, Upload
from assistant.service import Assistant
from assistant.ui import render, state

TYPES = ("csv", "txt", "tsv", "xlsx")
NO_COLUMN = -1
STATUSES: tuple[Status | None, ...] = (None, *wording.STATUSES)


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be checked. ``key`` changes with any of it, and holds nothing of it."""

    uploads: tuple[Upload, ...]
    keep: Keep
    key: str


def choose(assistant: Assistant) -> Batch | None:
    """The uploaders and what can be set for each file; ``None`` while there is no file to check."""
    files = st.file_uploader("Contacts: one file, or one for each status", type=TYPES, accept_multiple_files=True, key=_key("contacts"))
    if not files:
        state.forget_checked()
        return None
    chosen = [_file(assistant, number, file) for number, file in enumerate(files)]
    with st.expander("Whom to keep: buyers and members", icon=":material/verified_user:", key="keep-panel"):
        keep, lists = _keep({tag for _, layout in chosen if layout for tag in layout.tags})
    if st.button("Forget these files", icon=":material/delete_forever:", key="forget", help="They leave the server's memory at once."):
        _forget([*files, *lists])
        st.rerun()
    ids = [file.file_id for file in lists]
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
        st.markdown(f"{render.literal(file.name)}  \n:small[{layout.form}. {_understood(layout)}]")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            status = st.selectbox(
                "Which contacts are in it?",
                STATUSES,
                index=STATUSES.index(layout.status),
                format_func=_status_name,
                key=f"status-{file.file_id}",
                label_visibility="collapsed" if number else "visible",
                help="Kartra's export does not carry the status: filter by one status at a time, and say here which.",
            )
            with st.popover("Columns", icon=":material/view_column:"):
                columns = _columns(layout, file.file_id)
        if "email" not in layout.columns and columns["email"] == NO_COLUMN:
            st.warning("Which column holds the address? Choose it under **Columns**.", icon=":material/view_column:")
    return replace(upload, status=status or "any", columns=columns), layout


def _understood(layout: Layout) -> str:
    """Which columns were recognised, by their own headings."""
    if not layout.columns:
        return "No column was recognised."
    return f"Read from it: {', '.join(render.literal(layout.headings[place]) for place in sorted(layout.columns.values()))}"


def _forget(files: list[UploadedFile]) -> None:
    """Take the files out of the server's memory. A new key empties the uploader; its files would stay until the session ends."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for file in files:
            context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
    state.forget_contacts()


def _key(name: str) -> str:
    times = state.times_forgotten()
    return f"{name}-{times}" if times else name


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


def _keep(tags: set[str]) -> tuple[Keep, list[UploadedFile]]:
    """What marks whom to keep, and the lists among it as they were uploaded."""
    st.markdown(
        "Tags such as *customer* or *member* and columns such as *products* count by themselves. What else tells who bought from you or "
        "has access to a membership?"
    )
    files = st.file_uploader("Lists of buyers or members", type=TYPES, accept_multiple_files=True, key=_key("keep"))
    named = st.multiselect(
        "Tags that mark them", sorted(tags, key=str.lower), accept_new_options=True, key="keep-tags", placeholder="Choose or type a tag"
    )
    lists = tuple(Upload(file.name, file.getvalue()) for file in files)
    return Keep(lists, frozenset(tag.lower() for tag in named)), files
