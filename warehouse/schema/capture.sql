-- key: capture_id
create or replace table capture (
    capture_id varchar not null,
    source varchar not null,
    address varchar not null,
    fetched_at timestamp,
    sha256 varchar not null,
    bytes bigint not null,
    outcome varchar not null,
    reason varchar,
    article_id varchar,
    received_at timestamp not null
);
comment on table capture is 'One thing as received (feed document, page, dropped or pushed record, decision) and what became of it: the ledger.';
comment on column capture.capture_id is 'Digest of address, time of fetching and bytes; the same delivery twice is one capture.';
comment on column capture.source is 'The door it came by: feed:<outlet>, page:<outlet>, file, push or decision.';
comment on column capture.address is 'URL, or folder and file name of a dropped file; empty for a record that names no URL.';
comment on column capture.fetched_at is 'When it was fetched, for what came over HTTP or out of an archive; else null.';
comment on column capture.sha256 is 'SHA-256 of the bytes in landing.';
comment on column capture.bytes is 'Length of the bytes in landing.';
comment on column capture.outcome is 'stored, duplicate, rejected, held or skipped.';
comment on column capture.reason is 'Why it was rejected, held or skipped; null for stored and duplicate.';
comment on column capture.article_id is 'The article it belongs to, where it is one.';
comment on column capture.received_at is 'When it was first landed. (arrival)';
