with published as (
    select
        week,
        outlet,
        count(*) as articles,
        count_if(is_copy) as copies,
        count(distinct story_id) filter (where is_copy) as copied_stories
    from article_flag
    where week is not null
    group by week, outlet
),
material as (
    select mutation_id
    from mutation
    where severity = 2 and not correction and parent_id <> article_id
),
role_count as (
    select
        flag.week,
        flag.outlet,
        count(*) filter (where spread.role = 'introducer') as introduced,
        count(*) filter (where spread.role = 'carrier') as carried,
        count(*) filter (where spread.role = 'reverter') as reverted
    from mutation_spread as spread
    join material using (mutation_id)
    join article_flag as flag on flag.article_id = spread.article_id
    where flag.week is not null
    group by flag.week, flag.outlet
)
select
    published.week,
    published.outlet,
    published.articles,
    published.copies,
    coalesce(role_count.introduced, 0) as introduced,
    coalesce(role_count.carried, 0) as carried,
    coalesce(role_count.reverted, 0) as reverted,
    -- Below ten copies the 95 % interval of a share is wider than half of the scale; and one story is one case.
    published.copies >= 10 and published.copied_stories >= 5 as sound
from published
left join role_count using (week, outlet)
