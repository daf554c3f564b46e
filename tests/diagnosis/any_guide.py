"""Guides of any kind, sound or not, for properties that hold whatever an author writes."""

from hypothesis import strategies as st

from assistant.library.model import Check, Effect, Guide
from tests.diagnosis.build import check, guide

CAUSES = ("flat", "rust", "bent", "dirt")


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    """Small guides with anything in them, sound or not; a check may wait for an earlier one."""
    checks: list[Check] = []
    effects: st.SearchStrategy[Effect | None] = st.sampled_from([None, None, "confirms", "rules-out", "likely", "unlikely"])
    for number in range(draw(st.integers(1, 4))):
        options: dict[str, dict[Effect, str]] = {}
        for name in ("a", "b", "c")[: draw(st.integers(2, 3))]:
            said: dict[Effect, str] = {}
            for cause in CAUSES:
                if effect := draw(effects):
                    said[effect] = f"{said.get(effect, '')} {cause}".strip()
            options[name] = said
        gate = draw(st.sampled_from([None, *checks]))
        when = ({gate.id: (draw(st.sampled_from([option.id for option in gate.options])),)},) if gate else ()
        checks.append(check(f"k{number}", options, when=when, always=draw(st.booleans())))
    return guide(dict.fromkeys(CAUSES, "common"), *checks)
