select coalesce(parent.article_id, article.article_id), coalesce(parent.week, article.week, 'undated'),
    coalesce(parent.outlet, article.outlet), coalesce(parent.title, article.title), coalesce(parent.url, article.url),
    coalesce(parent.published_at, article.published_at),
    article.article_id, coalesce(article.week, 'undated'), article.outlet, article.title, article.url, article.published_at,
    coalesce(parent.title, article.title), article.title, 'title', null, null
from article
left join lineage using (article_id)
left join article as parent on parent.article_id = lineage.parent_id
where article.article_id = $1
