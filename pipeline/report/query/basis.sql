-- What the edition rests on: where two renderings of a week differ, this tells why.
with own as (
    select count(*) as articles, md5(string_agg(article_id || revision, ' ' order by article_id)) as digest
    from article
    where coalesce(week, 'undated') = $week
),
before as (
    select count(*) as articles, md5(string_agg(article_id || revision, ' ' order by article_id)) as digest
    from article
    where week >= $baseline_from and week < $week
),
said as (
    select md5(string_agg(concat_ws(' ', finding, kind, reviewed, confirmed, rejected), ' ' order by finding, kind)) as digest
    from review_precision
    where week = $week
),
decided as (
    select md5(string_agg(concat_ws(' ', source, day, decision), ' ' order by source, day)) as digest
    from held
    where decision is not null and strftime(day, '%G-W%V') = $week
)
select
    own.articles, coalesce(own.digest, '') as digest, before.articles as articles_before,
    coalesce(before.digest, '') as digest_before, coalesce(said.digest, '') as reviews,
    coalesce(decided.digest, '') as decisions
from own
cross join before
cross join said
cross join decided
