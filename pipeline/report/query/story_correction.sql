select correction.mutation_id, correction.hours, taker.outlet
from correction
join article as taker on taker.article_id = correction.corrected_by
where correction.story_id in (select unnest($story_ids::varchar[]))
order by correction.mutation_id
