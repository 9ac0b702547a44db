-- What share of the findings did the reviewers confirm, by week and kind?
select week, finding, kind, reviewed, confirmed, rejected, round(precision, 2) as precision, round(ci_low, 2) as from_share,
    round(ci_high, 2) as to_share
from review_precision
order by week desc, finding, kind;
