"""The length of diagnoses, on a few of the guides that ``make bench`` measures many of."""

import numpy as np
import pytest

from assistant.service import Assistant
from tests.bench import persons
from tests.bench.bench_diagnosis import POLICIES, follow, on_persons
from tests.bench.exact import Exact
from tests.bench.random_guides import random_guide


@pytest.mark.slow
def test_a_diagnosis_is_nearly_as_short_as_it_can_be() -> None:
    worlds = [Exact(random_guide(seed)) for seed in range(5)]
    over = [follow(world, POLICIES["ours"])[0] / world.optimum_after_symptom() - 1 for world in worlds]
    assert np.mean(over) < 0.02
    assert max(over) < 0.05


@pytest.mark.slow
def test_the_longest_guide_takes_less_than_six_tenths_of_the_questions_of_a_fixed_order(shipped: Assistant) -> None:
    guide = shipped.library.guides["sequence-not-sending"]
    ours, fixed = (on_persons(guide, way, 40) for way in (persons.ours, persons.fixed))
    assert np.mean([walk.questions for walk in ours]) < 0.6 * np.mean([walk.questions for walk in fixed])
