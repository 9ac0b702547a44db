-- The changes of whole stories, each once, by what they are: a change between copy and parent, an earlier reading
-- restored, or an edit of one article at its own address.
with told as (
    select
        mutation.*, family.family_id, story.story_id, article.published_at,
        case
            when mutation.parent_id = mutation.article_id then 'edited'
            when mutation.correction then 'restored'
            else 'changed'
        end as what
    from mutation
    join article using (article_id)
    join family using (article_id)
    join story using (article_id)
    where story.story_id in (select unnest($story_ids::varchar[])) and mutation.severity >= 1
),
shown as (
    select
        *,
        dense_rank() over (
            order by
                family_id,
                trim(regexp_replace(lower(coalesce(before, '')), '[\s\p{P}]+', ' ', 'g')),
                trim(regexp_replace(lower(coalesce(after, '')), '[\s\p{P}]+', ' ', 'g'))
        ) as change
    from told
    where what = $what
),
spread as (
    select
        shown.change,
        count(distinct spread.article_id) filter (where spread.role <> 'reverter') as carrying,
        list(distinct shown.mutation_id order by shown.mutation_id) as mutation_ids,
        list(distinct shown.article_id order by shown.article_id) as article_ids
    from shown
    left join mutation_spread as spread using (mutation_id)
    group by shown.change
),
entry as (
    select
        shown.*, spread.mutation_ids, spread.article_ids,
        shown.severity * shown.probability * greatest(spread.carrying, len(spread.article_ids)) as weight
    from shown
    join spread using (change)
    qualify row_number() over (
        partition by shown.change order by shown.published_at nulls last, shown.field, shown.mutation_id
    ) = 1
)
select
    mutation_id, article_id, parent_id, kind, direction, severity, field, before, after, before_start, after_start,
    probability, family_id, story_id, mutation_ids, article_ids,
    count(*) over (partition by story_id) as found
from entry
qualify row_number() over (partition by story_id order by severity desc, weight desc, mutation_id) <= $shown
order by story_id, severity desc, weight desc, mutation_id
