-- Questions with a parameter, for instance: from drift('certainty_up', weeks := 8).
-- A parameter never has the name of a column: it would stand for it everywhere.

create or replace macro drift(name, weeks := 8, of := 'overall') as table
with known as (
    select
        case
            when count(*) = 0 then error(format('drift: no tested metric is called {}; see metric_definition where tested', name))
            else name
        end as metric,
        case
            when of <> 'overall' and not starts_with(of, 'outlet:') then error(format('drift: of is overall or outlet:<name>, not {}', of))
            else of
        end as asked
    from metric_definition
    where metric = name and tested
)
select
    alert.week, alert.metric, alert.subject, alert.baseline, alert.value, alert.ci_low, alert.ci_high, alert.q_value,
    alert.direction, alert.status, cause.cause, cause.leading_outlet, alert.articles, alert.stories
from drift_alert as alert
left join drift_cause as cause using (week, metric, subject)
where alert.metric = (select metric from known)
    and alert.subject = (select asked from known)
    and alert.week in (select distinct week from drift_alert order by week desc limit weeks)
order by alert.week;
comment on macro table drift is 'drift(metric, weeks := 8, of := ''overall''): the last weeks of a metric with their tests, and why it changed. of: overall or outlet:<name>.';

create or replace macro rates(name, weeks := 12, per := 'article') as table
with known as (
    select
        case
            when count(*) = 0 then error(format('rates: no metric is called {}; see metric_definition', name))
            else name
        end as metric,
        case
            when per not in ('article', 'story') then error(format('rates: per is article or story, not {}', per))
            else per
        end as counted
    from metric_definition
    where metric = name
)
select week, metric, unit, numerator, denominator, rate, ci_low, ci_high, coverage
from trend_week_overall
where metric = (select metric from known)
    and unit = (select counted from known)
    and week in (select distinct week from trend_week_overall order by week desc limit weeks)
order by week;
comment on macro table rates is 'rates(metric, weeks := 12, per := ''article''): the plain weekly rate over all outlets, per article or per story.';

create or replace macro outlet_history(name, weeks := 8) as table
with known as (
    select case
        when count(*) = 0 then error(format('outlet_history: no outlet is called {}; see outlet_week', name))
        else name
    end as asked
    from outlet_week
    where outlet = name
)
select week, outlet, articles, copies, introduced, carried, reverted, sound
from outlet_week
where outlet = (select asked from known) and week in (select distinct week from outlet_week order by week desc limit weeks)
order by week;
comment on macro table outlet_history is 'outlet_history(outlet, weeks := 8): what an outlet copied, and the material changes that it introduced, carried on and took back.';

create or replace macro story_lineage(name) as table
with recursive walk as (
    select lineage.article_id, lineage.parent_id, 0 as depth, [coalesce(strftime(article.published_at, '%Y-%m-%dT%H:%M:%S'), '~'), lineage.article_id] as path
    from story
    join lineage using (article_id)
    join article using (article_id)
    where story.story_id = name and lineage.parent_id is null
    union all
    select lineage.article_id, lineage.parent_id, walk.depth + 1,
        list_concat(walk.path, [coalesce(strftime(article.published_at, '%Y-%m-%dT%H:%M:%S'), '~'), lineage.article_id])
    from walk
    join lineage on lineage.parent_id = walk.article_id
    join story on story.article_id = lineage.article_id and story.story_id = name
    join article on article.article_id = lineage.article_id
)
select
    walk.depth, article.published_at, article.outlet, article.title,
    count(mutation.mutation_id) filter (where mutation.severity = 2 and not mutation.correction) as material_changes,
    article.article_id, walk.parent_id, article.url
from walk
join article using (article_id)
left join mutation on mutation.article_id = walk.article_id and mutation.parent_id = walk.parent_id
group by walk.depth, walk.path, article.published_at, article.outlet, article.title, article.article_id, walk.parent_id,
    article.url
order by walk.path;
comment on macro table story_lineage is 'story_lineage(story_id): who copied whom, as a tree read from top to bottom; depth 0 is the earliest observed.';

create or replace macro evidence_of(in_week, name, of := 'overall') as table
with one as (
    select unnest(evidence) as evidence_id
    from drift_alert
    where week = in_week and metric = name and subject = of
)
select
    one.evidence_id,
    coalesce(mutation.kind, contradiction.kind, 'clickbait') as kind,
    article.outlet, article.published_at, article.title,
    coalesce(mutation.before, contradiction.a_sentence) as one_side,
    coalesce(mutation.after, contradiction.b_sentence) as other_side,
    article.url
from one
left join mutation on mutation.mutation_id = one.evidence_id
left join contradiction on contradiction.contradiction_id = one.evidence_id
join article on article.article_id = coalesce(mutation.article_id, contradiction.b_id, one.evidence_id)
order by article.published_at, one.evidence_id;
comment on macro table evidence_of is 'evidence_of(week, metric, of := ''overall''): the findings behind an alert, at most 50, each with both sides.';
