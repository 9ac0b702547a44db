select headline.article_id, 'clickbait', null, headline.clickbait, review.verdict
from headline
join article using (article_id)
left join review on review.finding = 'headline' and review.finding_id = headline.article_id and review.reviewer = $2
where article.week = $1 and headline.is_clickbait
