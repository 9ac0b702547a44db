-- key: week, metric, subject
create or replace table drift_shift (
    week varchar not null,
    metric varchar not null,
    subject varchar not null,
    since varchar not null,
    before double not null,
    after double not null,
    p_value double not null,
    q_value double not null,
    direction varchar not null,
    status varchar not null
);
comment on table drift_shift is 'Slow shifts, which the eight weeks of drift_alert drift along with: for each week the most plausible single step in the 26 weeks up to it, where there is enough to say anything.';
comment on column drift_shift.week is 'ISO week up to which was looked.';
comment on column drift_shift.metric is 'The metric, as in drift_unit.';
comment on column drift_shift.subject is 'overall, or outlet:<name>.';
comment on column drift_shift.since is 'First ISO week after the step; at least four weeks lie on either side.';
comment on column drift_shift.before is 'Damped share before it: a story of n articles weighs n / (1 + (n - 1) / 2).';
comment on column drift_shift.after is 'Damped share from then on.';
comment on column drift_shift.p_value is 'Two-sided, of the story-clustered score test at the best of all steps, corrected for the choice of the step.';
comment on column drift_shift.q_value is 'Adjusted for the false discovery rate over the week''s panel; a shift at .01 or less.';
comment on column drift_shift.direction is 'up, down or none.';
comment on column drift_shift.status is 'shift or quiet.';
