"""What is counted with arrays is what the views say of each text by itself."""

from collections import Counter
from itertools import chain

import numpy as np
import pytest

from assistant.retrieval.counting import Counts, counted
from assistant.retrieval.features import MOST_PAIRED, VIEWS, build_ideas, see
from assistant.retrieval.phrases import Phrase
from assistant.retrieval.thesaurus import GROUPS
from assistant.text import stems
from tests.retrieval.build import word

IDEAS = build_ideas([word("green fly", also="aphids, small green fly, fly of roses, green"), word("rose", also="rose tree")])
SAYINGS = [stems(saying) for line in GROUPS.splitlines() for saying in line.split(",") if saying.strip()]
OURS = [tuple(text.split()) for text in ("aphid", "green", "green fli", "small green fli", "fli of rose", "rose tree", "5", "27", "qqq")]


def as_counters(counts: Counts) -> list[Counter[str]]:
    """What each text has, by name."""
    names = counts.names(np.arange(counts.matrix.shape[1]))
    assert len(set(names)) == len(names)
    edges = zip(counts.matrix.indptr, counts.matrix.indptr[1:], strict=False)
    rows = [(counts.matrix.indices[start:end], counts.matrix.data[start:end]) for start, end in edges]
    return [Counter({names[column]: int(often) for column, often in zip(*row, strict=True)}) for row in rows]


def drawn(seed: int) -> list[Phrase]:
    """Texts of phrases that stand for ideas, so that long and short ones begin at the same word, end with a text and overlap."""
    chance = np.random.default_rng(seed)
    phrases = [SAYINGS[at] for at in chance.integers(0, len(SAYINGS), 40)] + OURS
    return [tuple(chain.from_iterable(phrases[at] for at in chance.integers(0, len(phrases), chance.integers(0, 14)))) for _ in range(60)]


@pytest.mark.parametrize("seed", range(12))
def test_each_view_is_what_it_says_of_each_text(seed: int) -> None:
    texts = drawn(seed)
    assert max(len(set(text)) for text in texts) > MOST_PAIRED
    for view, counts in zip(VIEWS, counted(IDEAS, texts), strict=True):
        assert as_counters(counts) == [Counter(view(see(IDEAS, text))) for text in texts]


@pytest.mark.parametrize("texts", [[], [()], [(), ("green",)], [("green",), ()], [("small", "green"), ("fli",)]])
def test_texts_without_words_have_nothing_and_phrases_end_with_their_text(texts: list[Phrase]) -> None:
    for view, counts in zip(VIEWS, counted(IDEAS, texts), strict=True):
        assert as_counters(counts) == [Counter(view(see(IDEAS, text))) for text in texts]
