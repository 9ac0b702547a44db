create table if not exists feed (
  feed text primary key,           -- the address as it is listed
  url text not null,               -- the address now, after permanent redirects
  outlet text not null,
  least real not null,             -- shortest interval in seconds
  listed integer not null,
  etag text,
  last_modified text,
  body_sha256 text,
  last_fetched_at text,
  entries_seen integer not null default 0,
  next_fetch_at text,
  interval real not null default 0,
  failures integer not null default 0,
  weight real not null default 0,
  error text,
  disabled integer not null default 0
);
create table if not exists reference (
  feed text not null,
  key text not null,
  url text not null,               -- the page in its one spelling, empty where the entry has no link
  first_seen_at text not null,
  primary key (feed, key)
);
create table if not exists page (
  url text primary key,
  link text not null,              -- as the feed wrote it: this is what is fetched
  source text not null,
  outcome text not null,
  attempts integer not null default 0,
  visits integer not null default 0,
  first_fetched_at text,
  next_fetch_at text,              -- null: never again
  etag text,
  last_modified text
);
create index if not exists page_due on page (next_fetch_at);
create table if not exists host (
  host text primary key,
  not_before text not null         -- the time a Retry-After of any of its pages or feeds named
);
create table if not exists robots (
  origin text primary key,
  status integer not null,
  body blob not null,
  asked_at text not null
);
