from dataclasses import dataclass

from assistant.ui.throttle import LONGEST, LONGEST_FOR_ALL, MOST, SPARED, Throttle


@dataclass
class Clock:
    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


def failures(throttle: Throttle, clock: Clock, client: str, count: int) -> None:
    for _ in range(count):
        while wait := throttle.admit(client):
            clock.now += wait


def test_each_failure_doubles_the_wait() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    waits = []
    for _ in range(5):
        assert throttle.admit("a") == 0
        waits.append(throttle.admit("a"))
        clock.now += waits[-1]
    assert waits == [1, 2, 4, 8, 16]


def test_a_wait_has_an_end() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    failures(throttle, clock, "a", 80)
    assert throttle.admit("a") == LONGEST


def test_one_clients_failures_keep_nobody_else_waiting() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    failures(throttle, clock, "a", SPARED - 1)
    assert throttle.admit("a") > 0
    assert throttle.admit("b") == 0


def test_many_clients_slow_each_other_down_a_little() -> None:
    throttle = Throttle(Clock())
    admitted = [throttle.admit(f"guesser {number}") for number in range(SPARED + 5)]
    assert admitted[: SPARED + 1] == [0] * (SPARED + 1)
    assert 0 < admitted[-1] <= LONGEST_FOR_ALL


def test_attempts_at_one_moment_do_not_slip_through_together() -> None:
    throttle = Throttle(Clock())
    assert [throttle.admit("a") == 0 for _ in range(3)] == [True, False, False]


def test_after_the_right_passcode_all_is_forgotten() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    failures(throttle, clock, "a", 3)
    throttle.passed("a")
    assert throttle.admit("a") == 0
    assert throttle.admit("a") == 1


def test_failures_are_forgotten_in_time() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    failures(throttle, clock, "a", 6)
    clock.now += 4_000
    assert throttle.admit("a") == 0
    assert throttle.admit("a") == 1


def test_a_crowd_of_clients_does_not_fill_the_memory() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for number in range(MOST + 50):
        clock.now += LONGEST_FOR_ALL
        throttle.admit(str(number))
    assert len(throttle._failures) == MOST
