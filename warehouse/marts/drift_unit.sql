with article_flags as (
    select article_id, outlet, story_id, story_week, week, seen_week, is_copy, mutated, inherited, certainty_up,
        certainty_down, attribution_lost, contradiction, clickbait, is_copy as syndication
    from article_flag
),
article_value as (
    select article_id, outlet, story_id, story_week, week, seen_week, is_copy, metric, flagged
    from article_flags
    unpivot include nulls (
        flagged for metric in (
            mutated, inherited, certainty_up, certainty_down, attribution_lost, contradiction, clickbait, syndication
        )
    )
),
evidence as (
    select article_id, metric, list(evidence_id order by evidence_id) as evidence
    from article_evidence
    group by article_id, metric
),
judge as (
    select article_id, 'clickbait' as metric, model
    from headline
    union all
    select b_id, 'contradiction', string_agg(distinct model, ' ' order by model)
    from contradiction
    group by b_id
),
correction_flags as (
    select mutation_id, outlet, story_id, story_week, week, within_24h as correction_24h, within_7d as correction_7d
    from correction
),
correction_value as (
    select mutation_id, outlet, story_id, story_week, week, metric, flagged
    from correction_flags
    unpivot include nulls (flagged for metric in (correction_24h, correction_7d))
),
value as (
    select
        coalesce(one.story_week, one.seen_week) as week,
        one.story_id,
        one.outlet,
        one.metric,
        one.seen_week as article_week,
        case when one.week is not null then one.flagged end as flagged,
        evidence.evidence,
        judge.model
    from article_value as one
    left join evidence using (article_id, metric)
    left join judge using (article_id, metric)
    where one.is_copy or one.metric in ('contradiction', 'clickbait', 'syndication')
    union all
    select story_week, story_id, outlet, metric, week, flagged, [mutation_id], null
    from correction_value
)
select
    week,
    story_id,
    outlet,
    metric,
    article_week,
    count(*) as eligible,
    count(flagged) as n,
    count(*) filter (where flagged) as x,
    list_sort(list_distinct(flatten(coalesce(
        list(evidence) filter (where flagged and evidence is not null), []::varchar[][]
    )))) as evidence,
    string_agg(distinct model, ' ' order by model) filter (where flagged is not null) as model
from value
group by week, story_id, outlet, metric, article_week
