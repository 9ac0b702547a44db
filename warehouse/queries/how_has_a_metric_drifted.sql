-- How did the share of copies with a dropped hedge go in the last eight weeks, and was it tested?
select week, round(100 * baseline, 1) as before_percent, round(100 * value, 1) as percent, direction, status, cause, articles, stories
from drift('certainty_up', weeks := 8)
order by week;
