"""Shares with the interval that so few cases leave open."""

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959964
"""Quantile of the normal distribution for a two-sided interval of 95%."""


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``. With nothing to count ``value`` is 0 and the interval is all of 0 to 1."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share itself, 0 to 1."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval at 95% (Wilson 1927): stays inside 0 to 1 and holds for shares near the ends, where ours lie."""
        if not self.of:
            return 0.0, 1.0
        spread = Z95 * Z95 / self.of
        centre = (self.value + spread / 2) / (1 + spread)
        half = Z95 / (1 + spread) * sqrt(self.value * (1 - self.value) / self.of + spread / (4 * self.of))
        return max(0.0, centre - half), min(1.0, centre + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:6.1%} ({low:.0%}-{high:.0%})" if self.of else "     - "
