-- key: week, metric, subject
create or replace table drift_alert (
    week varchar not null,
    metric varchar not null,
    subject varchar not null,
    baseline double,
    value double not null,
    ci_low double,
    ci_high double,
    p_value double,
    q_value double,
    direction varchar not null,
    articles bigint not null,
    stories bigint not null,
    status varchar not null,
    window_weeks bigint not null,
    evidence varchar[] not null
);
comment on table drift_alert is 'Every week × metric × subject that could be tested against its trailing eight weeks, alert or not, and what was too little to test. Weeks are those in which stories were first observed.';
comment on column drift_alert.week is 'ISO week judged: the last one of the window.';
comment on column drift_alert.metric is 'The metric, as in drift_unit.';
comment on column drift_alert.subject is 'overall, or outlet:<name>.';
comment on column drift_alert.baseline is 'Plain share over the eight weeks before the window; null where nothing was there.';
comment on column drift_alert.value is 'Plain share in the window.';
comment on column drift_alert.ci_low is 'Lower end of the interval of the value, 95 % over both windows together: what the story-clustered score test does not reject. Null where not tested.';
comment on column drift_alert.ci_high is 'Upper end of the same interval.';
comment on column drift_alert.p_value is 'Two-sided, of the story-clustered score test, corrected for two windows. Speak of the panel (q_value), not of single p-values. Null where not tested.';
comment on column drift_alert.q_value is 'Adjusted for the false discovery rate over the week''s panel (weighted Benjamini-Hochberg); an alert at .04 or less. Null where not tested.';
comment on column drift_alert.direction is 'up, down or none, against the baseline.';
comment on column drift_alert.articles is 'Articles in the window (for corrections: introduced changes).';
comment on column drift_alert.stories is 'Stories in the window.';
comment on column drift_alert.status is 'alert, quiet, or too_few: too little evidence to test, which is not the same as quiet.';
comment on column drift_alert.window_weeks is 'Weeks of the window that decided: 1 or 2.';
comment on column drift_alert.evidence is 'For alerts: ids of the mutations, contradictions or clickbait articles behind the value, at most 50, in the order of their ids.';
