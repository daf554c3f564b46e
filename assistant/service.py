"""The only door for every front end: open a knowledge folder, ask, diagnose, browse, check contacts."""

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from assistant.cache import index_of
from assistant.diagnosis import answers as given
from assistant.diagnosis import checklist
from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import Answers, ChecklistItem, Heard, Step
from assistant.diagnosis.prefill import prefill
from assistant.diagnosis.ticket import ticket
from assistant.errors import KnowledgeError, NotThere
from assistant.insights import report
from assistant.insights.model import Insights
from assistant.insights.period import needed
from assistant.leads import outputs
from assistant.leads.lists import shipped_lists
from assistant.leads.model import Keep, Layout, Output, Progress, Review, Upload
from assistant.leads.review import review
from assistant.leads.table import open_table
from assistant.library import links
from assistant.library.load import load_library
from assistant.library.model import Entry, Guide, Library, LoadResult, Problem, Source
from assistant.retrieval.answer import answer
from assistant.retrieval.highlight import Span, spans
from assistant.retrieval.index import Index, build_index
from assistant.retrieval.model import Query, Reply
from assistant.store import tokens
from assistant.store.memory import Memory, open_memory
from assistant.store.model import Records

Visits = Memory
"""What front ends remember visits with. Nothing in it raises, and no call takes long."""


class Assistant:
    """Everything a front end may do with one library. Safe to share between threads: nothing in it changes after it was built."""

    def __init__(self, library: Library, cache: Path | None = None) -> None:
        self.library = library
        self._cache = cache

    @classmethod
    def open(cls, folder: Path, cache: Path | None = None) -> "Assistant":
        """Load ``folder``. Raises ``KnowledgeError`` with every problem, one a line, if there is any.

        With a ``cache`` folder, what is learned from the knowledge is kept there for the next start.
        """
        result = inspect(folder)
        if result.library is None:
            raise KnowledgeError(problems_text(folder, result.problems))
        return cls(result.library, cache)

    @cached_property
    def index(self) -> Index:
        """What questions are looked up in; built at the first question or by a warm-up."""
        with _nothing_collected():
            return index_of(self.library, self._cache) if self._cache else build_index(self.library)

    def ask(self, text: str, before: tuple[str, ...] = ()) -> tuple[Reply, ...]:
        """One reply for each question in ``text``, in order, never none. ``before`` are the person's earlier messages, oldest first."""
        return answer(self.index, text, before)

    def highlights(self, query: Query, text: str) -> tuple[Span, ...]:
        """Where words of the question stand in a text of the knowledge, as (begin, end) in characters."""
        return spans(self.index, query, text)

    def next_step(self, guide: str, answers: Answers, thorough: bool = False, mended: Collection[str] = ()) -> Step:
        """What to ask next, or how the diagnosis ends; ``thorough`` asks on where no question is worth its cost, ``mended`` are fixes that
        were done and did not help.

        Raises ``NotThere`` for an unknown guide and ``AnswersError`` for answers or fixes that the guide does not know.
        """
        return next_step(self.guide(guide), answers, thorough, mended)

    def heard(self, guide: str, text: str) -> tuple[Heard, ...]:
        """The answers that a person's own words already hold, each with the words that say so."""
        return prefill(self.guide(guide), text)

    def parse_answers(self, guide: str, text: str) -> Answers:
        """Read ``check=option,check=option``. Raises ``NotThere`` and ``AnswersError``."""
        return given.parse_answers(self.guide(guide), text)

    def known_answers(self, guide: str, answers: Answers) -> tuple[Answers, tuple[str, ...]]:
        """The answers that the guide knows, and the words of those that it doesn't: a link may be older than the guide."""
        return given.known(self.guide(guide), answers)

    def unlikely(self, items: tuple[ChecklistItem, ...]) -> tuple[ChecklistItem, ...]:
        """Those items at the end of a checklist that are hardly worth their steps."""
        return checklist.unlikely(items)

    def checklist_markdown(self, guide: str, answers: Answers, mended: Collection[str] = ()) -> str:
        """The fix checklist as a Markdown document to keep, as far as the answers go."""
        return checklist.to_markdown(self.library, self.guide(guide), answers, mended)

    def ticket(self, guide: str, answers: Answers, tried: Collection[str]) -> str:
        """A support ticket as Markdown: what was looked at, what was done without success, what is ruled out."""
        return ticket(self.guide(guide), answers, tried)

    def contacts_layout(self, upload: Upload) -> Layout:
        """How a file of contacts was understood, for a person to change. Raises ``ContactsError`` for what holds none."""
        return open_table(upload).layout

    def check_contacts(self, uploads: tuple[Upload, ...], keep: Keep = Keep(), progress: Progress = lambda _: None) -> Review:  # noqa: B008 (immutable)
        """What to do about each contact in the files. Nothing is kept; a file that cannot be read is reported, not raised."""
        return review(uploads, keep, shipped_lists(), progress)

    def contacts_outputs(self, checked: Review, today: date) -> tuple[Output, ...]:
        """The files to act on: a CSV for each action, the ticket, the checklist, a reminder."""
        return tuple(outputs.outputs(checked, today))

    def insights(self, records: Records, days: int | None, now: datetime) -> Insights:
        """What visits of the last days (None: ever) teach the owner; ``records`` reach back to ``insights_since(days, now)``."""
        return report.insights(records, self.library, days, now)

    def guide(self, guide_id: str) -> Guide:
        """The guide with this id. Raises ``NotThere``, naming those that exist."""
        guide = self.library.guides.get(guide_id)
        if guide is None:
            raise NotThere(f"There is no guide “{guide_id[:60]}”. The guides are: {', '.join(self.library.guides) or 'none'}.")
        return guide

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id. Raises ``NotThere``."""
        entry = self.library.entries.get(entry_id)
        if entry is None:
            raise NotThere(f"There is no entry “{entry_id[:60]}”. It may have been renamed: look for it by its words.")
        return entry

    def entries(self, words: str = "") -> tuple[Entry, ...]:
        """All entries, by topic and title; with ``words``, those that have every one of them in title, ways of asking or short answer."""
        wanted = words.casefold().split()
        return tuple(entry for entry in self.library.entries.values() if all(word in _searchable(entry) for word in wanted))

    def sources(self, ids: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources with these ids, in this order."""
        return tuple(self.library.sources[source] for source in ids)

    def markdown(self, text: str) -> str:
        """Knowledge Markdown with its inner links turned into addresses that work beside the pages."""
        return links.resolve(text, self.library)


