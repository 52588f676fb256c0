-- The names of a statement are gathered once for both its configurations: without offset the planner repeats them.
create or replace view searchable as
select u.id as utterance_id, u.claim_id, u.said_from, u.said_to, u.source_id, u.speaks_for_id,
  array(
    select distinct organisation from unnest(
      array[u.speaks_for_id, case when s.kind in ('organisation', 'group') then s.id end]
      || array(select r.organisation_id from roles r
               where r.source_id = u.source_id and r.held is not null
                 and (r.held_from is null or r.held_from <= u.said_to) and (r.held_to is null or r.held_to >= u.said_from))
    ) as organisation where organisation is not null) as organisation_ids,
  told.publisher_ids,
  array(select t.topic_id from claim_topics t where t.claim_id = u.claim_id order by 1) as topic_ids,
  u.stance, told.kinds, u.channel,
  setweight(to_tsvector(record_config(c.language), c.wording), 'A')
  || setweight(to_tsvector(record_config(c.language), named.words) || to_tsvector('record_simple', named.words), 'B')
  || setweight(to_tsvector(told.config, left(told.words, 100000)), 'C')
  || setweight(to_tsvector(told.config, left(coalesce(told.quoted, ''), 100000)), 'D') as words,
  record_config(c.language) as claim_config, told.config as article_config
from utterances u
join claims c on c.id = u.claim_id
join sources s on s.id = u.source_id
cross join lateral (
  select concat_ws(' . ', s.name,
    (select string_agg(n.name, ' . ' order by n.id) from source_names n where n.source_id = s.id),
    (select f.name from sources f where f.id = u.speaks_for_id),
    (select string_agg(t.name, ' . ' order by t.id) from claim_topics ct join topics t on t.id = ct.topic_id
     where ct.claim_id = u.claim_id)) as words
  offset 0
) as named
cross join lateral (
  select coalesce(array_agg(distinct r.publisher_id) filter (where r.publisher_id is not null), '{}') as publisher_ids,
    array_agg(distinct a.kind) as kinds,
    record_config(min(r.language)) as config,
    string_agg(concat_ws(' . ', span_words(a.content), r.title, later.words), ' . ' order by a.id) as words,
    string_agg(quoted_words(a.kind, a.content), ' . ' order by a.id) as quoted
  from attestations a join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
  cross join lateral (
    -- The words that the article has now, where they are others.
    select string_agg(span_words(n.content), ' . ') as words from anchors n
    where n.attestation_id = a.id and n.outcome <> 'exact' and n.state in ('kept', 'accepted', 'selected')
  ) as later
  where a.utterance_id = u.id and a.public
) as told
where u.public and u.said_to is not null;
