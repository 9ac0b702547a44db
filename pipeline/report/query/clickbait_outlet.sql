-- Outlets with clickbait among ten scored headlines or more, and how many outlets of that size had none.
with scored as (
    select
        outlet, rate, ci_low, ci_high, denominator,
        count(*) filter (where rate = 0) over () as without
    from trend_week_outlet
    where metric = 'clickbait' and unit = 'article' and week = $week and denominator >= 10
)
select outlet, rate, ci_low, ci_high, denominator as articles, without
from scored
where rate > 0
order by rate desc, outlet
limit $shown
