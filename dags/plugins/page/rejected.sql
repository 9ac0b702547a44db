select first_seen_at, source, reason, detail, bytes, capture_id
from rejected
order by first_seen_at desc nulls last, capture_id
limit 100
