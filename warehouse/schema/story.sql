-- key: article_id
create or replace table story (
    article_id varchar not null,
    story_id varchar not null
);
comment on table story is 'Families and single articles that report the same event.';
comment on column story.article_id is 'The article.';
comment on column story.story_id is 's and the article_id of the earliest observed member.';
