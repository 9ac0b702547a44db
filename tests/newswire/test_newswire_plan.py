from collections import Counter
from datetime import timedelta

from pipeline.newswire.edit import errors
from pipeline.newswire.outlet import OUTLETS, TURN
from pipeline.newswire.plan import END, WEEKS, Article, Plan, plan, week_of
from pipeline.newswire.prose import Prose

TURNING = next(outlet.slug for outlet in OUTLETS if outlet.kind == "turning")
HABITUAL = [outlet.slug for outlet in OUTLETS if outlet.kind == "mutator"]
CAREFUL = [outlet.slug for outlet in OUTLETS if outlet.kind == "careful"]


def copies(plan: Plan, outlet: str | None = None) -> list[Article]:
    return [a for a in plan.articles if a.role == "copy" and outlet in (None, a.outlet)]


def material_share(plan: Plan, outlet: str, weeks: range) -> float:
    by_id = {article.article_id: article for article in plan.articles}
    mine = [article for article in copies(plan, outlet) if week_of(article.at) in weeks]
    changed = 0
    for article in mine:
        parent = by_id[article.parent or ""].revisions[article.parent_revision].state
        changed += bool(set(errors(article.text, article.revisions[0].state)) - set(errors(article.text, parent)))
    return changed / len(mine)


def test_the_same_seed_gives_the_same_plan_and_another_seed_another(prose: Prose, sample: Plan) -> None:
    assert plan(prose) == sample
    assert plan(prose, seed=5).articles != sample.articles


def test_there_are_enough_stories_and_copies(sample: Plan) -> None:
    assert len(copies(sample)) >= 2300
    assert sum(article.role == "origin" for article in sample.articles) >= 530
    assert len(sample.stories) >= 30


def test_copies_per_text_vary_from_none_to_twelve(sample: Plan) -> None:
    told = Counter(article.text.text_id for article in copies(sample))
    of_origin = [told[article.text.text_id] for article in sample.articles if article.role == "origin"]
    assert (min(of_origin), max(of_origin)) == (0, 12)
    assert 3.5 <= sum(of_origin) / len(of_origin) <= 5


def test_about_a_third_are_copies_of_copies(sample: Plan) -> None:
    role_of = {article.article_id: article.role for article in sample.articles}
    second_hand = sum(role_of[article.parent or ""] == "copy" for article in copies(sample))
    assert 0.25 <= second_hand / len(copies(sample)) <= 0.37


def test_the_turning_outlet_copies_28_or_more_every_week(sample: Plan) -> None:
    weekly = Counter(week_of(article.at) for article in copies(sample, TURNING))
    assert sorted(weekly) == list(range(1, WEEKS + 1))
    assert min(weekly.values()) >= 28


def test_the_turning_outlet_changes_its_behaviour_in_week_nine(sample: Plan) -> None:
    assert 0.05 <= material_share(sample, TURNING, range(1, TURN)) <= 0.11
    assert 0.55 <= material_share(sample, TURNING, range(TURN, WEEKS + 1)) <= 0.65


def test_habitual_mutators_and_careful_outlets_keep_their_habits(sample: Plan) -> None:
    every = range(1, WEEKS + 1)
    assert all(0.55 <= material_share(sample, outlet, every) <= 0.75 for outlet in HABITUAL)
    assert all(material_share(sample, outlet, every) <= 0.06 for outlet in CAREFUL)


def test_a_copy_follows_its_parent_by_minutes_to_two_days(sample: Plan) -> None:
    by_id = {article.article_id: article for article in sample.articles}
    for article in copies(sample):
        parent = by_id[article.parent or ""]
        shown = parent.revisions[article.parent_revision].at
        assert timedelta(minutes=4) <= article.at - parent.at <= timedelta(days=2)
        assert shown < article.at < END


def test_no_outlet_tells_a_story_twice(sample: Plan) -> None:
    told = Counter((article.outlet, article.text.story_id) for article in sample.articles)
    assert max(told.values()) == 1


def test_some_errors_are_mended_at_their_own_address(sample: Plan) -> None:
    assert sum(len(article.revisions) > 1 for article in sample.articles) >= 25


def test_series_run_through_all_weeks(sample: Plan) -> None:
    weekly = Counter(week_of(article.at) for article in sample.articles if article.role == "distractor")
    assert weekly == dict.fromkeys(range(1, WEEKS + 1), 2)
