from datetime import date

import pytest

from pipeline.core.change import pair_changes
from pipeline.core.claim import scope, verdict
from pipeline.core.edit import edits, marked
from pipeline.core.polarity import cancelled, denied_denials, said_otherwise
from pipeline.core.side import Background, side
from pipeline.core.undenied import set_aside


def _kinds(before: str, after: str) -> set[str]:
    p, c = side(before, 0), side(after, 0)
    found = [verdict(scope(p, c, edit, (set(), set()))) for edit in edits(p.tokens, c.tokens, marked(p.text, p.tokens))]
    return {v.kind for v in found if v}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She denied the accusation.", "She said the accusation was untrue."),
        ("She denied that she had been paid.", "She said that she had not been paid."),
        ("The film is not unlike his earlier work.", "The film is similar to his earlier work."),
        ("At least 12 people were injured.", "No fewer than 12 people were injured."),
        ("The offer was not accepted.", "The offer was turned down."),
        ("He was found not guilty on Friday.", "He was acquitted on Friday."),
        ("The country has the largest market.", "The country has the biggest market."),
        ("The two are reportedly engaged.", "According to reports, the two are engaged."),
        ("She will not return before the summer.", "She will return in the summer at the earliest."),
        ("The trial begins on Monday.", "The trial is due to begin on Monday."),
        ("The band will play on the last day of June.", "The band will play on June 30."),
    ],
)
def test_a_denial_a_hedge_or_a_rank_in_another_dress_is_no_change(before: str, after: str) -> None:
    assert not _kinds(before, after) & {"negation", "status", "certainty", "superlative"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("She denied that she had been paid.", "She confirmed that she had been paid.", "negation"),
        ("The offer was not accepted.", "The offer was accepted.", "negation"),
        ("The visit was uncommon.", "The visit was not uncommon.", "negation"),
        ("The two are reportedly engaged.", "The two are engaged.", "certainty"),
        ("It is the second film of the year.", "It is the biggest film of the year.", "superlative"),
    ],
)
def test_what_turns_a_claim_round_is_still_a_change(before: str, after: str, kind: str) -> None:
    assert kind in _kinds(before, after)


def test_who_denies_says_that_it_is_not_so() -> None:
    assert said_otherwise(side("He denied the report.", 0), side("He said the report was false.", 0))
    assert not said_otherwise(side("He denied the report.", 0), side("He said the report was true.", 0))


def test_a_denial_takes_back_that_of_the_next_word() -> None:
    its, other = side("It is not unlike a barn.", 0), side("It is like a barn.", 0)
    assert cancelled(its, its.cues, other)
    assert not cancelled(its, its.cues, side("It is unlike a barn.", 0))


def test_who_does_not_rule_out_denies_nothing() -> None:
    assert len(denied_denials(side("He did not rule out a return.", 0))) == 2
    assert denied_denials(side("He ruled out a return.", 0)) == []


def _changed(before: str, after: str) -> set[str]:
    found = pair_changes(side(before, 0), side(after, 0), Background(before, after, date(2026, 5, 5)))
    return {c.kind for c in found if c.severity and c.stands} & {"negation", "status", "certainty", "superlative"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("The study clearly shows that the dam is sound.", "The study shows that the dam is not sound.", "negation"),
        ("A few guests heard the alarm.", "The guests did not hear the alarm.", "negation"),
        ("The rules do not forbid cloned voices.", "The rules forbid cloned voices.", "negation"),
        ("The tour will open on Friday as planned.", "The tour may open on Friday.", "certainty"),
        ("The studio is in talks with a bank.", "The studio has pulled out of talks with a bank.", "status"),
        ("The last few trains ran on Sunday.", "The last trains did not run on Sunday.", "negation"),
        ("The guest made it clear that he pays.", "The guest said that he does not pay.", "negation"),
        ("A rare bird was seen on the pier.", "A bird was not seen on the pier.", "negation"),
        (
            "The ferry left an empty pier and the crew was saved.",
            "The ferry left and the crew was not saved.",
            "negation",
        ),
    ],
)
def test_a_word_that_also_says_other_things_excuses_no_denial(before: str, after: str, kind: str) -> None:
    assert kind in _changed(before, after)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Brandt denied that he sold the hut.", "Brandt said that he sold the hut and did not miss it.", "negation"),
        ("Orla Penn denied that she sang.", "Orla Penn said that she sang, and had no regrets.", "negation"),
        ("The firm denied the report.", "The firm said the false alarm was in the report.", "negation"),
        ("The pool will not open before June.", "The pool will open before June, the only one here.", "negation"),
        ("The pool will not open before June.", "The pool will open before June, and only for pupils.", "negation"),
        ("Police found no sign that a bigger gang stole it.", "Police found a sign that a bigger gang stole it.",
         "negation"),
        ("It is the oldest mill here and no guest was older than ninety.",
         "It is a mill here and no guest was older than ninety.", "superlative"),
        ("It is the oldest mill here and no guest was old.", "It is a mill here and no guest was older.",
         "superlative"),
        ("Police found no proof that more than ten people died.", "Police found proof that more than ten people died.",
         "negation"),
        ("She said no, but he sold the farm.", "She said yes, but he sold the farm.", "negation"),
        ("The strike is due to begin on Monday and the talks have resumed.",
         "The strike begins on Monday and the talks have been cancelled.", "status"),
        ("The mill may close and the staff were paid.", "The mill will close and the staff were reportedly paid.",
         "certainty"),
        ("The visit was not unusual and the queen did not speak.", "The visit was usual and the queen spoke.",
         "negation"),
    ],
)  # fmt: skip
def test_an_excuse_holds_for_its_own_words_only(before: str, after: str, kind: str) -> None:
    assert kind in _changed(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Brandt denied that he sold the house.", "Brandt said that he had not sold the house."),
        ("Brandt denied taking the money.", "Brandt said he did not take the money."),
        ("The ministry denied that there was a plan.", "The ministry said there was no plan."),
        ("The firm denied the report.", "The firm said the report was wrong."),
        ("He was found not guilty of fraud.", "He was cleared of fraud."),
        ("Witnesses did not see the driver stop.", "Few witnesses saw the driver stop."),
        ("She does not go to concerts.", "She rarely goes to concerts."),
        ("The pool will not open before June.", "The pool will open only in June."),
        ("The pool will not open before June.", "The pool will open in June at the earliest."),
        ("No mill in the valley is older.", "It is the oldest mill in the valley."),
        ("Nobody has won at a younger age.", "She is the youngest winner."),
        ("It is the highest-grossing film.", "No film has grossed more."),
        ("The claim is not unfounded.", "The claim is founded."),
        ("It is not unlike a barn.", "It is like a barn."),
        ("Rangers will not allow drones in the park.", "Rangers ban drones in the park."),
        ("The minister has left.", "The minister has gone."),
    ],
)
def test_what_is_said_otherwise_is_excused(before: str, after: str) -> None:
    assert _changed(before, after) == set()


def test_what_is_set_aside_is_not_denied() -> None:
    told = side("It cost $9 million before marketing.", 0)
    assert set_aside(side("It cost $9 million, not counting marketing.", 0), told)
    assert not set_aside(side("It did not cost $9 million.", 0), told)
    assert not set_aside(side("It cost $9 million, not counting marketing.", 0), side("It cost $9 million.", 0))
