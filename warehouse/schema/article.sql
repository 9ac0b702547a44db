-- key: article_id
create or replace table article (
    article_id varchar not null,
    url varchar not null,
    outlet varchar not null,
    title varchar not null,
    byline varchar,
    published_at timestamp,
    published_at_source varchar,
    first_seen_at timestamp,
    canonical_claim varchar,
    language varchar,
    revision integer not null,
    word_count integer not null,
    content_sha256 varchar not null,
    week varchar
);
comment on table article is 'One text at one canonical URL, in its current revision. Full texts are in parquet/text_<week>.parquet.';
comment on column article.article_id is 'Digest of the article''s own normalised URL.';
comment on column article.url is 'Own URL after normalisation, or urn:sha256:<digest> for what came without one.';
comment on column article.outlet is 'Who published it, as the page or record says.';
comment on column article.title is 'Headline of the current revision.';
comment on column article.byline is 'Author or credit line as given.';
comment on column article.published_at is 'Publication time in UTC; null where none can be believed.';
comment on column article.published_at_source is 'Where that time comes from: json-ld, meta, time-element, url, feed or record.';
comment on column article.first_seen_at is 'Earliest fetch of this URL; null for files, which have no first sight of ours.';
comment on column article.canonical_claim is 'A canonical URL on another host: a claim of syndication.';
comment on column article.language is 'ISO 639-1 code of the text''s language; null where the text is too short to tell.';
comment on column article.revision is 'Number of the current revision, from 1.';
comment on column article.word_count is 'Words of the body.';
comment on column article.content_sha256 is 'SHA-256 of title and body of the current revision.';
comment on column article.week is 'ISO week of publication, for instance 2026-W46.';
