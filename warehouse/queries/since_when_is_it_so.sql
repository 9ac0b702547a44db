-- Which rates have shifted slowly, since when, and from where to where?
select metric, subject, direction, since, round(100 * before, 1) as before_percent, round(100 * after, 1) as after_percent, q_value
from standing_shift
order by q_value, metric, subject;
