-- Which feeds are dead, failing, or silent for far longer than usual?
select outlet, state, round(silent_hours) as silent_hours, round(usual_gap_hours, 1) as usual_gap_hours, failures, error
from feed_freshness
where state <> 'fresh'
order by state, outlet;
