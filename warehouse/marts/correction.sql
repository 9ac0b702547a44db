with latest as (
    -- The clock of the data: nothing later has been seen, so nothing later can have been corrected.
    select max(published_at) as seen_until
    from article
),
introduced as (
    select mutation.mutation_id, mutation.article_id, flag.outlet, flag.story_id, flag.week, flag.story_week,
        article.published_at as introduced_at
    from article_evidence as evidence
    join mutation on mutation.mutation_id = evidence.evidence_id
    join article on article.article_id = mutation.article_id
    join article_flag as flag on flag.article_id = mutation.article_id
    where evidence.metric = 'mutated' and article.published_at is not null
),
spread as (
    select
        mutation_id,
        count(*) filter (where role = 'carrier') as carriers,
        count(*) filter (where role = 'reverter') as reverters,
        min(observed_at) filter (where role = 'reverter') as corrected_at,
        min({'seen': observed_at, 'article': article_id}) filter (where role = 'reverter' and observed_at is not null)
            as first_reverter
    from mutation_spread
    group by mutation_id
),
timed as (
    select
        introduced.*,
        coalesce(spread.carriers, 0) as carriers,
        coalesce(spread.reverters, 0) as reverters,
        spread.corrected_at,
        spread.first_reverter.article as corrected_by,
        greatest(0, epoch(spread.corrected_at) - epoch(introduced.introduced_at)) / 3600 as hours,
        (epoch(latest.seen_until) - epoch(introduced.introduced_at)) / 3600 as followed_hours
    from introduced
    cross join latest
    left join spread using (mutation_id)
)
select
    mutation_id,
    article_id,
    outlet,
    story_id,
    story_week,
    week,
    introduced_at,
    corrected_at,
    corrected_by,
    case when corrected_at is not null then hours end as hours,
    followed_hours,
    carriers,
    reverters,
    -- Early corrections of a change that has not been followed for long enough would count without the late ones.
    case when followed_hours >= 24 then corrected_at is not null and hours <= 24 end as within_24h,
    case when followed_hours >= 24 * 7 then corrected_at is not null and hours <= 24 * 7 end as within_7d
from timed
