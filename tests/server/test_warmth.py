import gc

from assistant.server.warmth import LATEST, QUIET, due, freeze


def test_while_people_click_collection_waits() -> None:
    assert not due(now=100.0, last=99.9, collected=90.0)


def test_a_quiet_moment_is_used() -> None:
    assert due(now=100.0, last=100.0 - QUIET - 0.1, collected=90.0)


def test_it_is_not_put_off_for_ever() -> None:
    assert due(now=100.0, last=99.9, collected=100.0 - LATEST - 0.1)


def test_where_nothing_happened_there_is_nothing_to_collect() -> None:
    assert not due(now=1_000.0, last=50.0, collected=60.0)


def test_what_is_alive_is_taken_out_of_reach() -> None:
    gc.unfreeze()
    freeze()
    assert gc.get_freeze_count() > 10_000
    gc.unfreeze()
