select mutation.mutation_id, mutation.kind || coalesce(' ' || mutation.direction, ''), mutation.severity, mutation.probability, review.verdict
from mutation
join article using (article_id)
left join review on review.finding = 'mutation' and review.finding_id = mutation.mutation_id and review.reviewer = $2
where article.week = $1 and mutation.severity >= 1 and not mutation.correction
