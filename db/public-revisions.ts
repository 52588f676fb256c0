import type { Row } from '../lib/saved-columns'

/** What readers may see of a row of each table, by column, as SQL on the revision `r` and what is known of its row. */
const held = 'held,held_from,held_to,created_at'
const columns: Record<string, string> = {
  claims: 'id,wording,language,state,published_at,withdrawn_reason,merged_into,created_at',
  utterances:
    'id,claim_id,source_id,speaks_for_id,capacity,stance,said_on,said_from,said_to,said_wording,said_basis,channel,created_at',
  attestations: 'id,utterance_id,version_id,kind,content,cue,mention,chain,state,withdrawn_reason,created_at',
  anchors: 'id,attestation_id,version_id,outcome,content,cue,mention,score,state,decided_at',
  claim_topics: 'claim_id,topic_id',
  claim_links: 'id,from_id,to_id,kind,reason,state,withdrawn_reason',
  assessments: 'id,claim_id,rating,place,places,reasons,assessed_on,state,withdrawn_reason,created_at',
  evidence: 'id,assessment_id,side,version',
  sources: 'id,kind,name,description,publisher_id,merged_into,created_at',
  source_names: `id,source_id,name,kind,language,${held}`,
  roles: `id,source_id,organisation_id,title,${held}`,
  organisation_parents: `id,source_id,parent_id,${held}`,
  identifiers: 'id,source_id,scheme,value,created_at',
  articles:
    'id,publisher_id,title,byline,url,archive_url,language,published_on,published_from,published_to,published_at,modified_at,created_at',
  article_versions: 'id,article_id,number,length,hash,created_at',
}

/** The same of a row whose words are not public, now or then: numbers and states alone. */
const bare: Record<string, string> = {
  claims: 'id,state,withdrawn_reason,merged_into',
  utterances: 'id,claim_id',
  attestations: 'id,utterance_id,version_id,state,withdrawn_reason',
  anchors: 'id,attestation_id,version_id,state',
  claim_links: 'id,from_id,to_id,kind,state,withdrawn_reason',
  assessments: 'id,claim_id,state,withdrawn_reason',
}

/** What readers may see of a row whose words are not public. */
export function bareOf(object: string, row: Row): Row {
  const shown = (bare[object] ?? '').split(',')
  return row && Object.fromEntries(Object.entries(row).filter(([column]) => shown.includes(column)))
}

const perTable = (of: Record<string, string>) =>
  `case r.object ${Object.entries(of)
    .map(([table, list]) => `when '${table}' then '{${list}}'::text[]`)
    .join(' ')} end`

const shownSide = (side: 'before' | 'after') => `(
  select jsonb_object_agg(e.key, e.value) from jsonb_each(r.${side}) e
  where e.key = any (case when k.open and coalesce(r.${side} ->> 'state', '') not in ('draft', 'open')
    then ${perTable(columns)} else coalesce(${perTable(bare)}, ${perTable(columns)}) end))`

// Asked as a value, so that each is looked up by its number, however many there are.
const there = (rows: string) => `coalesce((select true ${rows} limit 1), false)`
const isPublic = (claim: string) => there(`from claims p where p.id = ${claim} and p.state = 'published'`)
/** Whether a claim was public already, which is when its changes are anybody's business. */
const since = (claim: string) => `r.id >= coalesce((
  select d.id from revisions d where d.object = 'claims' and d.object_id = ${claim} and d.shown = 'added'
  order by d.id limit 1), 0)`
const told = (claim: string) => `(${isPublic(claim)} and ${since(claim)})`
const either = (column: string) => `(coalesce(r.after, r.before) ->> '${column}')::int`
const bothTold = (from: string, to: string) =>
  `(${isPublic(from)} and ${isPublic(to)} and (${since(from)} or ${since(to)}))`
const sourceShown = (id: string) => there(`from sources s where s.id = ${id} and s.public_utterances > 0`)

