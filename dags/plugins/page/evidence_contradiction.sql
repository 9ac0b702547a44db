select a.article_id, coalesce(a.week, 'undated'), a.outlet, a.title, a.url, a.published_at,
    b.article_id, coalesce(b.week, 'undated'), b.outlet, b.title, b.url, b.published_at,
    contradiction.a_sentence, contradiction.b_sentence, 'sentence', null, null
from contradiction
join article as a on a.article_id = contradiction.a_id
join article as b on b.article_id = contradiction.b_id
where contradiction.contradiction_id = $1
