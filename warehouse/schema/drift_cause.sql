-- key: week, metric, subject
create or replace table drift_cause (
    week varchar not null,
    metric varchar not null,
    subject varchar not null,
    change double not null,
    outlet_mix double not null,
    story_mix double not null,
    behaviour double not null,
    model_version double not null,
    cause varchar not null,
    leading_outlet varchar,
    leading_outlet_part double,
    leading_story_id varchar not null,
    leading_story_part double not null
);
comment on table drift_cause is 'Why a share changed: the change of each row of drift_alert that has a baseline, split into parts that sum to it. Differences of shares: .05 is five percentage points.';
comment on column drift_cause.week is 'As in drift_alert.';
comment on column drift_cause.metric is 'As in drift_alert.';
comment on column drift_cause.subject is 'As in drift_alert.';
comment on column drift_cause.change is 'value minus baseline of drift_alert: the sum of the four parts.';
comment on column drift_cause.outlet_mix is 'Other outlets, or other shares of them, than in the baseline. Always 0 for a single outlet.';
comment on column drift_cause.story_mix is 'Stories of other sizes, and what a few large stories weigh in the plain share beyond the damped one that is tested.';
comment on column drift_cause.behaviour is 'What the same outlets did differently with stories of like size.';
comment on column drift_cause.model_version is 'What is within outlets where other models judged the two windows: it cannot be told apart from the models, and is never called behaviour. 0 as long as one model judged all.';
comment on column drift_cause.cause is 'The part that goes furthest in the direction of the change: behaviour, outlet_mix, story_mix or model_version.';
comment on column drift_cause.leading_outlet is 'For overall: the outlet with the largest part of what is within outlets, in that direction. Null for a single outlet, and where none goes that way.';
comment on column drift_cause.leading_outlet_part is 'That part.';
comment on column drift_cause.leading_story_id is 'The story of the window without which the share would be furthest the other way.';
comment on column drift_cause.leading_story_part is 'value minus what it would be without that story.';
