-- key: gate, subject, day, expectation, checked_at
create or replace table quality_result (
    gate varchar not null,
    subject varchar not null,
    day date,
    expectation varchar not null,
    success boolean not null,
    observed varchar not null,
    checked_at timestamp not null
);
comment on table quality_result is 'Every expectation that the gates checked.';
comment on column quality_result.gate is 'row, plausibility, publication, or stage: whether every item of a stage could be worked on.';
comment on column quality_result.subject is 'Table or source that was checked.';
comment on column quality_result.day is 'Publication day, for plausibility.';
comment on column quality_result.expectation is 'The Great Expectations expectation and its column.';
comment on column quality_result.success is 'Whether it held.';
comment on column quality_result.observed is 'What was found, without any text of an article.';
comment on column quality_result.checked_at is 'When.';
