create or replace view freshness as
select
    (select max(started_at) from run) as computed_at,
    (select max(received_at) from capture) as last_capture_at,
    (select max(published_at) from article) as latest_published_at,
    (select count(*) from article) as articles,
    (select count(*) from capture where outcome = 'held') as waiting_captures;
comment on view freshness is 'How fresh this file is: when it was computed and what the newest capture and article are. All times UTC.';

create or replace view latest_week as
select max(week) as week
from article;
comment on view latest_week is 'The newest ISO week in which an article was published. It may not have ended yet.';

create or replace view current_alert as
select week, metric, subject, direction, baseline, value, ci_low, ci_high, q_value, articles, stories, window_weeks, evidence
from drift_alert
where status = 'alert' and week = (select week from latest_week)
order by q_value, metric, subject;
comment on view current_alert is 'What changed in the latest week, the surest first. Empty: nothing unusual, or too little to tell (see tested_panel).';

create or replace view alert_history as
select
    metric, subject, direction,
    min(week) as first_week,
    max(week) as last_week,
    count(*) as weeks,
    arg_max(baseline, week) as last_baseline,
    arg_max(value, week) as last_value
from drift_alert
where status = 'alert'
group by metric, subject, direction
order by last_week desc, metric, subject;
comment on view alert_history is 'Since when: each metric and subject that ever alerted, with its first and last week.';

create or replace view tested_panel as
select
    week,
    count(*) filter (where status = 'alert') as alerts,
    count(*) filter (where status = 'quiet') as quiet,
    count(*) filter (where status = 'too_few') as too_few
from drift_alert
group by week
order by week;
comment on view tested_panel is 'How many rows of each week''s panel could be tested, and how many alerted.';

create or replace view top_mutation as
with reach as (
    -- Of changes that several copies of one text show only the first has a spread.
    select
        mutation_id,
        count(*) filter (where role = 'carrier') as carriers,
        count(*) filter (where role = 'reverter') as reverters
    from mutation_spread
    group by mutation_id
)
select
    flag.week, mutation.mutation_id, mutation.kind, mutation.direction, mutation.severity, mutation.probability,
    article.outlet, article.title, mutation.before, mutation.after,
    reach.carriers,
    reach.reverters,
    mutation.article_id, mutation.parent_id, flag.story_id, article.url
from mutation
join article using (article_id)
join article_flag as flag using (article_id)
join reach using (mutation_id)
where mutation.severity = 2 and not mutation.correction and flag.week is not null
order by flag.week desc, carriers desc, mutation.probability desc, mutation.mutation_id;
comment on view top_mutation is 'Material changes with both spans, each where it was introduced, newest week first, then by how many articles carried them on, then by how sure they are.';

create or replace view uncorrected_copy as
select
    article.outlet, article.url, article.title, spread.role, article.published_at,
    mutation.kind, mutation.before, mutation.after,
    correction.corrected_at as taken_back_at,
    taker.outlet as taken_back_by,
    correction.mutation_id, article.article_id, correction.story_id
from mutation_spread as spread
join correction using (mutation_id)
join mutation using (mutation_id)
join article on article.article_id = spread.article_id
left join article as taker on taker.article_id = correction.corrected_by
where spread.role in ('introducer', 'carrier')
order by taken_back_at is null, article.published_at desc, article.article_id, correction.mutation_id;
comment on view uncorrected_copy is 'Articles whose current revision still shows a material change. Where taken_back_at is set, somebody else in the family has restored the earlier reading.';

create or replace view correction_survival as
with ended as (
    select
        case when corrected_at is null then followed_hours else hours end as hours,
        corrected_at is not null as corrected
    from correction
),
moment as (
    select hours, count(*) as leaving, count(*) filter (where corrected) as corrections
    from ended
    group by hours
),
risk as (
    select hours, corrections, sum(leaving) over (order by hours desc rows unbounded preceding) as at_risk
    from moment
)
select
    hours,
    at_risk,
    corrections,
    case
        when min(at_risk - corrections) over (order by hours rows unbounded preceding) = 0 then 0
        else exp(sum(ln(greatest(at_risk - corrections, 1) / at_risk)) over (order by hours rows unbounded preceding))
    end as uncorrected_share
from risk
order by hours;
comment on view correction_survival is 'Kaplan-Meier: the share of material changes that nobody had taken back so many hours after they appeared, open ones counted for as long as they were followed.';

create or replace view undated_coverage as
select
    count(*) as articles,
    count(*) filter (where week is null) as without_time,
    count(*) filter (where is_copy) as copies,
    count(*) filter (where mutated is not null and certainty_up is null) as copies_not_english,
    count(*) filter (where clickbait is null) as headlines_not_scored
from article_flag;
comment on view undated_coverage is 'What no weekly rate can count: articles without a believable time, copies in other languages, headlines that were not scored.';

create or replace view alert_cause as
select
    alert.week, alert.metric, alert.subject, alert.direction, alert.baseline, alert.value, cause.change,
    cause.outlet_mix, cause.story_mix, cause.behaviour, cause.model_version, cause.cause,
    cause.leading_outlet, cause.leading_outlet_part, cause.leading_story_id, cause.leading_story_part
