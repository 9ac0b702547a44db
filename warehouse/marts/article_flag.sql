with first_observed as (
    select story.story_id, strftime(min(article.published_at), '%G-W%V') as story_week
    from story
    join article using (article_id)
    group by story.story_id
),
flagged as (
    select
        article_id,
        bool_or(metric = 'mutated') as mutated,
        bool_or(metric = 'inherited') as inherited,
        bool_or(metric = 'certainty_up') as certainty_up,
        bool_or(metric = 'certainty_down') as certainty_down,
        bool_or(metric = 'attribution_lost') as attribution_lost,
        bool_or(metric = 'contradiction') as contradiction
    from article_evidence
    group by article_id
),
unjudged as (
    -- Changes for which no model was at hand: what they are is unknown.
    select distinct article_id, true as open
    from mutation
    where severity is null
),
member as (
    select
        article.article_id,
        article.outlet,
        coalesce(story.story_id, 's' || article.article_id) as story_id,
        article.week,
        coalesce(article.week, strftime(article.first_seen_at, '%G-W%V'), 'undated') as seen_week,
        lineage.parent_id is not null as is_copy,
        coalesce(article.language = 'en', false) as is_english,
        headline.is_clickbait as clickbait,
        headline.heat
    from article
    left join story using (article_id)
    left join lineage using (article_id)
    left join headline using (article_id)
)
select
    member.article_id,
    member.outlet,
    member.story_id,
    coalesce(first_observed.story_week, member.week) as story_week,
    member.week,
    member.seen_week,
    member.is_copy,
    case when member.is_copy and unjudged.open is null then coalesce(flagged.mutated, false) end as mutated,
    case when member.is_copy then coalesce(flagged.inherited, false) end as inherited,
    case
        when member.is_copy and member.is_english and unjudged.open is null then coalesce(flagged.certainty_up, false)
    end as certainty_up,
    case
        when member.is_copy and member.is_english and unjudged.open is null then coalesce(flagged.certainty_down, false)
    end as certainty_down,
    case
        when member.is_copy and member.is_english and unjudged.open is null
            then coalesce(flagged.attribution_lost, false)
    end as attribution_lost,
    case when member.is_english then coalesce(flagged.contradiction, false) end as contradiction,
    member.clickbait,
    case when member.is_copy then member.heat end as heat
from member
left join first_observed using (story_id)
left join flagged using (article_id)
left join unjudged using (article_id)
