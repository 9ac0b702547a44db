-- The lineage of the story with most articles: who published when, copied from whom, and changed how much?
with largest as (
    select story_id
    from story
    group by story_id
    order by count(*) desc, story_id
    limit 1
)
select article.published_at, article.outlet, article.title, parent.outlet as copied_from,
    count(mutation.mutation_id) filter (where mutation.severity = 2 and not mutation.correction) as material_changes,
    count(mutation.mutation_id) filter (where mutation.correction) as corrections
from story
join largest using (story_id)
join article using (article_id)
left join lineage using (article_id)
left join article as parent on parent.article_id = lineage.parent_id
left join mutation on mutation.article_id = article.article_id
group by article.article_id, article.published_at, article.outlet, article.title, parent.outlet
order by article.published_at nulls last, article.article_id;
