select contradiction.contradiction_id, contradiction.kind, null, contradiction.probability, review.verdict
from contradiction
join article on article.article_id = contradiction.b_id
left join review
    on review.finding = 'contradiction' and review.finding_id = contradiction.contradiction_id and review.reviewer = $2
where article.week = $1 and contradiction.relation = 'contradicted'
