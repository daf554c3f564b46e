"""What each part of retrieval is worth: the same cases with one part taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from assistant.evaluation.cases import Case
from assistant.evaluation.run import Report, evaluate
from assistant.library.model import Library
from assistant.retrieval.answer import reply
from assistant.retrieval.index import Index, build_index
from assistant.retrieval.learning import bayes, regression
from assistant.retrieval.model import Reply
from assistant.retrieval.phrases import phrases
from assistant.retrieval.products import NO_PRODUCTS

VIEWS = ("words", "letters", "ideas", "pairs of ideas")

YOUNG = 5
MOST_ASKED = 10_000


@dataclass(frozen=True, slots=True)
class Variant:
    """Retrieval as ``name`` says, and how it did."""

    name: str
    report: Report


def ablation(library: Library, cases: Sequence[Case]) -> tuple[Variant, ...]:
    """Evaluate retrieval whole, and without each of its parts in turn. Takes ten minutes for a hundred topics."""
    whole = build_index(library)
    variants = [Variant(name, evaluate(index, cases)) for name, index in _indexes(library, whole)]
    alone = [replace(case, before=()) for case in cases]
    return (
        variants[0],
        Variant("each message by itself", evaluate(whole, alone)),
        Variant("each message as one matter", evaluate(whole, cases, _as_one)),
        *variants[1:],
        *_young_entries(library, cases),
    )


def _young_entries(library: Library, cases: Sequence[Case]) -> Iterator[Variant]:
    """Every fifth entry as its author began it, among entries that have grown: how often the questions for these find them."""
    young = sorted(library.entries)[::YOUNG]
    theirs = [case for case in cases if len(case.parts) == 1 and not case.before and set(case.parts[0][:1]) & set(young)]
    for count in (10, 40, MOST_ASKED):
        entries = {name: replace(entry, asked=entry.asked[:count]) if name in young else entry for name, entry in library.entries.items()}
        asked = f"{count}" if count < MOST_ASKED else "all"
        index = build_index(replace(library, entries=MappingProxyType(entries)))
        yield Variant(f"one entry in {YOUNG} with {asked} ways of asking: questions for these", evaluate(index, theirs))


def _as_one(index: Index, text: str, before: tuple[str, ...]) -> tuple[Reply, ...]:
    return (reply(index, text, before),)


def _indexes(library: Library, whole: Index) -> Iterator[tuple[str, Index]]:
    yield "everything", whole
    yield "BM25 alone, no classifier", replace(whole, classifier=None, examples=None)
    yield "naive Bayes alone", build_index(library, learner=bayes)
    yield "regression alone", build_index(library, learner=regression)
    yield "without the nearest way of asking", replace(whole, examples=None)
    if whole.classifier is not None:
        for view, name in enumerate(VIEWS):
            columns = tuple(MappingProxyType({}) if at == view else each for at, each in enumerate(whole.classifier.columns))
            yield f"without {name}", replace(whole, classifier=replace(whole.classifier, columns=columns))
    yield (
        "without correcting slips",
        replace(whole, vocabulary=replace(whole.vocabulary, known=MappingProxyType({}), misspelled=phrases({}))),
    )
    yield "without the knowledge's own words", replace(whole, vocabulary=replace(whole.vocabulary, synonyms=phrases({})))
    yield "without names of other products", replace(whole, products=NO_PRODUCTS)
    yield "without the table of words", build_index(replace(library, words=()))
    yield "without outside subjects", build_index(replace(library, outside=()))
    for count in (5, 10, 20, 40):
        yield f"with {count} ways of asking an entry", build_index(_asked_at_most(library, count))
    begun = _asked_at_most(library, 10)
    index = build_index(begun)
    yield "with 10, without the knowledge's own words", replace(index, vocabulary=replace(index.vocabulary, synonyms=phrases({})))
    yield "with 10, without the table of words", build_index(replace(begun, words=()))


def _asked_at_most(library: Library, count: int) -> Library:
    """A folder as it may have begun: so many ways of asking an entry, and for a subject outside half as many."""
    entries = {name: replace(entry, asked=entry.asked[:count]) for name, entry in library.entries.items()}
    outside = tuple(replace(subject, asked=subject.asked[: count // 2]) for subject in library.outside)
    return replace(library, entries=MappingProxyType(entries), outside=outside)
