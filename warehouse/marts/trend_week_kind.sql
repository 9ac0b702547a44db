with change as (
    select flag.week, mutation.kind, coalesce(mutation.direction, '') as direction
    from mutation
    join article_flag as flag using (article_id)
    where flag.week is not null and not mutation.correction and mutation.parent_id <> mutation.article_id
),
week_copies as (
    select week, count(*) as copies
    from article_flag
    where week is not null and is_copy
    group by week
),
seen_kind as (
    select distinct kind, direction
    from change
),
counted as (
    select week, kind, direction, count(*) as mutations
    from change
    group by week, kind, direction
)
select
    week_copies.week,
    seen_kind.kind,
    seen_kind.direction,
    coalesce(counted.mutations, 0) as mutations,
    week_copies.copies,
    coalesce(counted.mutations, 0) / week_copies.copies as rate
from week_copies
cross join seen_kind
left join counted using (week, kind, direction)
