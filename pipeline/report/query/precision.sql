-- How many of the findings that people looked at stood, of the week and of the week before it.
select week, finding, kind, confirmed, rejected, reviewed - confirmed - rejected as disputed, precision, ci_low, ci_high
from review_precision
where week in ($week, $before)
order by week desc, finding, confirmed + rejected desc, kind
