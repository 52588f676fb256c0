import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Conflict, Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { mergeable } from '../lib/record'
import { db, type Transaction } from './connection'
import { EVERYTHING } from './notices'
import { noteAct, write } from './write'

/** Rows merged of which one is a sample and the other is not: undone, each is whole again. */
const merged = (noun: string, words: string) => sql`
  select a.${sql.identifier(words)} as from_name, b.${sql.identifier(words)} as into_name
  from ${sql.identifier(noun)} a join ${sql.identifier(noun)} b on b.id = a.merged_into where a.sample <> b.sample`

/** Rows of the record that rest on a sample row, each in words; at most 20. */
async function resting(tx: Transaction): Promise<string[]> {
  const rows = await tx.execute<{ what: string }>(sql`
    select 'the article “' || a.title || '”' as what
      from articles a join publishers p on p.id = a.publisher_id where not a.sample and p.sample
    union all select 'the article “' || a.title || '”, joined into a sample article'
      from articles a join articles s on s.id = a.joined_into where not a.sample and s.sample
    union all select 'the article “' || a.title || '” by an opening of its page'
      from captures c join articles a on a.id = c.article_id join article_versions v on v.id = c.version_id
      where not a.sample and v.sample
    union all select 'row ' || r.line || ' of the list ' || i.name
      from import_rows r join imports i on i.id = r.import_id join articles s on s.id = r.article_id
      where not i.sample and s.sample
    union all select 'an item of the feed ' || f.title
      from feed_items m join feeds f on f.id = m.feed_id join articles s on s.id = m.article_id
      where not f.sample and s.sample
    union all select 'the passage “' || left(span_words(a.content), 80) || '”'
      from attestations a join utterances u on u.id = a.utterance_id join article_versions v on v.id = a.version_id
      where not a.sample and (u.sample or v.sample)
    union all select 'an utterance of the claim “' || c.wording || '”'
      from utterances u join claims c on c.id = u.claim_id
        left join sources s on s.id = u.source_id left join sources f on f.id = u.speaks_for_id
      where not u.sample and (c.sample or coalesce(s.sample, false) or coalesce(f.sample, false))
    union all select 'the source “' || s.name || '”'
      from sources s join publishers p on p.id = s.publisher_id where not s.sample and p.sample
    union all select 'the role “' || r.title || '” of ' || s.name
      from roles r join sources s on s.id = r.source_id left join sources o on o.id = r.organisation_id
      where not r.sample and coalesce(o.sample, false) and not s.sample
    union all select 'the source “' || s.name || '” as a part of ' || o.name
      from organisation_parents p join sources s on s.id = p.source_id join sources o on o.id = p.parent_id
      where not p.sample and not s.sample and o.sample
    union all select 'the claim “' || c.wording || '” by its topic ' || t.name
      from claims c join claim_topics ct on ct.claim_id = c.id join topics t on t.id = ct.topic_id
      where not c.sample and t.sample
    union all select 'the topic “' || t.name || '” below the topic ' || w.name
      from topics t join topics w on w.id = t.parent_id where not t.sample and w.sample
    union all select 'a link of the claim “' || c.wording || '”'
      from claim_links l join claims c on c.id in (l.from_id, l.to_id) join claims o on o.id in (l.from_id, l.to_id)
      where not l.sample and not c.sample and o.sample
    union all select 'the evidence “' || a.title || '”'
      from evidence e join articles a on a.id = e.article_id where not e.sample and a.sample
    union all select 'the merge of ' || g.from_name || ' into ' || g.into_name
      from (${merged('sources', 'name')} union all ${merged('publishers', 'name')} union all ${merged('topics', 'name')}
        union all ${merged('claims', 'wording')}) as g
    union all select 'the public claim “' || c.wording || '”, whose only public words stand in sample articles'
      from claims c where not c.sample and c.state = 'published'
        and exists (select from utterances u join attestations a on a.utterance_id = u.id
          where u.claim_id = c.id and a.sample)
        and not exists (select from utterances u join attestations a on a.utterance_id = u.id
          where u.claim_id = c.id and not a.sample and a.state = 'published')
    limit 20`)
  return rows.map((row) => row.what)
}

