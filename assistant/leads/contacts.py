"""A row of cells becomes a contact: what its status is, what the person said, and whether it must be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter

from assistant.leads import values
from assistant.leads.delimited import TOO_LARGE, Row
from assistant.leads.model import Column, Contact, Layout, Status, Unread

MOST_KNOWN = 20_000
"""Combinations of cells that are remembered at a time; a file whose every row differs must not fill the memory."""

LONGEST_ADDRESS = 1_000
"""Characters. An address has 254 at most; people paste names and marks along with it, not pages."""

PRESSING: tuple[Status | None, ...] = (None, "subscribed", "unsubscribed", "blocklisted", "refused")
"""Of two statuses of one contact the later one here counts: whom to leave in peace is not overruled by an older export."""

NO_ADDRESS = "It has no address."
CUT = "It has no address and fewer cells than there are headings."
SHIFTED = "Its cells don't fit under the headings: a comma within a cell needs quotation marks around the cell."


def contacts(file: int, layout: Layout, rows: Iterator[Row | Unread], tags: frozenset[str]) -> Iterator[Contact | Unread | None]:
    """One item a row; ``None`` for an empty one. ``file`` is the file's place among the uploads; ``tags`` are those of ``Keep``."""
    place = layout.columns["email"]
    width = len(layout.headings)
    standings = _Standings(layout, tags)
    for row in rows:
        if isinstance(row, Unread):
            yield row
            continue
        number, cells = row
        email = cells[place].strip() if place < len(cells) else ""
        if "@" not in email and len(cells) != width and (misfit := _misfit(cells, width)):
            yield Unread(number, misfit)
        elif len(email) > LONGEST_ADDRESS:
            yield Unread(number, TOO_LARGE)
        elif email:
            shifted = len(cells) > width and any(cell.strip() for cell in cells[width:])
            yield Contact(file, number, email, *(standings.unknown if shifted else standings.of(cells)))
        else:
            yield Unread(number, NO_ADDRESS) if any(cell.strip() for cell in cells) else None


def together(contact: Contact, other: Contact, *, same: bool) -> Contact:
    """What two rows of one mailbox tell, in the place of the first. Protection holds for both; all else only if the address is the same,
    as when a contact stands in the export of all and in that of the blocklisted."""
    protected = contact.protected or other.protected
    if not same:
        return replace(contact, protected=protected)
    told = [each for each in (contact.left, other.left) if each is not None]
    return replace(
        contact,
        status=max(contact.status, other.status, key=PRESSING.index),
        left=any(told) if told else None,
        declined=contact.declined or other.declined,
        consent_open=contact.consent_open or other.consent_open,
        refusal=contact.refusal or other.refusal,
        bounced=contact.bounced or other.bounced,
        protected=protected,
    )


def _misfit(cells: list[str], width: int) -> str:
    """Why a row without an address in its place has none: its cells stand elsewhere, or it is a piece of a row. Empty if neither."""
    if any(cell.strip() for cell in cells[width:]) or any("@" in cell for cell in cells):
        return SHIFTED
    return CUT if len(cells) == 1 and cells[0].strip() else ""


Standing = tuple[Status | None, bool | None, bool, bool, str, str, str, bool]
"""What a contact's cells other than the address say, in the order of the fields of ``Contact``."""


class _Standings:
    """Works out each combination of cells once: most rows of an export say the same."""

    def __init__(self, layout: Layout, tags: frozenset[str]) -> None:
        self.unknown: Standing = (layout.status, None, False, False, "", "", "", False)
        self._columns = {column: place for column, place in layout.columns.items() if column != "email"}
        self._width = max(self._columns.values(), default=0) + 1
        self._told = itemgetter(*self._columns.values()) if len(self._columns) > 1 else None
        self._label = layout.status
        self._tags = tags
        self._known: dict[tuple[str, ...], Standing] = {}

    def of(self, cells: list[str]) -> Standing:
        if not self._columns:
            return self.unknown
        if self._told and len(cells) >= self._width:
            told: tuple[str, ...] = self._told(cells)
        else:
            told = tuple(cells[place] if place < len(cells) else "" for place in self._columns.values())
        standing = self._known.get(told)
        if standing is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            standing = self._known[told] = _standing(
                _Said(dict(zip(self._columns, map(str.strip, told), strict=True))), self._label, self._tags
            )
        return standing


@dataclass(frozen=True, slots=True)
class _Said:
    """The cells of a row by what their columns mean."""

    cells: Mapping[Column, str]

    def of(self, column: Column) -> str:
        return self.cells.get(column, "")

    def yes(self, column: Column) -> bool:
        return column in self.cells and values.says_yes(self.cells[column])


def _standing(said: _Said, label: Status | None, tags: frozenset[str]) -> Standing:
    consent = values.consent(said.of("gdpr_status"), said.of("gdpr_communications"))
    status = _status(said, label)
    refusal = _refusal(said, status, consent)
    bounced = values.bounce_in(said.of("reason"))
    unclear = bool(said.of("status")) and values.status_of(said.of("status")) is None
    return status, _left(said, status), consent == "declined", consent == "open", refusal, bounced, _protected(said, tags), unclear


def _status(said: _Said, label: Status | None) -> Status | None:
    """The row's own word counts for more than the file's label; a flag for a block for more than both, unless one is a refusal already."""
    if label == "blocklisted" and said.of("blocked") and not said.yes("blocked"):
        label = None
    status = values.status_of(said.of("status")) or label
    if said.yes("complaint") or said.yes("do_not_contact") or status == "refused":
        return "refused"
    if said.yes("blocked"):
        return "blocklisted"
    if status is None and said.yes("left"):
        return "unsubscribed"
    never_anywhere = "left" in said.cells and "lists" in said.cells and not said.of("lists")
    return "unsubscribed" if status is None and never_anywhere else status


def _left(said: _Said, status: Status | None) -> bool | None:
    if values.was_never_subscribed(said.of("status")):
        return False
    if "left" in said.cells:
        return said.yes("left")
    return True if status == "unsubscribed" and said.of("lists") else None


def _refusal(said: _Said, status: Status | None, consent: values.Consent | None) -> str:
    """The refusal that blocks a contact, in words; empty for one that is not blocked, or not for that."""
    if status not in {"blocklisted", "refused"}:
        return ""
    if said.yes("complaint"):
        return "spam complaint"
    if said.yes("do_not_contact"):
        return "do not contact"
    named = values.refusal_in(said.of("reason")) or values.refusal_in(said.of("status"))
    return named or ("declined commercial messages" if consent == "declined" else "")


def _protected(said: _Said, tags: frozenset[str]) -> str:
    """Why the contact must stay, in words for a sentence; empty if nothing says so."""
    if said.yes("bought"):
        return "a column of the file says so"
    for tag in values.tags_in(said.of("tags")):
        if tag.lower() in tags or values.protects(tag):
            return f"tag “{tag}”"
    return ""
