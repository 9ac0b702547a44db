-- Which material changes of the latest week were carried on by most others, and what did they say before and after?
select kind, direction, outlet as introduced_by, carriers, reverters, before, after, url
from top_mutation
where week = (select week from latest_week)
order by carriers desc, probability desc, mutation_id
limit 20;
