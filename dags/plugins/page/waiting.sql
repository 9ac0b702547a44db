select source, count(*) as captures, min(received_at) as waiting_since
from capture
where outcome = 'held'
group by source
order by waiting_since, source
limit 200
