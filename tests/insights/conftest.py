"""A month of use, made once for all tests that look at a whole."""

import pytest

from assistant.service import Assistant
from assistant.store.model import Records
from tests.insights.build import NOW
from tests.insights.month import month


@pytest.fixture(scope="session")
def small_month(workshop: Assistant) -> Records:
    return month(workshop, NOW, questions=120, diagnoses=60)
