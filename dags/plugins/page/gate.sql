select
    gate,
    count(*) as expectations,
    count(*) filter (not success) as not_met,
    max(checked_at) filter (not success) as last_failed_at,
    max(checked_at) as last_checked_at,
    arg_max(subject || ': ' || expectation || ' (' || observed || ')', checked_at) filter (not success) as last_failure
from quality_result
group by gate
order by gate
