with rate as (
    select
        outlet,
        max(rate) filter (where metric = 'mutated') as mutated,
        max(ci_low) filter (where metric = 'mutated') as ci_low,
        max(ci_high) filter (where metric = 'mutated') as ci_high,
        max(rate) filter (where metric = 'inherited') as inherited,
        max(rate) filter (where metric = 'certainty_up') as certainty_up,
        max(rate) filter (where metric = 'attribution_lost') as attribution_lost
    from trend_week_outlet
    where unit = 'article' and week = $week
    group by outlet
),
alert as (
    select substr(subject, 8) as outlet, list(metric order by metric) as metrics
    from drift_alert
    where week = $week and status = 'alert' and subject like 'outlet:%'
    group by subject
)
select
    outlet_week.outlet, outlet_week.articles, outlet_week.copies, outlet_week.introduced, outlet_week.carried,
    outlet_week.reverted, outlet_week.sound, rate.mutated, rate.ci_low, rate.ci_high, rate.inherited,
    rate.certainty_up, rate.attribution_lost,
    coalesce(alert.metrics, []) as alerts,
    count(*) over () as found
from outlet_week
left join rate using (outlet)
left join alert using (outlet)
where outlet_week.week = $week
order by alert.metrics is null, outlet_week.sound desc, rate.mutated desc nulls last, outlet_week.copies desc, outlet_week.outlet
limit $shown
