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
  const { evidence, articles } = await evidenceOf(row.id)
  return {
    ...assessment,
    // A scale that was changed since has other ends.
    ends: same ? { worst: scale[0]!, best: scale.at(-1)! } : null,
    evidence,
    tags: ['settings', ...articles.map((id) => `article:${id}`)],
  }
}

type Cited = {
  id: number
  side: EvidenceSide
  article: number | null
  articleTitle: string | null
  public: boolean | null
  publisher: string | null
  address: string | null
  title: string | null
  note: string | null
}

/**
 * What readers may see of the evidence: articles by their page here, documents by their address; an article that is
 * not public is left out with all it says of it. `articles`: every one that is cited.
 */
async function evidenceOf(assessment: number): Promise<{ evidence: EvidenceView[]; articles: number[] }> {
  const rows = await db().execute<Cited>(sql`
    select e.id, e.side, e.article_id as article, r.title as "articleTitle", r.public_passages > 0 as public,
      p.name as publisher, e.address, e.title, e.note
    from evidence e left join articles r on r.id = e.article_id left join publishers p on p.id = r.publisher_id
    where e.assessment_id = ${assessment} order by e.id limit 20`)
  const shown = rows.filter((row) => !row.article || row.public)
  return {
    articles: rows.flatMap(({ article }) => article ?? []),
    evidence: shown.map(({ id, side, article, articleTitle, publisher, address: href, title, note }) => ({
      ...{ id, side, article, publisher, note },
      title: title ?? articleTitle ?? href ?? 'A document',
      href: article ? `/articles/${address(article, articleTitle ?? '')}` : href!,
      outside: !article,
    })),
  }
}
