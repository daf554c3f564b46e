"""A question becomes the terms to look for; each keeps what was typed."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.library.model import Word
from assistant.retrieval.model import Query, ReadAs, Term
from assistant.retrieval.phrases import Phrase, Phrases, phrases
from assistant.retrieval.spelling import correct, written_out
from assistant.retrieval.stopwords import subject_words
from assistant.text import domain_words, stem, stems, tokens

MOST_CHARACTERS = 1_500
"""What is analysed of a text: a long message of 250 words. The rest is not read, and ``Query.shortened`` says so."""

MOST_WORDS = 250
"""Words that are analysed of what is left: a character may stand for two words ("▶" for "play button")."""

MOST_CORRECTED = 12
"""Unknown words that are looked up for a slip. A text with more of them is in another language; each look-up takes up to 0.3 ms."""

SYNONYM_WEIGHT = 0.6
"""Weight of the knowledge's own word where the person used another for it."""

EARLIER_WEIGHT = 0.6
"""Weight of a word of the turn before, in a follow-up that names something itself; 1 in one that does not ("how do I do that?")."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a question is read with. ``known``: each word of the knowledge and how often it occurs; ``misspelled``: words of a slip to the
    right words; ``synonyms``: the stems of what people say to those of the knowledge's word."""

    known: Mapping[str, int]
    misspelled: Phrases[Phrase]
    synonyms: Phrases[tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is looked up: its terms, its stems in order, and these again in the knowledge's ``own`` words ("my drip" as "my
    sequence"). ``before`` is the turn before, if it leans on that, which counts ``before_weight``."""

    query: Query
    stems: Phrase
    own: Phrase
    before: "Reading | None" = None
    before_weight: float = EARLIER_WEIGHT

    @property
    def all_stems(self) -> Phrase:
        """The stems of this turn and of those before that it leans on."""
        return (*self.stems, *(self.before.all_stems if self.before else ()))


def build_vocabulary(known: Mapping[str, int], words: Iterable[Word]) -> Vocabulary:
    """Turn the rows of the words table around, so that each thing people type leads to the knowledge's word."""
    misspelled: dict[Phrase, Phrase] = {}
    synonyms: dict[Phrase, list[Phrase]] = {}
    for row in words:
        term = stems(row.term)
        misspelled |= {tokens(slip): tokens(row.term) for slip in row.misspelled if tokens(slip)}
        for said in (*row.older, *row.also):
            phrase = stems(said)
            if phrase and phrase != term and term not in synonyms.setdefault(phrase, []):
                synonyms[phrase].append(term)
    return Vocabulary(known, phrases(misspelled), phrases({phrase: tuple(terms) for phrase, terms in synonyms.items()}))


def read(vocabulary: Vocabulary, text: str) -> Reading:
    """Take a question apart: words, slips put right, the knowledge's own words added."""
    searched = text[:MOST_CHARACTERS]
    terms: list[Term] = []
    read_as: dict[ReadAs, None] = {}
    for typed, meant in _put_right(vocabulary, tokens(searched)[:MOST_WORDS], domain_words(searched)):
        if meant not in (typed, written_out(typed)):
            read_as[ReadAs(" ".join(typed), " ".join(meant))] = None
        terms.extend(Term(stem(word), " ".join(typed)) for word in meant)
    said = tuple(term.text for term in terms)
    terms.extend(_synonyms(vocabulary, terms))
    query = Query(text, searched, tuple(terms), tuple(read_as), len(text) > MOST_CHARACTERS)
    return Reading(query, said, tuple(_in_own_words(vocabulary, said)))


def read_after(now: Reading, before: Reading) -> Reading:
    """A follow-up read together with the question before it, whose words count less if the follow-up names something itself."""
    weight = EARLIER_WEIGHT if subject_words(now.stems) else 1.0
    known = {term.text for term in now.query.terms}
    earlier = [replace(term, weight=term.weight * weight) for term in before.query.terms if term.text not in known]
    looked_up = f"{before.query.looked_up} {now.query.looked_up}"
    query = replace(now.query, looked_up=looked_up, terms=(*now.query.terms, *earlier))
    return Reading(query, now.stems, now.own, before, weight)


def _put_right(vocabulary: Vocabulary, words: Sequence[str], kept: Container[str]) -> Iterable[tuple[Phrase, Phrase]]:
    """Pairs of what was typed and what it is read as, a slip the author listed before a slip that is guessed; no guess about those
    ``kept``."""
    start = 0
    left = MOST_CORRECTED
    while start < len(words):
        length, listed = next(vocabulary.misspelled.at(words, start), (0, None))
        if listed is not None:
            yield tuple(words[start : start + length]), listed
            start += length
            continue
        (word,) = written_out((words[start],))
        unknown = word not in vocabulary.known and word not in kept
        corrected = correct(word, vocabulary.known) if unknown and left else None
        left -= unknown and left > 0
        yield (words[start],), (corrected or word,)
        start += 1


def _in_own_words(vocabulary: Vocabulary, said: Phrase) -> Iterator[str]:
    """The stems with each phrase that people use, the longest first, replaced by the knowledge's word for it."""
    start = 0
    while start < len(said):
        length, meant = next(vocabulary.synonyms.at(said, start), (1, (said[start : start + 1],)))
        yield from meant[0]
        start += length


def _synonyms(vocabulary: Vocabulary, terms: Sequence[Term]) -> list[Term]:
    """The knowledge's words for the phrases among the terms, at ``SYNONYM_WEIGHT``; none that the person used themselves."""
    said = [term.text for term in terms]
    found: dict[str, Term] = {}
    for start in range(len(terms)):
        for length, words in reversed([*vocabulary.synonyms.at(said, start)]):
            typed = " ".join(dict.fromkeys(term.typed for term in terms[start : start + length]))
            found |= {word: Term(word, typed, SYNONYM_WEIGHT) for meant in words for word in meant if word not in said}
    return list(found.values())
