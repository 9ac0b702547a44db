select
    count(*) filter (where status = 'alert') as alerts,
    count(*) filter (where status = 'quiet') as quiet,
    count(*) filter (where status = 'too_few') as too_few
from drift_alert
where week = $week
