-- What changed in the latest week, in which direction, by how much, and how sure is that?
select metric, subject, direction, round(100 * baseline, 1) as before_percent, round(100 * value, 1) as now_percent,
    round(100 * ci_low, 1) as from_percent, round(100 * ci_high, 1) as to_percent, stories, articles, q_value
from current_alert
order by q_value, metric, subject;
