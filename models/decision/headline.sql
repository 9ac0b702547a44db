with verdict as (
    select
        finding_id,
        count(*) filter (where verdict = 'confirmed') as confirmed,
        count(*) filter (where verdict = 'rejected') as rejected
    from review
    where finding = 'headline'
    group by finding_id
)
select article_id, confirmed > rejected, article_id, article_id, 'clickbait', 'title', title, title
from verdict
join article on article.article_id = verdict.finding_id
where confirmed <> rejected and article.language = 'en'
order by article_id
