-- key: week, story_id, metric
create or replace table trend_week_story (
    week varchar not null,
    story_id varchar not null,
    metric varchar not null,
    numerator double not null,
    denominator bigint not null,
    rate double not null
);
comment on table trend_week_story is 'Rates of each story, week by week of its articles. Single stories are small: no interval is given and none should be guessed.';
comment on column trend_week_story.week is 'ISO week of the articles.';
comment on column trend_week_story.story_id is 'The story.';
comment on column trend_week_story.metric is 'As in trend_week_overall.';
comment on column trend_week_story.numerator is 'Flagged articles (for corrections: introduced changes that were taken back; for heat: the sum of heats).';
comment on column trend_week_story.denominator is 'Articles of the story in that week to which the metric applies and that could be judged.';
comment on column trend_week_story.rate is 'numerator / denominator.';
