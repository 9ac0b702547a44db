-- One outlet's line of one metric, with its baseline and alerts.
with alert as (
    select week, metric
    from drift_alert
    where subject = 'outlet:' || $outlet and status = 'alert'
)
select
    trend.week, trend.metric, trend.rate, trend.ci_low, trend.ci_high, trend.denominator,
    alert.week is not null as is_alert,
    sum(trend.numerator) filter (where trend.week >= $baseline_from and trend.week < $week) over ()
        / sum(trend.denominator) filter (where trend.week >= $baseline_from and trend.week < $week) over () as baseline
from trend_week_outlet as trend
left join alert using (week, metric)
where trend.unit = 'article' and trend.outlet = $outlet and trend.metric = $metric and trend.week between $first and $week
order by trend.week
