-- key: capture_id
create or replace table rejected (
    capture_id varchar not null,
    source varchar not null,
    stage varchar not null,
    reason varchar not null,
    detail varchar not null,
    sha256 varchar not null,
    bytes bigint not null,
    first_seen_at timestamp
);
comment on table rejected is 'Inputs refused, each with its reason; their bytes stay in landing.';
comment on column rejected.capture_id is 'The capture that was refused.';
comment on column rejected.source is 'The door it came by.';
comment on column rejected.stage is 'The stage that refused it: document (it cannot be read) or gate (Great Expectations).';
comment on column rejected.reason is 'Stable reason code, for instance bad_json, empty, no_article.';
comment on column rejected.detail is 'What exactly was wrong, without any text of the article.';
comment on column rejected.sha256 is 'SHA-256 of the refused bytes.';
comment on column rejected.bytes is 'Length of the refused bytes.';
comment on column rejected.first_seen_at is 'When it was first landed. (arrival)';
