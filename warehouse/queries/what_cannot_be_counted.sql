-- What is in no weekly rate: articles without a time, copies in other languages, headlines that were not scored?
select articles, without_time, copies, copies_not_english, headlines_not_scored,
    round(100 * without_time / nullif(articles, 0), 1) as without_time_percent
from undated_coverage;
