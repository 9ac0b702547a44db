-- Why did the rates change that alerted: other outlets, other stories, other behaviour, or another model?
select week, metric, subject, direction, round(100 * change, 1) as points, round(100 * outlet_mix, 1) as outlet_mix,
    round(100 * story_mix, 1) as story_mix, round(100 * behaviour, 1) as behaviour,
    round(100 * model_version, 1) as model_version, cause, leading_outlet, round(100 * leading_story_part, 1) as points_of_one_story
from alert_cause
order by week desc, abs(change) desc, metric, subject;
