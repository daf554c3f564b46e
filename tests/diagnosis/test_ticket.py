from assistant.diagnosis.ticket import ticket
from tests.diagnosis.build import guide, yes_no

BIKE = guide({"flat": "common", "rust": "rare", "bent": "rare"}, yes_no("tyre", "flat"), yes_no("wheel", "bent"))


def test_a_ticket_tells_what_was_looked_at_done_and_ruled_out() -> None:
    text = ticket(BIKE, (("tyre", "bad"), ("wheel", "good")), ("mend-flat",))
    assert "| What about tyre? | Label of bad |" in text
    assert "## What we did, without success\n\n- Do mend-flat" in text
    assert "## What is ruled out\n\n- It is bent. You said:" in text
    assert "## What is still possible\n\n- It is rust" in text
    assert "- [ ] Screenshot: Screen of tyre" in text


def test_a_ticket_without_answers_leaves_out_what_it_cannot_say() -> None:
    text = ticket(BIKE, (), ())
    assert "What we looked at" not in text
    assert "What is ruled out" not in text
