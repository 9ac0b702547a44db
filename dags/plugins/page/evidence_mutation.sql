select parent.article_id, coalesce(parent.week, 'undated'), parent.outlet, parent.title, parent.url, parent.published_at,
    article.article_id, coalesce(article.week, 'undated'), article.outlet, article.title, article.url, article.published_at,
    mutation.before, mutation.after, mutation.field, mutation.before_start, mutation.after_start
from mutation
join article using (article_id)
join article as parent on parent.article_id = mutation.parent_id
where mutation.mutation_id = $1
