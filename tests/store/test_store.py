"""What a store promises, on both databases."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from assistant.store.model import End, Records, Removed, Visit
from assistant.store.store import Store, open_store
from assistant.store.tokens import hash_of
from tests.store.build import MINE, NOON, OTHER, diagnosis, feedback, minutes, progress, question
from tests.store.conftest import Place

ALWAYS = (minutes(-1_000_000), minutes(1_000_000))


def test_what_was_kept_comes_back_as_it_was(store: Store) -> None:
    store.keep_question(question())
    store.keep_diagnosis(diagnosis())
    store.keep_progress(progress())
    assert store.visit(MINE) == Visit((question(),), (diagnosis(),), (progress(),))


def test_it_is_there_for_the_next_program(store: Store, where: Place) -> None:
    store.keep_question(question())
    with closing(open_store(where)) as next_one:
        assert next_one.visit(MINE).questions == (question(),)


def test_a_time_of_another_zone_is_the_same_moment_in_utc(store: Store) -> None:
    elsewhere = NOON.astimezone(timezone(timedelta(hours=-5)))
    store.keep_question(question(at=elsewhere))
    (kept,) = store.visit(MINE).questions
    assert (kept.at, kept.at.utcoffset()) == (NOON, timedelta(0))


def test_a_time_without_a_zone_is_a_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.keep_question(question(at=datetime(2026, 1, 1)))  # noqa: DTZ001 (that is the mistake)


def test_what_is_no_token_is_neither_kept_nor_found(store: Store) -> None:
    with pytest.raises(ValueError, match="token"):
        store.keep_question(question("me"))
    assert store.visit("me") == Visit()
    assert store.forget("'; DROP TABLE questions; --") == Removed()


def test_nobody_sees_what_stands_under_another_token(store: Store) -> None:
    store.keep_question(question())
    assert store.visit(OTHER) == Visit()


def test_a_turn_kept_again_is_replaced_unless_it_is_older(store: Store) -> None:
    for text, at in (("first", minutes(1)), ("second", minutes(2)), ("late", minutes(0))):
        store.keep_question(question(text=text, at=at))
    assert [kept.text for kept in store.visit(MINE).questions] == ["second"]


def test_a_diagnosis_stands_as_it_was_last_whatever_arrives_late(store: Store) -> None:
    for end, at in ((End.SOLVED, minutes(2)), (End.LEFT, minutes(1))):
        store.keep_diagnosis(diagnosis(end=end, at=at))
    assert [kept.end for kept in store.visit(MINE).diagnoses] == [End.SOLVED]


def test_a_second_opinion_replaces_the_first(store: Store) -> None:
    store.keep_feedback(feedback())
    store.keep_feedback(replace(feedback(at=minutes(1)), helpful=False))
    assert [said.helpful for said in store.records(*ALWAYS).feedback] == [False]


def test_a_chat_comes_oldest_first_and_diagnoses_newest_first(store: Store) -> None:
    for turn in (2, 0, 1):
        store.keep_question(question(turn=turn, at=minutes(turn)))
        store.keep_diagnosis(diagnosis(guide=f"guide{turn}", at=minutes(turn)))
    visit = store.visit(MINE)
    assert [kept.turn for kept in visit.questions] == [0, 1, 2]
    assert [kept.guide for kept in visit.diagnoses] == ["guide2", "guide1", "guide0"]


def test_a_diagnosis_without_verdicts_stays_without(store: Store) -> None:
    store.keep_diagnosis(replace(diagnosis(), verdicts=None))
    assert store.visit(MINE).diagnoses[0].verdicts is None


def test_records_are_those_of_the_period_by_time_with_its_end_left_out(store: Store) -> None:
    for minute in (3, 0, 1, 2):
        store.keep_question(question(turn=minute, at=minutes(minute)))
    assert [kept.turn for kept in store.records(minutes(0), minutes(3)).questions] == [0, 1, 2]


def test_records_tell_visits_apart_without_their_tokens(store: Store) -> None:
    store.keep_question(question())
    store.keep_feedback(feedback(token=OTHER))
    store.keep_diagnosis(diagnosis())
    mine, other = hash_of(MINE), hash_of(OTHER)
    expected = Records((question(token=mine),), (feedback(token=other),), (diagnosis(token=mine),))
    assert store.records(*ALWAYS) == expected


def test_forgetting_removes_all_of_one_and_nothing_of_others(store: Store) -> None:
    for token in (MINE, OTHER):
        store.keep_question(question(token=token))
        store.keep_question(question(token=token, turn=1))
        store.keep_feedback(feedback(token=token))
        store.keep_diagnosis(diagnosis(token=token))
        store.keep_progress(progress(token=token))
    before = store.visit(OTHER)
    assert store.forget(MINE) == Removed(questions=2, feedback=1, diagnoses=1, progress=1)
    assert store.visit(MINE) == Visit()
    assert store.visit(OTHER) == before
    assert store.forget(MINE).total() == 0


def test_what_is_too_old_goes_and_the_rest_stays(store: Store) -> None:
    for minute in (0, 1):
        store.keep_question(question(turn=minute, at=minutes(minute)))
        store.keep_feedback(feedback(turn=minute, at=minutes(minute)))
        store.keep_diagnosis(diagnosis(guide=f"guide{minute}", at=minutes(minute)))
        store.keep_progress(progress(item=f"item{minute}", at=minutes(minute)))
    assert store.expire(minutes(1)) == 4
    visit = store.visit(MINE)
    assert [kept.turn for kept in visit.questions] == [1]
    assert [kept.guide for kept in visit.diagnoses] == ["guide1"]
    assert [kept.item for kept in visit.progress] == ["item1"]


def test_much_that_is_too_old_goes_in_slices(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.store.store._SLICE", 3)
    for turn in range(8):
        store.keep_question(question(turn=turn, at=minutes(turn // 5)))
    assert store.expire(minutes(5)) == 8


def test_a_store_that_answers_is_there(store: Store) -> None:
    assert store.is_there()
