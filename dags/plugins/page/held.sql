select source, day, reason, articles, decision
from held
order by decision is not null, day desc, source
limit 200