// Of a withdrawn claim no more is told than that it was added, withdrawn and put back.
const seen = `case
  when r.object = 'claims' then r.shown is not null and (${told('r.object_id')}
    or r.shown <> 'corrected' and ${there(`from claims w where w.id = r.object_id and w.state = 'withdrawn'`)})
  when r.object in ('claim_topics', 'assessments', 'evidence') then r.shown is not null and ${told('r.claim_id')}
  -- What moved is told at the claim that it left, too.
  when r.object = 'utterances' then r.shown is not null
    and (${told('r.claim_id')} or ${told(`(r.before ->> 'claim_id')::int`)})
  -- A passage is published a moment before its claim.
  when r.object = 'attestations' then r.shown is not null and (${isPublic('r.claim_id')}
    or ${told(`(select o.claim_id from utterances o where o.id = (r.before ->> 'utterance_id')::int and o.public)`)})
  when r.object = 'anchors' then r.action = 'update' and r.after ->> 'state' in ('accepted', 'selected', 'gone')
    and ${there(`from attestations a where a.id = ${either('attestation_id')} and a.public`)}
    and r.id >= coalesce((select d.id from revisions d where d.object = 'attestations'
      and d.object_id = ${either('attestation_id')} and d.shown = 'added' order by d.id limit 1), 0)
    and ${told('r.claim_id')}
  when r.object = 'claim_links' then r.shown is not null and (
    ${bothTold(either('from_id'), either('to_id'))}
    -- Of one that a merge moved, as it stands today.
    or ${there(`from claim_links l
      where l.id = r.object_id and l.state = 'published' and ${bothTold('l.from_id', 'l.to_id')}`)})
  when r.object = 'sources' then r.shown is not null and ${sourceShown('r.object_id')}
  when r.object in ('source_names', 'roles', 'organisation_parents', 'identifiers') then r.shown is not null
    and (${sourceShown(`(r.before ->> 'source_id')::int`)} or ${sourceShown(`(r.after ->> 'source_id')::int`)})
  when r.object = 'articles' then r.shown is not null
    and ${there('from articles t where t.id = r.object_id and t.public_passages > 0')}
  when r.object = 'article_versions' then r.action = 'insert'
    and ${there(`from articles t where t.id = ${either('article_id')} and t.public_passages > 0`)}
  else false end`

/** Whether the words of the row of a revision `r` are public today, as SQL. */
export const open = `case r.object
  when 'claims' then ${isPublic('r.object_id')}
  when 'utterances' then ${there('from utterances o where o.id = r.object_id and o.public')}
  when 'attestations' then ${there('from attestations a where a.id = r.object_id and a.public')}
  when 'assessments' then ${there(`from assessments s where s.id = r.object_id and s.state = 'published'`)}
  when 'claim_links' then ${there(`from claim_links l where l.id = r.object_id and l.state = 'published'`)}
  else true end`

/**
 * Why a revision `r` was made, as SQL. Of words that are not `open` not why they were corrected, which may quote them,
 * nor why a link was made: that is its words.
 */
export const reasonOf = (open: string) => `
  case when ${open} or (r.shown = 'corrected' or r.object = 'claim_links' and r.shown = 'added') is not true
    then r.reason end`

/**
 * What readers may see of revisions, as their histories tell it, as SQL: `from` says which. Those of which nothing is to be
 * seen, or nothing changed to readers, are left out. Columns: id, at, object, object_id, action, before, after, reason,
 * claim_id, shown; before and after hold the columns that readers may see.
 */
export const publicRevisions = (from: string) => `
  select r.id, r.at, r.object, r.object_id, r.action, told.before, told.after,
    ${reasonOf('k.open')} as reason, r.claim_id, r.shown
  from (${from}) as r
  cross join lateral (select ${open} as open) as k
  cross join lateral (select ${shownSide('before')} as before, ${shownSide('after')} as after) as told
  where ${seen} and told.before is distinct from told.after`

/** The revisions of which readers may see anything, before that is asked of each. */
export const likelyPublic = `(shown is not null or object in ('anchors', 'article_versions'))`
