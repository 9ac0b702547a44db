-- Midnight sharp is what a page gets that tells its day only: it may have come at the end of that day.
select story.story_id, article.title
from story
join article using (article_id)
left join lineage using (article_id)
where story.story_id in (select unnest($story_ids::varchar[]))
qualify row_number() over (
    partition by story.story_id
    order by
        lineage.parent_id is not null,
        article.published_at
            + case when article.published_at::time = time '00:00:00' then interval 1 day else interval 0 day end nulls last,
        article.article_id
) = 1
