"""Scores are rank-bm25's own, bit for bit, and the best are found without sorting all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.bm25 import BLOCK, best, build_postings, rank_bm25_of, scores

WORDS = [f"w{number}" for number in range(40)]


def corpus(chance: np.random.Generator, size: int) -> list[list[str]]:
    """Documents of 1 to 30 words, some words much more frequent than others."""
    often = 1 / np.arange(1, len(WORDS) + 1)
    return [list(chance.choice(WORDS, chance.integers(1, 30), p=often / often.sum())) for _ in range(size)]


@pytest.mark.parametrize("seed", range(20))
def test_scores_equal_rank_bm25_bit_for_bit(seed: int) -> None:
    chance = np.random.default_rng(seed)
    documents = corpus(chance, 200)
    query = list(chance.choice([*WORDS, "unknown"], 8))
    ours = scores(build_postings(documents), [(word, 1.0) for word in query])
    assert ours.tobytes() == rank_bm25_of(documents).get_scores(query).tobytes()


@pytest.mark.parametrize("seed", range(5))
def test_the_best_are_those_of_rank_bm25_with_ties_by_position(seed: int) -> None:
    chance = np.random.default_rng(seed)
    documents = corpus(chance, 2_000)
    theirs, ours = rank_bm25_of(documents), build_postings(documents)
    for query in chance.choice(WORDS, (4, 3)).tolist():
        reference = theirs.get_scores(query)
        expected = sorted(np.flatnonzero(reference > 0), key=lambda place: (-reference[place], place))[:10]
        assert best(scores(ours, [(word, 1.0) for word in query]), 10) == expected


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0]), max_size=40 * BLOCK), st.integers(1, 20))
def test_the_best_equal_a_full_sort_also_with_many_ties(scored: list[float], limit: int) -> None:
    expected = sorted((place for place, score in enumerate(scored) if score > 0), key=lambda place: (-scored[place], place))[:limit]
    assert best(np.array(scored, dtype=np.float64), limit) == expected


def test_a_document_without_any_of_the_words_scores_zero() -> None:
    assert scores(build_postings([["a"], ["b"]]), [("a", 1.0)])[1] == 0.0


def test_the_only_document_has_a_positive_score() -> None:
    assert scores(build_postings([["a", "b"]]), [("a", 1.0)])[0] > 0.0


def test_a_weight_scales_what_a_word_adds() -> None:
    postings = build_postings([["a"], ["b"]])
    assert scores(postings, [("a", 0.5)])[0] == scores(postings, [("a", 1.0)])[0] / 2


def test_documents_without_words_do_no_harm() -> None:
    assert list(scores(build_postings([["a"], []]), [("a", 1.0)]) > 0) == [True, False]
