"""The views of many texts at once, counted with arrays: what ``features`` says of each text, without a string for each
thing that it has. ``tests.bench retrieval`` prints how long a start takes.

Words and ideas are numbers here, in the order of the alphabet, so that sorting numbers is sorting strings. A feature of two of them, one
and other, is the number ``one * size + other + size``, where ``size`` is how many there are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.features import MOST_PAIRED, PAIRED_BY, Ideas, grams
from assistant.retrieval.phrases import Phrase
from assistant.retrieval.stopwords import STOPWORDS
from assistant.retrieval.thesaurus import NUMBER, Table

Matrix = Any
"""``scipy.sparse.csr_matrix``; scipy carries no types."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each text, a row of ``matrix``, has each feature; ``names`` gives the strings of the features in these columns."""

    matrix: Matrix
    names: Callable[[Numbers], list[str]]


@dataclass(frozen=True, slots=True)
class _Items:
    """What stands in texts, one after the other: a number each, and the text in which it stands."""

    numbers: Numbers
    texts: Numbers


@dataclass(frozen=True, slots=True)
class _Begun:
    """Ideas, and the places among all words at which they begin, in their order."""

    ideas: Numbers
    places: Numbers


def counted(ideas: Ideas, texts: Sequence[Phrase]) -> tuple[Counts, Counts, Counts, Counts]:
    """The stems of texts in each of ``features.VIEWS``."""
    tables = (ideas.general, ideas.own)
    strings = np.array(sorted({NUMBER}.union(*texts, *(here for table in tables for here in table.meant.values()))), dtype=object)
    number = {string: at for at, string in enumerate(strings.tolist())}
    words = _items(texts, number)
    general, own = (_begun(words, table, number) for table in tables)
    count, size = len(texts), len(strings)
    return (
        _counts(_with_neighbours(words, size), count, strings, " "),
        _letters(words, count, strings),
        _counts(_with_neighbours(_meant(words, general, own), size), count, strings, " "),
        _counts(_pairs(_standing(words, general, number), size), count, strings, PAIRED_BY),
    )


def _items(texts: Sequence[Phrase], number: Mapping[str, int]) -> _Items:
    return _Items(_numbers(map(number.__getitem__, chain.from_iterable(texts))), np.repeat(np.arange(len(texts)), list(map(len, texts))))


def _counts(items: _Items, texts: int, strings: NDArray[Any], between: str) -> Counts:
    from scipy.sparse import coo_matrix  # noqa: PLC0415 (only fitting needs it)

    found, columns = np.unique(items.numbers, return_inverse=True)
    ones = np.ones(len(columns), dtype=np.float32)

    def names(kept: Numbers) -> list[str]:
        first, second = np.divmod(found[kept] - len(strings), len(strings))  # a feature of one has no first: -1
        pairs = zip(strings[first].tolist(), strings[second].tolist(), strict=True)
        return [other if one < 0 else f"{text}{between}{other}" for one, (text, other) in zip(first.tolist(), pairs, strict=True)]

    return Counts(coo_matrix((ones, (items.texts, columns)), shape=(texts, len(found))).tocsr(), names)


def _letters(words: _Items, texts: int, strings: NDArray[Any]) -> Counts:
    """A text has letters as often as its words have them."""
    in_texts = _counts(words, texts, strings, "")
    spelled = [grams(word) for word in in_texts.names(np.arange(in_texts.matrix.shape[1]))]
    letters = np.array(sorted(set(chain.from_iterable(spelled))), dtype=object)
    number = {gram: at for at, gram in enumerate(letters.tolist())}
    in_words = _counts(_items(spelled, number), len(spelled), letters, "")
    return Counts((in_texts.matrix @ in_words.matrix).tocsr(), in_words.names)


def _with_neighbours(items: _Items, size: int) -> _Items:
    """The items, and each with the next one in its text."""
    beside = items.texts[:-1] == items.texts[1:]
    both = (items.numbers[:-1][beside] + 1) * size + items.numbers[1:][beside]
    return _Items(np.concatenate([items.numbers, both]), np.concatenate([items.texts, items.texts[:-1][beside]]))


def _meant(words: _Items, general: _Begun, own: _Begun) -> _Items:
    """The general ideas of each text and then its own."""
    numbers = np.concatenate([general.ideas, own.ideas])
    texts = words.texts[np.concatenate([general.places, own.places])]
    in_order = np.argsort(texts, kind="stable")
    return _Items(numbers[in_order], texts[in_order])


