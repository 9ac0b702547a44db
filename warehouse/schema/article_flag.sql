-- key: article_id
create or replace table article_flag (
    article_id varchar not null,
    outlet varchar not null,
    story_id varchar not null,
    story_week varchar,
    week varchar,
    seen_week varchar not null,
    is_copy boolean not null,
    mutated boolean,
    inherited boolean,
    certainty_up boolean,
    certainty_down boolean,
    attribution_lost boolean,
    contradiction boolean,
    clickbait boolean,
    heat double
);
comment on table article_flag is 'One row per article: what was found there, true, false or null where it could not be said (not a copy, not English, no model). All rates count this table.';
comment on column article_flag.article_id is 'The article.';
comment on column article_flag.outlet is 'Its outlet.';
comment on column article_flag.story_id is 'Its story.';
comment on column article_flag.story_week is 'ISO week in which the story was first observed: the week of drift tests. Null: no article of the story has a time.';
comment on column article_flag.week is 'ISO week in which the article was published; null without a time, and then it is in no rate.';
comment on column article_flag.seen_week is 'week, or for an article without a time the week of our first sight, or undated: only coverage uses it.';
comment on column article_flag.is_copy is 'Whether it has a parent.';
comment on column article_flag.mutated is 'A material change that is no correction was introduced here. Copies only.';
comment on column article_flag.inherited is 'It carries a material change that an earlier copy introduced. Copies only.';
comment on column article_flag.certainty_up is 'A hedge of the parent was dropped. English copies only.';
comment on column article_flag.certainty_down is 'A hedge was added. English copies only.';
comment on column article_flag.attribution_lost is 'Who says so was dropped or thinned out. English copies only.';
comment on column article_flag.contradiction is 'It contradicts itself or an earlier article of its story; superseded readings do not count. English only.';
comment on column article_flag.clickbait is 'The headline is clickbait; null where it was not scored.';
comment on column article_flag.heat is 'Clickbait probability of the headline minus that of the parent''s. Copies only.';
