-- key: article_id, revision
create or replace table revision (
    article_id varchar not null,
    revision integer not null,
    content_sha256 varchar not null,
    title varchar not null,
    published_at timestamp,
    modified_at timestamp,
    capture_id varchar not null
);
comment on table revision is 'Every revision of an article; a change at the same URL is a silent edit.';
comment on column revision.article_id is 'The article.';
comment on column revision.revision is 'From 1, in the order of first sight.';
comment on column revision.content_sha256 is 'SHA-256 of this revision''s title and body.';
comment on column revision.title is 'This revision''s headline.';
comment on column revision.published_at is 'Publication time that this revision gives.';
comment on column revision.modified_at is 'Time of modification that this revision gives.';
comment on column revision.capture_id is 'The first capture that showed this revision.';
