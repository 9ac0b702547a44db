-- key: week, outlet, metric, unit
create or replace table trend_week_outlet (
    week varchar not null,
    outlet varchar not null,
    metric varchar not null,
    unit varchar not null,
    numerator double not null,
    denominator bigint not null,
    rate double not null,
    ci_low double not null,
    ci_high double not null,
    coverage double not null
);
comment on table trend_week_outlet is 'Weekly rates of each outlet, per article (what readers met) and per story (what editors did). Intervals are cluster-robust over stories; for a change over time see drift_alert.';
comment on column trend_week_outlet.week is 'ISO week: of the articles where unit is article, of the story''s first observation where it is story.';
comment on column trend_week_outlet.outlet is 'The outlet.';
comment on column trend_week_outlet.metric is 'mutated, inherited, certainty_up, certainty_down, attribution_lost, contradiction, clickbait, correction_24h, correction_7d, syndication or heat.';
comment on column trend_week_outlet.unit is 'article: each article counts (for corrections: each introduced change). story: a story counts once, with the flagged share of its articles at this outlet.';
comment on column trend_week_outlet.numerator is 'Flagged articles, or the sum of the stories'' shares; for heat the sum of heats (per story: of the stories'' means).';
comment on column trend_week_outlet.denominator is 'Articles or stories to which the metric applies and that could be judged.';
comment on column trend_week_outlet.rate is 'numerator / denominator; for heat the mean.';
comment on column trend_week_outlet.ci_low is 'Lower end of the 95 % interval: Wilson''s, with the articles divided by their design effect over stories; for heat mean ± 1.96 robust standard errors.';
comment on column trend_week_outlet.ci_high is 'Upper end of the same interval.';
comment on column trend_week_outlet.coverage is 'Judged share of those to which the metric applies; what has no time, is not English or was followed too briefly is missing.';
