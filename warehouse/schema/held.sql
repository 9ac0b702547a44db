-- key: source, day
create or replace table held (
    source varchar not null,
    day date not null,
    reason varchar not null,
    articles integer not null,
    decision varchar
);
comment on table held is 'Publication days of a feed that look implausible; their articles wait for a decision.';
comment on column held.source is 'The source, for instance page:<outlet>.';
comment on column held.day is 'Publication day (UTC).';
comment on column held.reason is 'What is implausible: items, short_bodies or language_mix.';
comment on column held.articles is 'Articles of that day.';
comment on column held.decision is 'release or reject once somebody has decided; null while it waits.';
