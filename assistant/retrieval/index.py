"""A library made searchable. Built once, never changed afterwards, so any number of threads may read it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import add
from types import MappingProxyType

from assistant.library.model import Entry, Library, OutsideSubject, Section
from assistant.retrieval.bm25 import Postings, build_postings
from assistant.retrieval.classifier import Classifier, Learned, fit
from assistant.retrieval.features import Ideas, build_ideas
from assistant.retrieval.learning import Learner, learn
from assistant.retrieval.model import SmalltalkKind
from assistant.retrieval.nearest import Examples, build_examples
from assistant.retrieval.phrases import Phrase
from assistant.retrieval.products import Products, products_of
from assistant.retrieval.query import Vocabulary, build_vocabulary
from assistant.retrieval.smalltalk import kind_of
from assistant.retrieval.spelling import slips_in
from assistant.text import domain_words, stem, stems, tokens

EXAMPLES_A_CLASS = 3
"""With fewer ways of asking a class on average there is nothing to learn: the words of the entries decide alone."""

MOST_CLASSES = 1_000
"""With more entries and outside subjects the words of the entries decide alone: fitting would take minutes and gigabytes."""

SAID_WEIGHT = 0.5
"""What a sentence of an entry counts as an example, against a way of asking. In cross-validation the classifier gains 1 point of hit@1 by
them, 7 where an entry has eight ways of asking."""

SHORT = 30
"""Characters of a way of asking up to which it is looked at for small talk; looking at all would take a quarter of a second."""

TALKATIVE_FROM = 0.1
"""Share of the ways of asking for an entry that are small talk of a kind, from which the entry is about that. Of an entry about the help
desk one in thirty asks for a person."""

SHORTEST_SENTENCE = 4
"""Words of a sentence that says something by itself."""

_TARGET = re.compile(r"\]\([^)]*\)")
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n")


@dataclass(frozen=True, slots=True)
class Index:
    """``slips`` are words of the ways of asking that are read as others. ``entries`` by id, then the outside ``subjects`` by id: these are
    the documents of ``documents`` and the classes of ``classifier`` and of ``examples``, the ways of asking; without enough of these there
    is neither. ``outside_share`` are the ways of asking for subjects against those for entries. ``passages`` are all sections, those of
    ``entries[n]`` from ``first_passage[n]`` on. ``products`` are names of other products. ``smalltalk`` are the kinds that entries answer
    themselves."""

    library: Library
    slips: Mapping[str, str]
    vocabulary: Vocabulary
    ideas: Ideas
    entries: tuple[Entry, ...]
    subjects: tuple[OutsideSubject, ...]
    documents: Postings
    passages: Postings
    first_passage: tuple[int, ...]
    examples: Examples | None
    classifier: Classifier | None
    outside_share: float
    products: Products
    smalltalk: frozenset[SmalltalkKind]


def build_index(library: Library, learned: Learned | None = None, learner: Learner = learn) -> Index:
    """Make a library searchable. It must have an entry; the loader sees to that. ``learned`` is what was learned from the very same library
    before (see ``fitted``); without it ``learner`` fits a classifier."""
    entries = tuple(library.entries[entry] for entry in sorted(library.entries))
    subjects = tuple(sorted(library.outside, key=lambda subject: subject.id))
    classes: tuple[Entry | OutsideSubject, ...] = (*entries, *subjects)
    said = [[tokens(passage_text(entry, section)) for section in entry.sections] for entry in entries]
    asked = [list(map(tokens, (each.title, *each.asked))) for each in classes]
    teaches = len(classes) <= MOST_CLASSES and sum(map(len, asked)) >= EXAMPLES_A_CLASS * len(classes)
    slips = learned.slips if learned else _slips(classes, asked, said) if teaches else MappingProxyType({})
    asked = [[_mended(line, slips) for line in lines] for lines in asked]
    texts = [list(chain.from_iterable(lines)) for lines in map(add, asked, [*said, *([] for _ in subjects)])]
    ideas = build_ideas(library.words)
    examples = [[tuple(map(stem, line)) for line in lines] for lines in asked]
    fitted = learned.classifier if learned else _learn(ideas, examples, entries, learner) if teaches else None
    return Index(
        library=library,
        slips=slips,
        vocabulary=build_vocabulary(Counter(chain.from_iterable(texts)), library.words),
        ideas=ideas,
        entries=entries,
        subjects=subjects,
        documents=build_postings([tuple(map(stem, text)) for text in texts]),
        passages=build_postings([tuple(map(stem, section)) for sections in said for section in sections]),
        first_passage=_first_passages(entries),
        examples=build_examples(examples) if teaches else None,
        classifier=fitted,
        outside_share=sum(map(len, asked[len(entries) :])) / sum(map(len, asked[: len(entries)])),
        products=products_of(library.products, library.products_like_words, library.our_names),
        smalltalk=_smalltalk(entries),
    )


def _slips(
    classes: Sequence[Entry | OutsideSubject], asked: Sequence[Sequence[Phrase]], said: Sequence[Sequence[Phrase]]
) -> Mapping[str, str]:
    """Words of the ways of asking that are slips. What entries say has none, and an address is what a question is about."""
    counts = Counter(chain.from_iterable(chain.from_iterable(asked)))
    written = set(chain.from_iterable(chain.from_iterable(said)))
    return slips_in(counts, written.union(*(domain_words(text) for each in classes for text in each.asked)))


def _mended(words: Phrase, slips: Mapping[str, str]) -> Phrase:
    return words if slips.keys().isdisjoint(words) else tuple(slips.get(word, word) for word in words)


def passage_text(entry: Entry, section: Section) -> str:
    """A section by itself. The short answer carries the title, so that a question about the whole opens at the top."""
    return f"{section.heading or entry.title}\n{_prose(section)}"


def _smalltalk(entries: tuple[Entry, ...]) -> frozenset[SmalltalkKind]:
    """Kinds of small talk that are among the ways of asking: a folder may have an entry for thanks, or for "are you a robot?"."""
    kinds = ((entry, Counter(kind_of(asked) for asked in entry.asked if len(asked) <= SHORT)) for entry in entries)
    return frozenset(kind for entry, often in kinds for kind in often if kind and often[kind] >= TALKATIVE_FROM * len(entry.asked))


def _prose(section: Section) -> str:
    """What a section says, without where its links lead."""
    return _TARGET.sub("]", section.markdown)


def _first_passages(entries: tuple[Entry, ...]) -> tuple[int, ...]:
    first = [0]
    for entry in entries:
        first.append(first[-1] + len(entry.sections))
    return tuple(first)


def _learn(ideas: Ideas, asked: Sequence[Sequence[Phrase]], entries: tuple[Entry, ...], learner: Learner) -> Classifier | None:
    """A classifier over the ways people ask for each class and, at a lower weight, what entries say."""
    asking = [(number, line) for number, lines in enumerate(asked) for line in lines]
    said = [
        (number, stems(sentence)) for number, entry in enumerate(entries) for section in entry.sections for sentence in _sentences(section)
    ]
    numbers, lines = zip(*asking, *said, strict=True)
    return fit(ideas, lines, numbers, [1.0] * len(asking) + [SAID_WEIGHT] * len(said), learner)


def _sentences(section: Section) -> list[str]:
    """The sentences and list items of a section that are long enough to say something."""
    return [text for text in _SENTENCE_END.split(_prose(section)) if len(text.split()) >= SHORTEST_SENTENCE]