def insights_since(days: int | None, now: datetime) -> datetime:
    """From when records are needed for so many days and as many before them."""
    return needed(days, now)


def open_visits(where: Path | str | None, keep_days: int) -> Visits:
    """What front ends remember visits with: an SQLite file, a PostgreSQL address, or None for nothing. Opens nothing yet."""
    return open_memory(where, keep_days)


def new_token() -> str:
    """A token that nobody had before, to keep a visit under: 24 characters, 144 bits of chance."""
    return tokens.new_token()


def is_token(text: str) -> bool:
    """Whether a text has the shape of a token."""
    return tokens.is_token(text)


def guide_print(guide: Guide) -> str:
    """A short name for this version of a guide: another one once its causes, checks or answers are others."""
    causes = [(cause.id, cause.likelihood) for cause in guide.causes.values()]
    checks = [(check.id, [option.id for option in check.options]) for check in guide.checks.values()]
    return sha256(repr((causes, checks)).encode()).hexdigest()[:12]


def inspect(folder: Path) -> LoadResult:
    """Everything one run over a knowledge folder finds, for an author who wants all problems at once."""
    with _nothing_collected():
        return load_library(folder)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Python's search for cycles waits: it would look through millions of lasting words again and again, a sixth of the time of a start."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def problems_text(folder: Path, problems: tuple[Problem, ...]) -> str:
    """What to tell a person whose folder cannot be used: how many problems, and each on a line of its own."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return "\n".join([f"The knowledge in {folder} has {count}:", *map(str, problems)])


def _searchable(entry: Entry) -> str:
    return " ".join((entry.title, entry.topic, *entry.asked, entry.short_answer.markdown)).casefold()
