-- Changes of the week, or taken back in it, that stand in some copies although another copy restored the earlier reading.
with standing as (
    select
        mutation_id, article_id, story_id, published_at, taken_back_by, taken_back_at,
        $week in (strftime(published_at, '%G-W%V'), strftime(taken_back_at, '%G-W%V')) as is_of_week
    from uncorrected_copy
    where taken_back_at is not null
),
change as (
    select
        mutation_id,
        list(article_id order by published_at nulls last, article_id) as standing_ids,
        any_value(taken_back_by) as taken_back_by,
        any_value(taken_back_at) as taken_back_at,
        any_value(story_id) as story_id
    from standing
    group by mutation_id
    having bool_or(is_of_week)
)
select
    mutation.mutation_id, mutation.article_id, mutation.parent_id, mutation.kind, mutation.direction, mutation.field,
    mutation.before, mutation.after, mutation.before_start, mutation.after_start, change.standing_ids,
    change.taken_back_by, change.taken_back_at, change.story_id,
    count(*) over () as found
from change
join mutation using (mutation_id)
order by len(change.standing_ids) desc, change.taken_back_at desc, mutation.mutation_id
limit $shown
