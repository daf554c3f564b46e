"""The classifier: a sum of evidence, and the same after a trip through bytes."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.retrieval.answer import answer
from assistant.retrieval.classifier import Learned, evidence, fit
from assistant.retrieval.features import build_ideas
from assistant.retrieval.fitted import from_bytes, to_bytes
from assistant.retrieval.index import build_index
from assistant.text import stems
from tests.retrieval.build import GARDEN, word

IDEAS = build_ideas([word("greenfly", also="aphids")])
EXAMPLES = ["cut the rose", "cut a rose back", "water the lawn", "water my lawn daily"]


def test_evidence_is_highest_for_the_class_that_says_it() -> None:
    learned = fit(IDEAS, [stems(text) for text in EXAMPLES], [0, 0, 1, 1], [1.0] * 4)
    assert learned is not None
    assert evidence(learned, IDEAS, stems("please cut my rose")).argmax() == 0
    assert evidence(learned, IDEAS, stems("water it daily, the lawn")).argmax() == 1


def test_a_paraphrase_counts_through_its_ideas() -> None:
    learned = fit(IDEAS, [stems(text) for text in ("delete it", "erase it", "begin it", "start it")], [0, 0, 1, 1], [1.0] * 4)
    assert learned is not None
    assert evidence(learned, IDEAS, stems("get rid of")).argmax() == 0
    assert evidence(learned, IDEAS, stems("commence")).argmax() == 1


def test_words_nobody_used_are_no_evidence() -> None:
    learned = fit(IDEAS, [stems(text) for text in EXAMPLES], [0, 0, 1, 1], [1.0] * 4)
    assert learned is not None
    assert not evidence(learned, IDEAS, stems("qqq")).any()


def test_nothing_is_learned_where_no_two_examples_share_anything() -> None:
    assert fit(IDEAS, [stems("rose"), stems("xyz")], [0, 1], [1.0, 1.0]) is None


def test_the_views_add_up() -> None:
    learned = fit(IDEAS, [stems(text) for text in EXAMPLES], [0, 0, 1, 1], [1.0] * 4)
    assert learned is not None
    views = range(len(learned.columns))
    alone = [replace(learned, columns=tuple(columns if at == view else {} for at, columns in enumerate(learned.columns))) for view in views]
    text = stems("water a lawn or cut it")
    assert np.allclose(sum(evidence(each, IDEAS, text) for each in alone), evidence(learned, IDEAS, text), atol=1e-5)


def test_saved_and_read_again_it_answers_the_same() -> None:
    fresh = build_index(GARDEN)
    assert fresh.classifier is not None
    read = build_index(GARDEN, from_bytes(to_bytes(Learned({"rosse": "rose"}, fresh.classifier))))
    assert answer(read, "small insects on the rose") == answer(fresh, "small insects on the rose")
    assert read.slips == {"rosse": "rose"}
    assert np.array_equal(read.classifier.evidence, fresh.classifier.evidence) if read.classifier else False


@pytest.mark.parametrize("damaged", [b"", b"junk", b"PK\x03\x04 cut off"])
def test_bytes_that_are_no_classifier_are_refused(damaged: bytes) -> None:
    assert from_bytes(damaged) is None


def test_a_file_cut_short_is_refused() -> None:
    learned = build_index(GARDEN).classifier
    assert learned is not None
    assert from_bytes(to_bytes(Learned({}, learned))[:-200]) is None
