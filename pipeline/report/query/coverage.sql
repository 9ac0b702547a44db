select articles, without_time, copies, copies_not_english, headlines_not_scored
from undated_coverage
