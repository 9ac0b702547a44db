-- The week's alerts, each with the first week of its unbroken run, and the overall rates whether alert or not.
with numbered as (
    select week, row_number() over (order by week) as place
    from (select distinct week from drift_alert)
),
placed as (
    select
        drift_alert.week, drift_alert.metric, drift_alert.subject, drift_alert.direction,
        numbered.place - row_number() over (
            partition by drift_alert.metric, drift_alert.subject, drift_alert.direction order by numbered.place
        ) as run
    from drift_alert
    join numbered using (week)
    where drift_alert.status = 'alert'
),
since as (
    select
        week, metric, subject, direction,
        min(week) over (partition by metric, subject, direction, run) as first_week
    from placed
)
select
    drift_alert.metric, drift_alert.subject, drift_alert.baseline, drift_alert.value, drift_alert.ci_low,
    drift_alert.ci_high, drift_alert.q_value, drift_alert.direction, drift_alert.articles, drift_alert.stories,
    drift_alert.status, drift_alert.window_weeks,
    coalesce(since.first_week, drift_alert.week) as since,
    drift_alert.evidence
from drift_alert
left join since using (week, metric, subject, direction)
where drift_alert.week = $week and (drift_alert.status = 'alert' or drift_alert.subject = 'overall')
order by
    drift_alert.status <> 'alert', drift_alert.subject <> 'overall', drift_alert.q_value, drift_alert.metric,
    drift_alert.subject
