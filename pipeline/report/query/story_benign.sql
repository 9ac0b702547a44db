select story.story_id, mutation.kind, count(*) as changes
from mutation
join story using (article_id)
where story.story_id in (select unnest($story_ids::varchar[])) and mutation.severity = 0
group by story.story_id, mutation.kind
order by story.story_id, changes desc, mutation.kind
