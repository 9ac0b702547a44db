-- What each metric counts: made anew with every snapshot, before the macros that ask it.

create or replace table metric_definition (
    metric varchar not null,
    title varchar not null,
    numerator varchar not null,
    denominator varchar not null,
    worse varchar,
    tested boolean not null,
    evidence varchar
);
comment on table metric_definition is 'What each metric of the trend and drift tables counts.';
comment on column metric_definition.metric is 'Its name in trend_week_*, drift_unit, drift_alert.';
comment on column metric_definition.title is 'In words.';
comment on column metric_definition.numerator is 'What is counted.';
comment on column metric_definition.denominator is 'Among what.';
comment on column metric_definition.worse is 'The direction that is worse for readers: up or down; null where it is neither.';
comment on column metric_definition.tested is 'Whether drift is tested; else there are rates only.';
comment on column metric_definition.evidence is 'The table of its evidence ids.';
insert into metric_definition values
    ('mutated', 'Material changes introduced', 'copies that introduced a material change that is no correction', 'copies', 'up', true, 'mutation'),
    ('inherited', 'Material changes carried on', 'copies that carry a material change of an earlier copy', 'copies', 'up', true, 'mutation'),
    ('certainty_up', 'Hedges dropped', 'copies that say something surer than their parent', 'English copies', 'up', true, 'mutation'),
    ('certainty_down', 'Hedges added', 'copies that say something less surely than their parent', 'English copies', null, true, 'mutation'),
    ('attribution_lost', 'Sources lost', 'copies that drop or thin out who says so', 'English copies', 'up', true, 'mutation'),
    ('contradiction', 'Contradictions', 'articles that contradict themselves or an earlier article of their story, updates in time left out', 'English articles', 'up', true, 'contradiction'),
    ('clickbait', 'Clickbait headlines', 'articles whose headline is clickbait', 'articles with a scored headline', 'up', true, 'headline'),
    ('heat', 'Headlines hotter than their parents''', 'sum of clickbait probabilities, copy minus parent', 'copies with both headlines scored', 'up', false, 'headline'),
    ('correction_24h', 'Corrected within a day', 'material changes that somebody in the family took back within 24 hours', 'material changes followed for 24 hours', 'down', true, 'correction'),
    ('correction_7d', 'Corrected within a week', 'material changes that somebody in the family took back within 7 days', 'material changes followed for 7 days', 'down', true, 'correction'),
    ('syndication', 'Copies among all articles', 'articles that are copies', 'articles', null, true, 'lineage');
