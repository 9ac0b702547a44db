-- Which outlets introduced most material changes per copy in the last four weeks, where there is enough to say it?
with recent as (
    select week, outlet, copies, introduced, carried, reverted, sound
    from outlet_week
    where week in (select distinct week from outlet_week order by week desc limit 4)
)
select outlet, sum(copies) as copies, sum(introduced) as introduced, sum(carried) as carried, sum(reverted) as reverted,
    round(sum(introduced) / sum(copies), 2) as introduced_per_copy
from recent
group by outlet
having bool_or(sound)
order by introduced_per_copy desc, outlet;
