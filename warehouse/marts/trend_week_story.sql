with cell as (
    select article_week as week, story_id, metric, sum(x)::double as numerator, sum(n)::bigint as denominator
    from drift_unit
    group by article_week, story_id, metric
    union all
    -- Whole millionths: sums of integers do not depend on the order of the rows.
    select week, story_id, 'heat', sum(round(1e6 * heat)::bigint) / 1e6, count(heat)
    from article_flag
    where week is not null and is_copy
    group by week, story_id
)
select week, story_id, metric, numerator, denominator, numerator / denominator as rate
from cell
where denominator > 0
