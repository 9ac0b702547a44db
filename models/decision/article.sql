-- The articles, and what their outlets published in the same weeks: boilerplate is told by its repetition.
with asked as (
    select distinct outlet, week from article where article_id in (select unnest($1::varchar[]))
)
select
    article.article_id, article.url, article.outlet, article.title, article.published_at, article.language,
    coalesce(article.week, 'undated'), coalesce(story.story_id, article.article_id)
from article
join asked on asked.outlet = article.outlet and asked.week is not distinct from article.week
left join story on story.article_id = article.article_id
order by article.article_id
