select family.family_id, article.article_id, lineage.parent_id, article.outlet, article.title, article.url,
    article.published_at
from family
join article using (article_id)
left join lineage using (article_id)
where family.family_id in (select unnest($family_ids::varchar[]))
order by family.family_id, article.published_at nulls last, article.article_id
