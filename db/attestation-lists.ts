import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import { cursor } from '../lib/front'
import type { ClaimRef, Page, Passage, SourceKind, SourceRef, Stance } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { passageView, printedColumns, textsOf, type Printed } from './printed'
import { sourceRef } from './source-lines'
import { articlesPrinting } from './utterances'

/** A public attestation with the claim and the source whose words it prints. */
export type AttestationLine = {
  id: number
  utterance: number
  claim: ClaimRef
  stance: Stance
  source: SourceRef
  passage: Passage
  sample: boolean
}

type Row = Printed & {
  utterance: number
  claim: number
  wording: string
  stance: Stance
  source: number
  source_name: string
  source_kind: SourceKind
  sample: boolean
}

const chosenOf: Record<'claim' | 'utterance' | 'article', (id: number) => SQL> = {
  claim: (id) => sql`from utterances u join attestations a on a.utterance_id = u.id where u.claim_id = ${id}`,
  utterance: (id) => sql`from attestations a where a.utterance_id = ${id}`,
  article: (id) =>
    sql`from article_versions v join attestations a on a.version_id = v.id where v.article_id = ${id}`,
}

/** The public attestations of a claim, an utterance or an article, in the order of their numbers; at most 100 a page. */
export async function attestationsOf(
  noun: keyof typeof chosenOf,
  id: number,
  { after, limit }: { after?: string; limit: number },
): Promise<Page<AttestationLine>> {
  const from = place(after, 'none')
  const most = Math.min(limit, 100)
  const lines = await linesOf(sql`
    select a.id ${chosenOf[noun](id)} and a.public ${from ? sql`and a.id > ${from.id}` : sql``}
    order by a.id limit ${most + 1}`)
  const shown = lines.slice(0, most)
  const last = shown.at(-1)
  return { lines: shown, next: last && lines.length > most ? cursor(null, last.id) : null }
}

/** One of them; null for drafts, withdrawn and unknown ones. */
export async function attestationLine(id: number): Promise<AttestationLine | null> {
  const [line] = await linesOf(sql`select a.id from attestations a where a.id = ${id} and a.public`)
  return line ?? null
}

async function linesOf(chosen: SQL): Promise<AttestationLine[]> {
  const rows = await db().execute<Row>(sql`
    with chosen as materialized (${chosen})
    select ${printedColumns}, u.id as utterance, u.stance, c.id as claim, c.wording, c.sample,
      s.id as source, s.name as source_name, s.kind as source_kind
    from chosen
    -- The limit keeps each at one row by its key: planned as a join, all rows were read.
    cross join lateral (select * from attestations o where o.id = chosen.id limit 1) as a
    cross join lateral (select * from utterances o where o.id = a.utterance_id limit 1) as u
    cross join lateral (select * from claims o where o.id = u.claim_id limit 1) as c
    cross join lateral (select * from sources o where o.id = u.source_id limit 1) as s
    ${articlesPrinting}
    order by a.id`)
  const texts = await textsOf([...new Set(rows.map(({ version }) => version))])
  return rows.map((row) => ({
    id: row.id,
    utterance: row.utterance,
    claim: { id: row.claim, wording: row.wording, address: address(row.claim, row.wording) },
    stance: row.stance,
    source: sourceRef(row.source, row.source_name, row.source_kind),
    passage: passageView(row, texts.get(row.version) ?? null),
    sample: row.sample,
  }))
}
