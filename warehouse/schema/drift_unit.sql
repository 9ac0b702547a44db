-- key: story_id, outlet, metric, article_week
create or replace table drift_unit (
    week varchar not null,
    story_id varchar not null,
    outlet varchar not null,
    metric varchar not null,
    article_week varchar not null,
    eligible bigint not null,
    n bigint not null,
    x bigint not null,
    evidence varchar[] not null,
    model varchar
);
comment on table drift_unit is 'What every rate and drift test counts: story × outlet × metric × week of the articles. Sums over it are exact.';
comment on column drift_unit.week is 'ISO week in which the story was first observed: the week of drift tests.';
comment on column drift_unit.story_id is 'The story: the cluster, since articles of one story are not independent.';
comment on column drift_unit.outlet is 'The outlet.';
comment on column drift_unit.metric is 'mutated, inherited, certainty_up, certainty_down, attribution_lost, contradiction, clickbait, correction_24h, correction_7d or syndication.';
comment on column drift_unit.article_week is 'ISO week of the articles: the week of the trend tables. Without a time that of our first sight, or undated; these are eligible, never in n.';
comment on column drift_unit.eligible is 'Articles (for corrections: introduced changes) to which the metric applies.';
comment on column drift_unit.n is 'Those of them that have a time and could be judged: the exposure.';
comment on column drift_unit.x is 'Those of them that are flagged.';
comment on column drift_unit.evidence is 'Ids behind x: mutations, contradictions, for clickbait articles; none for syndication (see lineage).';
comment on column drift_unit.model is 'Versions of the models that judged these articles, blank between them; null where the metric asks no model. Weeks of other models are no baseline: a new model is not drift.';