def _standing(words: _Items, general: _Begun, number: Mapping[str, int]) -> _Items:
    """What stands for each word of a text in pairs: its first idea or else itself, each once a text and in order."""
    places, first = np.unique(general.places, return_index=True)
    standing = words.numbers.copy()
    standing[places] = general.ideas[first]
    told = ~np.isin(standing, [number[word] for word in STOPWORDS if word in number])
    texts, numbers = np.divmod(np.unique(words.texts[told] * len(number) + standing[told]), len(number))
    return _Items(numbers, texts)


def _pairs(items: _Items, size: int) -> _Items:
    """The first ``MOST_PAIRED`` of each text, each with all that follow."""
    starts = np.flatnonzero(np.diff(items.texts, prepend=-1))
    lengths = np.diff(starts, append=len(items.texts))
    rank = np.arange(len(items.texts)) - np.repeat(starts, lengths)
    numbers, texts = items.numbers[rank < MOST_PAIRED], items.texts[rank < MOST_PAIRED]
    pairs = [_apart(numbers, texts, distance, size) for distance in range(1, MOST_PAIRED)]
    return _Items(np.concatenate([pair.numbers for pair in pairs]), np.concatenate([pair.texts for pair in pairs]))


def _apart(numbers: Numbers, texts: Numbers, distance: int, size: int) -> _Items:
    same = texts[:-distance] == texts[distance:]
    return _Items((numbers[:-distance][same] + 1) * size + numbers[distance:][same], texts[distance:][same])


def _begun(words: _Items, table: Table, number: Mapping[str, int]) -> _Begun:
    """What ``thesaurus.ideas_in`` says of the texts."""
    size = len(number)
    found = list(_followed(words, _trie(table, number)))
    digits = np.flatnonzero(np.isin(words.numbers, [at for string, at in number.items() if string.isdigit()]))
    places = np.concatenate([*(at for at, _ in found), digits])
    meant = np.concatenate([*(here for _, here in found), np.full(len(digits), number[NUMBER])])
    in_order = np.argsort(places, kind="stable")
    places, meant = places[in_order], meant[in_order]
    once = np.sort(np.unique(places * size + meant, return_index=True)[1])
    return _Begun(meant[once], places[once])


@dataclass(frozen=True, slots=True)
class _Trie:
    """The phrases of a table. The node of a word is its number; the edge ``node * size + word`` leads to the node of a longer phrase.
    ``nodes`` that stand for ideas have ``counts`` of these in ``ideas``, from ``starts`` on. What is looked up ascends."""

    size: int
    edges: Numbers
    targets: Numbers
    nodes: Numbers
    starts: Numbers
    counts: Numbers
    ideas: Numbers


def _trie(table: Table, number: Mapping[str, int]) -> _Trie:
    """A phrase with a word that is in no text is left out."""
    size = len(number)
    steps: dict[int, int] = {}
    ideas: dict[int, list[int]] = {}
    for phrase, meant in table.meant.items():
        if all(word in number for word in phrase):
            node = number[phrase[0]]
            for word in phrase[1:]:
                node = steps.setdefault(node * size + number[word], size + len(steps))
            ideas[node] = [number[idea] for idea in meant]
    edges, nodes = sorted(steps), sorted(ideas)
    counts = _numbers(len(ideas[node]) for node in nodes)
    return _Trie(
        size=size,
        edges=_numbers(edges),
        targets=_numbers(steps[edge] for edge in edges),
        nodes=_numbers(nodes),
        starts=np.cumsum(counts) - counts,
        counts=counts,
        ideas=_numbers(chain.from_iterable(ideas[node] for node in nodes)),
    )


def _followed(words: _Items, trie: _Trie) -> Iterator[tuple[Numbers, Numbers]]:
    """Places and the ideas that begin there: those of single words, then of phrases of two words, and so on."""
    at, nodes, length = np.arange(len(words.numbers)), words.numbers, 1
    while len(at):
        slots, known = _looked_up(trie.nodes, nodes)
        times = trie.counts[slots]
        within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        yield np.repeat(at[known], times), trie.ideas[np.repeat(trie.starts[slots], times) + within]
        goes_on = np.append(words.texts, [-1] * length)[at + length] == words.texts[at]
        at, nodes = at[goes_on], nodes[goes_on]
        slots, known = _looked_up(trie.edges, nodes * trie.size + words.numbers[at + length])
        at, nodes, length = at[known], trie.targets[slots], length + 1


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _looked_up(known: Numbers, wanted: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """Where the wanted numbers that are known stand among these, which ascend, and which are known."""
    slots = np.searchsorted(known, wanted)
    found = np.append(known, -1)[slots] == wanted
    return slots[found], found
