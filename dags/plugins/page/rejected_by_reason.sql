select stage, reason, count(*) as inputs, max(first_seen_at) as latest
from rejected
group by stage, reason
order by inputs desc, reason
