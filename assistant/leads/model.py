"""What goes into a contacts check and what comes out: files, columns, contacts, findings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Status = Literal["subscribed", "unsubscribed", "blocklisted", "refused"]
"""What a file was filtered by. ``refused`` are the blocks that only the person can lift: spam complaint, do not contact, declined."""

Column = Literal[
    "email",
    "status",
    "blocked",
    "reason",
    "complaint",
    "do_not_contact",
    "gdpr_status",
    "gdpr_communications",
    "tags",
    "lists",
    "left",
    "bought",
]
"""What a column can say. Only ``email`` is needed."""

Columns = Mapping[Column, int]
"""Column to its place in a row, counted from 0."""

Kind = Literal[
    "blocked_hard_stop",
    "no_consent",
    "invalid",
    "blocked_correct",
    "likely_typo",
    "spam_trap_like",
    "disposable",
    "test",
    "duplicate",
    "blocked_request_safelist",
    "keep",
    "unsubscribed",
    "never_subscribed",
    "role",
]

Action = Literal["correct", "submit", "add", "keep", "leave", "review", "delete"]

Progress = Callable[[float], object]
"""Told how much is done, 0 to 1, now and then and at the end."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed over. ``status`` is ``None`` to go by the file's name, and ``any`` for a file that was not filtered by one.
    ``columns`` overrides what the headings suggest; a place of -1 says that there is no such column."""

    name: str
    content: bytes = field(repr=False)
    status: Status | Literal["any"] | None = None
    columns: Columns = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Keep:
    """Whom to keep. ``files`` are lists of buyers or members; ``tags`` mark them, in small letters, besides those whose words say so."""

    files: tuple[Upload, ...] = ()
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that could not be read: the line of the file (in a workbook the row) where it begins, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file was understood. ``form`` is for people: "CSV with semicolons, Windows-1252". ``tags`` are the tags that its first rows
    hold, the commonest first; ``status`` is what the upload says, or else its name."""

    name: str
    form: str
    headings: tuple[str, ...]
    columns: Columns
    status: Status | None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """One row. ``left`` is whether the person unsubscribed by their own act, ``None`` where the file does not say; ``declined`` whether
    they said no to mail, ``consent_open`` whether they have not said yes yet; ``refusal`` is the words of a block that only they can lift;
    ``protected`` says why the contact must not be deleted; ``unclear`` is a status in a word that nobody here knows."""

    file: int
    row: int
    email: str
    status: Status | None = None
    left: bool | None = None
    declined: bool = False
    consent_open: bool = False
    refusal: str = ""
    bounced: str = ""
    protected: str = ""
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What is the matter with one row, and what to do. ``also`` are further kinds that hold, less pressing; ``entry`` is the id of the
    knowledge entry that explains it."""

    file: str
    row: int
    email: str
    kind: Kind
    suggestion: str | None
    action: Action
    why: str
    entry: str
    also: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file. ``problem`` says why nothing of it could be read; ``unread`` are its first bad rows, ``unread_count``
    all."""

    name: str
    layout: Layout | None
    rows: int = 0
    unread: tuple[Unread, ...] = ()
    unread_count: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """All that one check found, in the order of files and rows. ``advice`` says what to export so that more can be told."""

    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    rows: int
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A file to take along. ``action`` is what its contacts are for, if it is a list of contacts."""

    name: str
    mime: str
    content: bytes = field(repr=False)
    action: Action | None = None
