-- key: mutation_id
create or replace table correction (
    mutation_id varchar not null,
    article_id varchar not null,
    outlet varchar not null,
    story_id varchar not null,
    story_week varchar not null,
    week varchar not null,
    introduced_at timestamp not null,
    corrected_at timestamp,
    corrected_by varchar,
    hours double,
    followed_hours double not null,
    carriers bigint not null,
    reverters bigint not null,
    within_24h boolean,
    within_7d boolean
);
comment on table correction is 'Every material change that a copy introduced, and whether and when somebody in the family restored the earlier reading.';
comment on column correction.mutation_id is 'The change.';
comment on column correction.article_id is 'The copy that introduced it.';
comment on column correction.outlet is 'The outlet that introduced it.';
comment on column correction.story_id is 'The story.';
comment on column correction.story_week is 'ISO week in which the story was first observed.';
comment on column correction.week is 'ISO week in which the copy was published.';
comment on column correction.introduced_at is 'When the copy was published.';
comment on column correction.corrected_at is 'When the first article was published that restored the earlier reading; null: nobody has, as far as seen.';
comment on column correction.corrected_by is 'That article.';
comment on column correction.hours is 'Hours from introduction to correction; null while uncorrected.';
comment on column correction.followed_hours is 'Hours from introduction to the newest article in the data: how long a correction could have been seen.';
comment on column correction.carriers is 'Articles that copied the change on.';
comment on column correction.reverters is 'Articles that restored the earlier reading.';
comment on column correction.within_24h is 'Corrected within 24 hours; null where it has not been followed for as long.';
comment on column correction.within_7d is 'Corrected within 7 days; null where it has not been followed for as long.';
