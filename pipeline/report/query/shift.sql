-- Slow shifts that stand in this week: the surest first; those of all outlets before those of one.
select metric, subject, direction, since, before, after,
    count(*) over () as found
from drift_shift
where week = $week and status = 'shift'
order by subject <> 'overall', q_value, metric, subject
limit $shown