from drift_alert as alert
join drift_cause as cause using (week, metric, subject)
where alert.status = 'alert'
order by alert.week desc, alert.q_value, alert.metric, alert.subject;
comment on view alert_cause is 'Why: every alert with the parts of its change, which sum to it, the outlet and the story that lead it.';

create or replace view standing_shift as
select metric, subject, direction, since, before, after, p_value, q_value
from drift_shift
where status = 'shift' and week = (select week from latest_week)
order by q_value, metric, subject;
comment on view standing_shift is 'Slow shifts that stand in the latest week: since when a rate is another, where the eight weeks of the alerts have drifted along.';

create or replace view reviewed_finding as
with finding as (
    select 'mutation' as finding, mutation_id as finding_id, kind, article_id
    from mutation
    union all
    select 'contradiction', contradiction_id, kind, b_id
    from contradiction
    union all
    select 'headline', article_id, 'clickbait', article_id
    from headline
    where is_clickbait
),
said as (
    select finding, finding_id, count(*) as reviewers, count(*) filter (where verdict = 'confirmed') as confirming
    from review
    group by finding, finding_id
)
select
    coalesce(article.week, 'undated') as week, said.finding, finding.kind, said.finding_id, said.reviewers, said.confirming,
    case
        when 2 * confirming > reviewers then 'confirmed'
        when 2 * confirming < reviewers then 'rejected'
        else 'disputed'
    end as verdict
from said
join finding using (finding, finding_id)
join article using (article_id)
order by 1, 2, 3, 4;
comment on view reviewed_finding is 'What the majority of the reviewers said of each finding that still stands; disputed where they are equal in number.';

create or replace view review_precision as
with counted as (
    select
        week, finding, kind,
        count(*) as reviewed,
        count(*) filter (where verdict = 'confirmed') as confirmed,
        count(*) filter (where verdict = 'rejected') as rejected
    from reviewed_finding
    group by week, finding, kind
),
share as (
    select *, confirmed + rejected as n, confirmed / nullif(confirmed + rejected, 0) as precision
    from counted
)
select
    week, finding, kind, reviewed, confirmed, rejected, precision,
    (precision + 1.9208 / n - 1.96 * sqrt(precision * (1 - precision) / n + 0.9604 / (n * n))) / (1 + 3.8416 / n) as ci_low,
    (precision + 1.9208 / n + 1.96 * sqrt(precision * (1 - precision) / n + 0.9604 / (n * n))) / (1 + 3.8416 / n) as ci_high
from share
order by week, finding, kind;
comment on view review_precision is 'Precision of the findings by week and kind, as the reviewers saw it, with Wilson''s 95 % interval. Disputed ones are reviewed, and in neither count.';

create or replace view review_agreement as
select
    one.finding,
    count(*) as pairs,
    count(*) filter (where one.verdict = other.verdict) as agreeing,
    count(*) filter (where one.verdict = other.verdict) / count(*) as agreement
from review as one
join review as other
    on other.finding = one.finding and other.finding_id = one.finding_id and other.reviewer > one.reviewer
group by one.finding
order by one.finding;
comment on view review_agreement is 'How often two reviewers of the same finding say the same.';

create or replace view feed_freshness as
with moment as (
    select max(received_at) as now
    from capture
),
brought as (
    -- By the door they came through: what a page calls its outlet may differ from the list of feeds.
    select distinct substr(capture.source, 6) as door, article.article_id, article.published_at
    from capture
    join article using (article_id)
    cross join moment
    where regexp_matches(capture.source, '^(page|feed):') and article.published_at > moment.now - interval 56 days
),
published as (
    select door, published_at, lag(published_at) over (partition by door order by published_at) as before
    from brought
),
pace as (
    select door, max(published_at) as newest_article_at, count(*) as articles,
        quantile_cont(epoch(published_at) - epoch(before), 0.95) / 3600 as usual_gap_hours
    from published
    group by door
)
select
    feed.feed, feed.outlet, feed.status, feed.last_fetched_at, feed.failures, feed.error, pace.newest_article_at,
    pace.usual_gap_hours,
    case when pace.newest_article_at is not null then greatest(0, epoch(moment.now) - epoch(pace.newest_article_at)) / 3600 end
        as silent_hours,
    case
        when feed.status = 'disabled' then 'dead'
        when feed.status = 'error' then 'failing'
        when pace.newest_article_at is null then 'silent'
        -- Nineteen of twenty gaps are shorter than the usual one; three of them on end are no chance.
        when epoch(moment.now) - epoch(pace.newest_article_at) > 3600 * greatest(24, 3 * coalesce(pace.usual_gap_hours, 56))
            then 'silent'
        else 'fresh'
    end as state
from feed
cross join moment
left join pace
    on pace.door = trim(
        regexp_replace(regexp_replace(strip_accents(lower(feed.outlet)), '[^\x00-\x7f]', '', 'g'), '[^a-z0-9]+', '-', 'g'), '-'
    )
order by state = 'fresh', state, feed.feed;
comment on view feed_freshness is 'Is each feed as fresh as it usually is? dead: no longer asked; failing: asked again later; silent: far longer without a new article than ever usual; else fresh. Hours count up to the newest capture.';
