-- Which kinds of change grew most per copy, the latest four weeks against the eight before?
with numbered as (
    select week, kind, direction, mutations, copies, dense_rank() over (order by week desc) as age
    from trend_week_kind
),
side as (
    select kind, direction,
        sum(mutations) filter (where age <= 4) / nullif(sum(copies) filter (where age <= 4), 0) as now,
        sum(mutations) filter (where age between 5 and 12) / nullif(sum(copies) filter (where age between 5 and 12), 0) as before
    from numbered
    group by kind, direction
)
select kind, direction, round(100 * before, 1) as before_per_100, round(100 * now, 1) as now_per_100,
    round(100 * (now - before), 1) as more_per_100
from side
order by more_per_100 desc nulls last, kind, direction;
