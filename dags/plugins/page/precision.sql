select week, finding, kind, reviewed, confirmed, rejected, precision, ci_low, ci_high
from review_precision
order by week desc, finding, kind
limit 60
