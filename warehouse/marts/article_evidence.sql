-- What flags an article, metric by metric: the one place where a metric of findings is defined.
with introduced as (
    -- A silent edit compares an article with itself; what a copy changed is told by its parent.
    select mutation_id, article_id, kind, direction, severity, before, after
    from mutation
    where not correction and parent_id <> article_id
),
finding as (
    -- A change that another copy of the family showed before is inherited.
    select
        spread.article_id,
        case spread.role when 'introducer' then 'mutated' else 'inherited' end as metric,
        spread.mutation_id as evidence_id
    from mutation_spread as spread
    join introduced using (mutation_id)
    where spread.role in ('introducer', 'carrier') and introduced.severity = 2
    union all
    select article_id, 'certainty_' || direction, mutation_id
    from introduced
    where kind = 'certainty' and direction in ('up', 'down') and severity >= 1
    union all
    -- Sources are dropped, added or replaced; what got shorter was dropped or thinned out.
    select article_id, 'attribution_lost', mutation_id
    from introduced
    where kind = 'attribution' and severity >= 1 and length(coalesce(after, '')) < length(coalesce(before, ''))
    union all
    -- The later article of the two brought the contradiction into the world.
    select b_id, 'contradiction', contradiction_id
    from contradiction
    where relation = 'contradicted'
    union all
    select article_id, 'clickbait', article_id
    from headline
    where is_clickbait
)
select distinct article_id, metric, evidence_id
from finding
