-- The overall lines of the last weeks with their baseline, and the weeks in which the overall rate raised an alert.
with alert as (
    select week, metric
    from drift_alert
    where subject = 'overall' and status = 'alert'
)
select
    trend.week, trend.metric, trend.rate, trend.ci_low, trend.ci_high, trend.denominator,
    alert.week is not null as is_alert,
    sum(trend.numerator) filter (where trend.week >= $baseline_from and trend.week < $week) over (partition by trend.metric)
        / sum(trend.denominator) filter (where trend.week >= $baseline_from and trend.week < $week)
            over (partition by trend.metric) as baseline
from trend_week_overall as trend
left join alert using (week, metric)
where trend.unit = 'article' and trend.week between $first and $week
order by trend.metric, trend.week