/** What goes with a sample row though it is none itself: what an editor gave to a source, or met of an article. */
const ofSource = sql`or source_id in (select id from sources where sample)`
const ofClaim = sql`or claim_id in (select id from claims where sample)`
const ofPublisher = sql`or publisher_id in (select id from publishers where sample)`
const ofArticle = sql`or article_id in (select id from articles where sample)`
// What the program or an import found in a sample article, whoever had it look.
const ofVersion = sql`or version_id in (select id from article_versions where sample)`
const goesWith: Record<string, typeof ofSource> = {
  suggestions: ofVersion,
  readings: ofVersion,
  second_readings: ofVersion,
  anchors: sql`${ofVersion} or attestation_id in (select id from attestations where sample)`,
  roles: ofSource,
  source_names: ofSource,
  identifiers: ofSource,
  organisation_parents: ofSource,
  publisher_names: ofPublisher,
  publisher_hosts: ofPublisher,
  topic_names: sql`or topic_id in (select id from topics where sample)`,
  reviews: ofClaim,
  proposals: sql`or (object = 'sources' and (object_id in (select id from sources where sample)
    or (input ->> 'into')::int in (select id from sources where sample)))`,
  comments: sql`or claim_id in (select id from claims where sample) or article_id in (select id from articles where sample)`,
  captures: ofArticle,
  article_addresses: ofArticle,
  claim_links: sql`or (from_id in (select id from claims where sample) and to_id in (select id from claims where sample))`,
  assessments: ofClaim,
  evidence: sql`or assessment_id in (select id from assessments where sample ${ofClaim})`,
  text_sketches: sql`or version_id in (select id from article_versions where sample)`,
}

/**
 * Waits for what is just written below sample rows, such as suggestions that the worker finds in their articles, and lets
 * nobody write more: what came between two deletions would keep its row from going. Articles go first, as where words are
 * recorded; a withdrawal goes from claims to articles, and where the two meet one of them is refused, to be tried again.
 */
async function hold(tx: Transaction): Promise<void> {
  for (const noun of parents)
    await tx.execute(sql`select from ${sql.identifier(noun)} where sample order by id for update`)
}
const parents = [
  ...['articles', 'article_versions', 'claims', 'sources', 'utterances', 'attestations', 'assessments'],
  ...['topics', 'publishers'],
]

export type Samples = { articles: number; claims: number; sources: number }

/** How much sample data there is. Errors: Forbidden for who may not remove it. */
export async function countSamples(actor: Actor): Promise<Samples> {
  if (!may(actor, 'samples: remove')) throw new Forbidden('Only an admin sees the settings.')
  const [row] = await db().execute<Samples>(sql`
    select (select count(*)::int from articles where sample) as articles,
      (select count(*)::int from claims where sample) as claims,
      (select count(*)::int from sources where sample) as sources`)
  return row!
}

/**
 * Deletes the sample data in one transaction, with one line in the audit log; numbers are not used again.
 * Returns how many rows went. Errors: Conflict that names the real rows which rest on sample rows.
 */
export async function removeSamples(actor: Actor): Promise<number> {
  return write(
    actor,
    'samples: remove',
    { schema: z.null(), input: null },
    async ({ tx, actor, changed, reinstated }) => {
      await hold(tx)
      const held = await resting(tx)
      if (held.length)
        throw new Conflict(`Nothing was removed, since these rest on sample data: ${held.join('; ')}.`, held)
      await tx.execute(sql`select set_config('onrecord.removing_samples', 'on', true)`)
      const gone = await tx.execute<{ id: number }>(sql`
        select id from claims where sample and state = 'withdrawn'`)
      for (const { id } of gone) reinstated(id)
      for (const noun of mergeable) {
        const ofSample = sql`select id from merges where object = ${noun}
          and (from_id in (select id from ${sql.identifier(noun)} where sample) or into_id in (select id from ${sql.identifier(noun)} where sample))`
        await tx.execute(sql`delete from merge_moves where merge_id in (${ofSample})`)
        await tx.execute(sql`delete from merges where id in (${ofSample})`)
      }
      await tx.execute(sql`delete from claim_topics where claim_id in (select id from claims where sample)`)
      // That an article looks like one of these is a hint only.
      await tx.execute(sql`update articles set twin_id = null, twin_score = null
        where not sample and twin_id in (select id from articles where sample)`)
      let rows = 0
      const nouns = [
        'comments',
        'proposals',
        'reviews',
        'suggestions',
        'readings',
        'second_readings',
        'anchors',
        'attestations',
        'utterances',
        'evidence',
        'assessments',
        'claim_links',
        'claims',
        'topic_names',
        'topics',
        'roles',
        'source_names',
        'identifiers',
        'organisation_parents',
        'sources',
      ]
      const printed = [
        'captures',
        'text_sketches',
        'article_addresses',
        'article_versions',
        'articles',
        'publisher_names',
        'publisher_hosts',
        'publishers',
      ]
      for (const noun of [...nouns, ...printed]) {
        const deleted = await tx.execute(
          sql`delete from ${sql.identifier(noun)} where sample ${goesWith[noun] ?? sql``} returning 1`,
        )
        rows += deleted.length
      }
      await noteAct({ tx, actor }, { object: 'samples', objectId: 0, action: 'delete', before: { rows } })
      if (rows) changed(EVERYTHING)
      return rows
    },
  )
}
