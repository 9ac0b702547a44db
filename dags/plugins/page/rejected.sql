select
    rejected.first_seen_at, coalesce(capture.address, rejected.source) as input, rejected.reason,
    nullif(rejected.detail, rejected.reason) as detail, rejected.bytes, rejected.capture_id
from rejected
left join capture using (capture_id)
order by rejected.first_seen_at desc nulls last, rejected.capture_id
limit 100
