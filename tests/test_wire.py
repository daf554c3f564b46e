from assistant import wire
from assistant.service import Assistant


def test_a_found_reply_has_the_contract_s_names(workshop: Assistant) -> None:
    data = wire.reply_data(workshop.ask("How do I patch a puncture?"), workshop.library)
    assert {"outcome", "question", "answer", "hits", "read_as", "guide"} <= data.keys()
    assert (data["outcome"], data["guide"]) == ("found", "wont-roll")
    assert {"entry", "title", "section", "score", "matched", "sources"} <= data["hits"][0].keys()
    assert data["hits"][0]["sources"][0]["url"] == "https://example.org/handbook"


def test_links_in_an_answer_lead_somewhere(workshop: Assistant) -> None:
    data = wire.reply_data(workshop.ask("How do I patch a puncture?"), workshop.library)
    assert "](browse?entry=squeaky-brakes#fix-it)" in data["answer"]


def test_another_product_is_not_covered(workshop: Assistant) -> None:
    data = wire.reply_data(workshop.ask("How do I mend the tyre of my Vespa?"), workshop.library)
    assert data["outcome"] == "not_covered"
    assert data["guide"] is None


def test_a_first_step_asks_with_unsure_among_the_options(workshop: Assistant) -> None:
    guide = workshop.guide("wont-roll")
    data = wire.step_data(workshop.next_step("wont-roll", ()), guide)
    assert data["step"] == "ask"
    assert data["check"]["id"] == "feel"
    assert [option["id"] for option in data["check"]["options"]] == ["heavy", "stuck", "unsure"]


def test_verdicts_and_items_follow_the_answers(workshop: Assistant) -> None:
    answers = (("feel", "heavy"), ("press", "soft"), ("lift", "spins"))
    data = wire.step_data(workshop.next_step("wont-roll", answers), workshop.guide("wont-roll"))
    assert data["verdicts"]["flat"] == {"title": "The tyre is flat", "verdict": "confirmed", "chance": 1.0, "because": ["press=soft"]}
    assert data["verdicts"]["rubbing"]["verdict"] == "ruled_out"
    assert data["items"][0]["fix"] == "pump"
    assert data["items"][0]["certain"] is True


def test_contradicting_answers_fit_nothing_and_name_the_cause(workshop: Assistant) -> None:
    answers = (("feel", "heavy"), ("press", "hard"), ("listen", "hiss"))
    data = wire.step_data(workshop.next_step("wont-roll", answers), workshop.guide("wont-roll"))
    assert (data["step"], data["conflicts"], data["items"]) == ("nothing_fits", ["flat"], [])


def test_an_answer_that_no_longer_applies_is_set_aside(workshop: Assistant) -> None:
    answers = (("feel", "heavy"), ("pedal", "blocked"))
    data = wire.step_data(workshop.next_step("wont-roll", answers), workshop.guide("wont-roll"))
    assert data["set_aside"] == ["pedal"]
    assert data["verdicts"]["seized"]["verdict"] == "possible"
