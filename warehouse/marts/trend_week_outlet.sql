with story_at_outlet as (
    select week, outlet, metric, story_id, sum(n) as n, sum(x) as x
    from drift_unit
    group by week, outlet, metric, story_id
),
cell as (
    select article_week as week, outlet, metric, 'article' as unit, story_id, sum(eligible) as eligible, sum(n) as n,
        sum(x) as x, 1 as scale
    from drift_unit
    group by article_week, outlet, metric, story_id
    union all
    -- A story is one vote, shared by its outlets: five hundred copies by one outlet are no more than one.
    select week, outlet, metric, 'story', story_id, 1, (sum(n) > 0)::bigint,
        round(sum(round(1e6 * x / greatest(1, n))::bigint) / greatest(1, count_if(n > 0)))::bigint, 1000000
    from story_at_outlet
    group by week, outlet, metric, story_id
    union all
    -- Whole millionths: sums of integers do not depend on the order of the rows.
    select seen_week, outlet, 'heat', 'article', story_id, count(*), count(heat) filter (where week is not null),
        coalesce(sum(round(1e6 * heat)::bigint) filter (where week is not null), 0), 1000000
    from article_flag
    where is_copy
    group by seen_week, outlet, story_id
    union all
    select coalesce(story_week, seen_week), outlet, 'heat', 'story', story_id, 1,
        (count(heat) filter (where week is not null) > 0)::bigint,
        round(coalesce(sum(round(1e6 * heat)::bigint) filter (where week is not null), 0)
            / greatest(1, count(heat) filter (where week is not null)))::bigint, 1000000
    from article_flag
    where is_copy
    group by coalesce(story_week, seen_week), outlet, story_id
),
total as (
    select
        week,
        outlet,
        metric,
        unit,
        sum(eligible) as eligible,
        sum(n)::double as n,
        sum(x)::double / any_value(scale) as x,
        count_if(n > 0) as stories,
        sum(n * n)::double as nn,
        sum(n * x)::double / any_value(scale) as nx,
        sum(x::hugeint * x)::double / any_value(scale) / any_value(scale) as xx
    from cell
    group by week, outlet, metric, unit
),
spread as (
    -- Variance of a ratio of sums over stories (Taylor linearisation); a single story tells nothing about it.
    select
        *,
        x / n as share,
        n / nn * n as stories_alike,
        greatest(0, stories / greatest(1, stories - 1) * (xx - 2 * x / n * nx + x / n * x / n * nn) / (n * n)) as variance
    from total
    where n > 0 and week <> 'undated'
),
effective as (
    -- Independent articles that would tell as much: between one per story and all of them.
    select
        *,
        case
            when share <= 0 or share >= 1 or stories < 2 then stories_alike
            else greatest(stories_alike, least(n, share * (1 - share) / greatest(variance, 1e-12)))
        end as k,
        1.96 as z
    from spread
),
bound as (
    select
        *,
        case when metric = 'heat' then share else (share + z * z / (2 * k)) / (1 + z * z / k) end as middle,
        case
            when metric = 'heat' and stories < 2 then 2
            when metric = 'heat' then z * sqrt(variance)
            else z / (1 + z * z / k) * sqrt(share * (1 - share) / k + z * z / (4 * k * k))
        end as half
    from effective
)
select
    week,
    outlet,
    metric,
    unit,
    x as numerator,
    n::bigint as denominator,
    share as rate,
    greatest(case when metric = 'heat' then -1 else 0 end, round(middle - half, 12)) as ci_low,
    least(1, round(middle + half, 12)) as ci_high,
    n / eligible as coverage
from bound
