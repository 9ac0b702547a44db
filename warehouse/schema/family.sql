-- key: article_id
create or replace table family (
    article_id varchar not null,
    family_id varchar not null
);
comment on table family is 'Articles connected by near-duplicate edges: the copies of one text.';
comment on column family.article_id is 'The article.';
comment on column family.family_id is 'f and the article_id of the earliest observed member.';
