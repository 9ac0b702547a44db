-- Which stories hold most contradictions between outlets, updates in time left out?
select story.story_id, count(*) as contradictions, count(distinct contradiction.kind) as kinds,
    any_value(contradiction.a_sentence order by contradiction.probability desc, contradiction.contradiction_id) as one_says,
    any_value(contradiction.b_sentence order by contradiction.probability desc, contradiction.contradiction_id)
        as the_other_says
from contradiction
join story on story.article_id = contradiction.b_id
where contradiction.relation = 'contradicted' and contradiction.scope <> 'within'
group by story.story_id
order by contradictions desc, story.story_id
limit 20;
