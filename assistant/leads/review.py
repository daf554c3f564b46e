"""The main path: files in, findings out. Nothing is written, nothing is kept, and no message holds anything out of a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.errors import ContactsError
from assistant.leads.address import Address, read_address
from assistant.leads.advice import advice
from assistant.leads.contacts import contacts, together
from assistant.leads.domains import Domains
from assistant.leads.judge import judge, mailbox_of
from assistant.leads.lists import Lists
from assistant.leads.model import Contact, FileReport, Finding, Keep, Progress, Review, Unread, Upload
from assistant.leads.reasons import Neighbours, Place
from assistant.leads.table import Table, open_table

MOST_ROWS = 200_000
"""Of all files together; they take about 200 MB. Kartra imports fewer than 20,000 at a time."""

SHOWN_UNREAD = 100
EVERY = 2_000
"""Rows between two reports of progress."""

READING = 0.7
"""Share of the time that reading takes, measured on 100,000 rows (``python -m tests.bench.bench_leads``)."""

NO_EMAIL = "No column of this file holds email addresses. If one does, choose it by hand."
LEFT_OUT = f"Only {MOST_ROWS:,} contacts are checked at a time: this row and all after it were left out."


@dataclass(frozen=True, slots=True)
class Person:
    """A contact with its address taken apart, and the key of its mailbox."""

    contact: Contact
    address: Address
    mailbox: str


def review(uploads: Sequence[Upload], keep: Keep, lists: Lists, progress: Progress) -> Review:
    """Check the contacts in ``uploads``. A file that cannot be read is reported and costs the others nothing."""
    domains = Domains(lists)
    kept, kept_reports = _mailboxes(keep.files, domains)
    reader = _Reader(kept, keep.tags, domains, progress, sum(len(upload.content) for upload in uploads))
    reports = [reader.read(place, upload) for place, upload in enumerate(uploads)]
    people = reader.people
    findings = tuple(_findings(people, [upload.name for upload in uploads], domains, progress))
    layouts = [report.layout for report in reports if report.layout]
    marked = bool(kept) or any(person.contact.protected for person in people) or any("bought" in each.columns for each in layouts)
    knows_buyers = None if any(report.problem for report in kept_reports) else marked
    progress(1.0)
    hints = advice(layouts, [person.contact for person in people], findings, knows_buyers=knows_buyers)
    return Review((*reports, *kept_reports), findings, len(people), hints)


class _Reader:
    """Reads file after file and counts, so that all together stay within bounds."""

    def __init__(self, kept: frozenset[str], tags: frozenset[str], domains: Domains, progress: Progress, size: int) -> None:
        self.people: list[Person] = []
        self._kept = kept
        self._tags = tags
        self._domains = domains
        self._progress = progress
        self._size = max(size, 1)
        self._done = 0

    def read(self, place: int, upload: Upload) -> FileReport:
        """Add the contacts of a file to ``people`` and report what became of it."""
        try:
            table = _with_addresses(upload)
        except ContactsError as error:
            return FileReport(upload.name, None, problem=str(error))
        before = len(self.people)
        unread: list[Unread] = []
        count = 0
        for item in self._items(place, upload, table):
            if isinstance(item, Contact):
                self.people.append(self._person(item))
            else:
                count += 1
                unread += [item] if len(unread) < SHOWN_UNREAD else []
        self._done += len(upload.content)
        return FileReport(upload.name, table.layout, len(self.people) - before, tuple(unread), count)

    def _items(self, place: int, upload: Upload, table: Table) -> Iterator[Contact | Unread]:
        """Contacts and bad rows until there are too many, with word of the progress."""
        for number, item in enumerate(contacts(place, table.layout, table.rows(), self._tags)):
            if number % EVERY == 0:
                share = min(number / max(table.size_hint, 1), 1) * len(upload.content)
                self._progress(READING * (self._done + share) / self._size)
            if isinstance(item, Contact) and len(self.people) >= MOST_ROWS:
                yield Unread(item.row, LEFT_OUT)
                return
            if item is not None:
                yield item

    def _person(self, contact: Contact) -> Person:
        address = read_address(contact.email, self._domains)
        mailbox = mailbox_of(address)
        if mailbox in self._kept and not contact.protected:
            contact = replace(contact, protected="your list of those to keep")
        return Person(contact, address, mailbox)


def _with_addresses(upload: Upload) -> Table:
    table = open_table(upload)
    if "email" not in table.layout.columns:
        raise ContactsError(NO_EMAIL)
    return table


def _mailboxes(files: Sequence[Upload], domains: Domains) -> tuple[frozenset[str], list[FileReport]]:
    """The mailboxes of all people in lists of buyers or members, and what became of those lists."""
    found: set[str] = set()
    reports = []
    for upload in files:
        reader = _Reader(frozenset(), frozenset(), domains, _silent, len(upload.content))
        reports.append(reader.read(0, upload))
        found.update(person.mailbox for person in reader.people)
    return frozenset(found), reports


def _findings(people: Sequence[Person], names: Sequence[str], domains: Domains, progress: Progress) -> Iterator[Finding]:
    """In the order of the rows. The first row of a mailbox is nobody's twin; those after it are its."""
    first: dict[str, Person] = {}
    known: dict[str, Contact] = {}
    for person in people:
        twin = first.setdefault(person.mailbox, person)
        if twin is not person:
            known[person.mailbox] = together(known.get(person.mailbox, twin.contact), person.contact, same=_same(twin, person))
    for number, person in enumerate(people):
        if number % EVERY == 0:
            progress(READING + (1 - READING) * number / len(people))
        near = Neighbours(None)
        twin = first[person.mailbox]
        contact = person.contact
        if person.mailbox in known:
            contact = together(contact, known[person.mailbox], same=_same(twin, person))
        if twin is not person:
            near = Neighbours(_place(twin, names), same_address=_same(twin, person))
        elif person.address.suggestion:
            right = first.get(mailbox_of(replace(person.address, **_split(person.address.suggestion))))
            near = Neighbours(right=_place(right, names) if right and right is not person else None)
        finding = judge(contact, person.address, names[contact.file], near, domains)
        if finding:
            yield finding


def _same(one: Person, other: Person) -> bool:
    return one.address.text.lower() == other.address.text.lower()


def _place(person: Person, names: Sequence[str]) -> Place:
    return Place(names[person.contact.file], person.contact.row)


def _split(address: str) -> dict[str, str]:
    local, _, domain = address.rpartition("@")
    return {"local": local, "domain": domain}


def _silent(done: float) -> None:
    """Lists of those to keep are short and read first: no word of progress."""
