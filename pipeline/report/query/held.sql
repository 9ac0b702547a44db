select source, day, reason, articles
from held
where decision is null
order by day desc, source
limit $shown
