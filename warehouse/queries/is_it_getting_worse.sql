-- Week by week: how many copies introduced a material change, per article and per story?
select week, unit, numerator, denominator, round(100 * rate, 1) as percent, round(100 * ci_low, 1) as from_percent,
    round(100 * ci_high, 1) as to_percent, round(coverage, 2) as coverage
from trend_week_overall
where metric = 'mutated'
order by unit, week;
