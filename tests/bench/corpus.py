"""What the benchmarks of retrieval share: passages and questions, how long and how much memory."""

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import numpy as np

VOCABULARY = 50_000
QUESTIONS = 200
WARM_UP = 3

Words = list[str]
Question = TypeVar("Question")


def passages(count: int) -> list[Words]:
    """Passages of 30 to 90 words; how often a word occurs falls with its rank, as in English (Zipf)."""
    draw = np.random.default_rng(3)
    often = 1 / np.arange(1, VOCABULARY + 1)
    lengths = draw.integers(30, 90, count)
    words = draw.choice(VOCABULARY, lengths.sum(), p=often / often.sum())
    return [[f"w{word}" for word in part] for part in np.split(words, lengths.cumsum()[:-1])]


def questions(corpus: Sequence[Words]) -> list[Words]:
    """Three to eight words that one passage has: rare ones and common ones, as people ask."""
    draw = np.random.default_rng(5)
    chosen = draw.integers(0, len(corpus), QUESTIONS)
    return [list(draw.choice(corpus[place], draw.integers(3, 9), replace=False)) for place in chosen]


def resident() -> float:
    """Megabytes that this process holds."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def timed(search: Callable[[Question], object], asked: Sequence[Question]) -> list[float]:
    """Milliseconds a question, after a few that are not counted."""
    for question in asked[:WARM_UP]:
        search(question)
    taken = []
    for question in asked:
        start = perf_counter()
        search(question)
        taken.append(1e3 * (perf_counter() - start))
    return taken
