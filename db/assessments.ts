import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import type { AssessmentView, EvidenceView } from '../lib/assessment'
import type { EvidenceSide } from '../lib/record'
import { db } from './connection'

type Row = {
  id: number
  rating: string
  place: number
  places: number
  reasons: string
  assessedOn: string
  by: string | null
  scale: string[]
}

/** The public assessment of a public claim with its evidence; null where there is none. */
export async function publishedAssessment(claim: number): Promise<AssessmentView | null> {
  const [row] = await db().execute<Row>(sql`
    select s.id, s.rating, s.place, s.places, s.reasons, s.assessed_on::text as "assessedOn", u.name as by,
      (select assessment_scale from settings where settings.id = 1) as scale
    from assessments s
    join claims c on c.id = s.claim_id and c.state = 'published'
    left join users u on u.id = s.created_by
    where s.claim_id = ${claim} and s.state = 'published'`)
  if (!row) return null
  const { scale, ...assessment } = row
  const same = scale.length === row.places && scale[row.place - 1] === row.rating
  const evidence = await evidenceOf(row.id)
  return {
    ...assessment,
    // A scale that was changed since has other ends.
    ends: same ? { worst: scale[0]!, best: scale.at(-1)! } : null,
    evidence,
    tags: ['settings', ...evidence.flatMap(({ article }) => (article ? [`article:${article}`] : []))],
  }
}

type Cited = {
  id: number
  side: EvidenceSide
  article: number | null
  articleTitle: string | null
  articleUrl: string | null
  public: boolean | null
  publisher: string | null
  address: string | null
  title: string | null
  note: string | null
}

/** Articles that readers may see by their page here, others by their own address, documents by theirs. */
async function evidenceOf(assessment: number): Promise<EvidenceView[]> {
  const rows = await db().execute<Cited>(sql`
    select e.id, e.side, e.article_id as article, r.title as "articleTitle", r.url as "articleUrl",
      r.public_passages > 0 as public, p.name as publisher, e.address, e.title, e.note
    from evidence e left join articles r on r.id = e.article_id left join publishers p on p.id = r.publisher_id
    where e.assessment_id = ${assessment} order by e.id limit 20`)
  return rows.map(({ articleTitle, articleUrl, public: shown, ...row }) => ({
    id: row.id,
    side: row.side,
    article: row.article,
    title: row.title ?? articleTitle ?? row.address ?? 'A document',
    href:
      row.article && shown
        ? `/articles/${address(row.article, articleTitle ?? '')}`
        : (row.address ?? articleUrl),
    outside: !(row.article && shown),
    publisher: row.publisher,
    note: row.note,
  }))
}
