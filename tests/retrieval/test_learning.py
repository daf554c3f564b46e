"""What examples teach: TF-IDF as scikit-learn has it, and two learners of whose evidence the mean counts."""

from collections.abc import Mapping

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB

from assistant.retrieval import learning
from assistant.retrieval.counting import Matrix, counted
from assistant.retrieval.features import LETTERS, VIEWS, build_ideas, see
from assistant.retrieval.learning import Classes, Floats, Weights, bayes, learn, regression, tfidf

IDEAS = build_ideas([])
KEYS = [f"key{number}" for number in range(8)]
NOISE = [f"noise{number}" for number in range(60)]


def learned_of(texts: list[str], view: int = 0) -> tuple[Mapping[str, int], Floats, Matrix]:
    return tfidf(counted(IDEAS, [tuple(text.split()) for text in texts])[view])


def drawn(seed: int, size: int) -> tuple[Matrix, Classes, Weights]:
    """Examples of eight classes: the word of the class among five others, always the same five in class 0."""
    chance = np.random.default_rng(seed)
    classes = np.arange(size) % len(KEYS)
    others = [NOISE[:5] if number == 0 else list(chance.choice(NOISE, 5, p=_often())) for number in classes]
    _, _, matrix = learned_of([" ".join([KEYS[number], *words]) for number, words in zip(classes, others, strict=True)])
    return matrix, classes, np.ones(size, dtype=np.float32)


def _often() -> Floats:
    often = np.array([8.0] * 5 + [1.0] * (len(NOISE) - 5))
    shares: Floats = often / often.sum()
    return shares


@pytest.mark.parametrize("view", range(len(VIEWS)))
@pytest.mark.parametrize("seed", range(3))
def test_tfidf_equals_that_of_scikit_learn(seed: int, view: int) -> None:
    chance = np.random.default_rng(seed)
    texts = [" ".join(chance.choice([*KEYS, *NOISE, "stop", "red", "pick", "up"], chance.integers(0, 12))) for _ in range(50)]
    columns, idf, ours = learned_of(texts, view)
    seen = [see(IDEAS, tuple(text.split())) for text in texts]
    theirs = TfidfVectorizer(analyzer=VIEWS[view], min_df=2, sublinear_tf=True).fit(seen)
    assert columns.keys() == theirs.vocabulary_.keys()
    order = [theirs.vocabulary_[feature] for feature in columns]
    assert np.allclose(idf, theirs.idf_[order])
    assert np.allclose(ours.toarray(), theirs.transform(seen).toarray()[:, order], atol=1e-6)


def test_bayes_ranks_as_that_of_scikit_learn_with_the_same_prior() -> None:
    matrix, classes, weights = drawn(1, 160)
    mass = np.bincount(classes, weights=np.asarray(matrix.sum(axis=1)).ravel())
    weights = (mass.mean() / mass)[classes].astype(np.float32)  # scikit-learn's prior is as heavy for each class, ours a share of the class
    prior = np.sqrt(weights @ matrix)
    prior *= 1.5 * mass.mean() / prior.sum()
    theirs = MultinomialNB(alpha=prior, fit_prior=False).fit(matrix, classes, sample_weight=weights).predict_joint_log_proba(matrix)
    ours = matrix @ bayes([matrix], classes, weights)
    assert np.allclose(ours - ours[:, :1], theirs - theirs[:, :1], atol=1e-3)


def test_what_tells_a_class_counts_as_much_with_few_examples_of_it() -> None:
    texts = ["rose red"] * 40 + ["moss green"] * 4
    columns, _, matrix = learned_of(texts)
    evidence = bayes([matrix], np.array([0] * 40 + [1] * 4), np.ones(44, dtype=np.float32))
    assert evidence[columns["moss"], 1] > evidence[columns["rose"], 0] > 0


def test_regression_learns_which_word_tells_the_class() -> None:
    matrix, classes, weights = drawn(2, 160)
    learned = regression([matrix], classes, weights)
    assert (np.argmax(matrix @ learned, axis=1) == classes).all()


@pytest.mark.parametrize(("many", "tell"), [(160, False), (161, True)])
def test_among_many_examples_regression_leaves_the_letters_to_bayes(monkeypatch: pytest.MonkeyPatch, many: int, *, tell: bool) -> None:
    monkeypatch.setattr(learning, "MANY_EXAMPLES", many)
    matrix, classes, weights = drawn(2, 160)
    views = [matrix] * (LETTERS + 2)
    learned = np.split(regression(views, classes, weights), len(views))
    assert learned[LETTERS].any() == tell
    assert all(part.any() for number, part in enumerate(learned) if number != LETTERS)


def test_an_example_of_no_weight_teaches_nothing() -> None:
    matrix, classes, weights = drawn(3, 80)
    weights[40:] = 0
    turned = np.concatenate([classes[:40], classes[40:][::-1]])
    for learner in (bayes, regression):
        assert np.array_equal(learner([matrix], classes, weights), learner([matrix], turned, weights))


def test_both_learners_count_the_same() -> None:
    matrix, classes, weights = drawn(4, 160)
    both = (bayes([matrix], classes, weights) + regression([matrix], classes, weights)) / 2  # as many examples of each class
    assert np.allclose(learn([matrix], classes, weights), both)


def test_where_regression_would_take_too_long_counting_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.retrieval.learning.MOST_WORK", 100)
    matrix, classes, weights = drawn(4, 160)
    assert np.array_equal(learn([matrix], classes, weights), bayes([matrix], classes, weights))


def test_what_regression_leaves_out_takes_it_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "MANY_EXAMPLES", 160)
    matrix, classes, weights = drawn(4, 160)
    views = [matrix, matrix, matrix[:, :0]]
    monkeypatch.setattr(learning, "MOST_WORK", matrix.nnz * (int(classes.max()) + 1))
    assert not np.array_equal(learn(views, classes, weights), bayes(views, classes, weights))
    monkeypatch.setattr(learning, "MOST_WORK", matrix.nnz * (int(classes.max()) + 1) - 1)
    assert np.array_equal(learn(views, classes, weights), bayes(views, classes, weights))
