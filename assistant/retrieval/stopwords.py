"""Words that name no subject, and those of a question that do."""

from collections.abc import Iterable

from assistant.retrieval.bm25 import NOWHERE, Postings
from assistant.text import stems

STOPWORDS = frozenset(
    stems(
        "the a an i my me we our us you your is are was were be been am do does did done have has had will would can could should may "
        "might must to of and in on for on with at by from about if what how why when where which who or as but not no so then than too "
        "also just please ok okay yes hi hello thanks it its that this these those them they he she him her there one ones same instead "
        "get make go know want need else more any some up out off into again still now really only work happen mean way thing"
    )
)


def subject_words(words: Iterable[str]) -> tuple[str, ...]:
    """Those of the stems that name what a text is about, in order."""
    return tuple(word for word in words if word not in STOPWORDS)


def in_first(documents: Postings, word: str, count: int) -> bool:
    """Whether one of the first ``count`` documents has the word. Positions ascend, so the first one tells."""
    positions, _ = documents.lists.get(word, NOWHERE)
    return len(positions) > 0 and int(positions[0]) < count
