select finding, pairs, agreeing, agreement
from review_agreement
order by finding
