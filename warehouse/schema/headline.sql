-- key: article_id
create or replace table headline (
    article_id varchar not null,
    clickbait double,
    is_clickbait boolean,
    patterns varchar[] not null,
    heat double,
    model varchar
);
comment on table headline is 'How the headline sells: clickbait and its patterns. Null labels: not English, or the model was unavailable.';
comment on column headline.article_id is 'The article.';
comment on column headline.clickbait is 'Calibrated probability that the headline is clickbait.';
comment on column headline.is_clickbait is 'clickbait >= 0.5.';
comment on column headline.patterns is 'Patterns found, for instance curiosity_gap, listicle.';
comment on column headline.heat is 'clickbait of the copy minus that of its parent; null for earliest observed articles.';
comment on column headline.model is 'Version of the model that scored it.';
