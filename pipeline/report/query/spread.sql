select spread.mutation_id, spread.article_id, spread.role
from mutation_spread as spread
join article using (article_id)
where spread.mutation_id in (select unnest($mutation_ids::varchar[]))
order by article.published_at nulls last, spread.article_id, spread.mutation_id
