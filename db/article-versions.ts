import { sql } from 'drizzle-orm'
import type { VersionView } from '../lib/article-view'
import { LONGEST } from '../lib/excerpt'
import { paragraphs } from '../lib/paragraphs'
import type { TextRights } from '../lib/record'
import type { Piece } from '../lib/spans'
import { compareVersions, type ParagraphChange, type Run } from '../lib/version-diff'
import { db } from './connection'
import { dayOf } from './version-days'

/** Of so many versions, the newest, the texts are compared; further back only what is kept in rows is told. */
const COMPARED = 20
const LONGEST_TEXT = 200_000

type Row = Omit<VersionView, 'changed' | 'changes'> & { id: number }

/** The stored wordings of an article with public passages, newest first, at most 100. */
export async function versionsOf(articleId: number, rights: TextRights): Promise<VersionView[]> {
  const rows = await db().execute<Row>(sql`
    select v.id, v.number, v.hash, ${dayOf(sql`v`)} as on,
      exists (select from captures c where c.version_id = v.id and c.state = 'version' and c.address is not null) as fetched,
      carried.*
    from article_versions v
    cross join lateral (
      select count(*) filter (where n.outcome = 'exact' and n.state <> 'gone')::int as exact,
        count(*) filter (where n.outcome <> 'exact' and n.state <> 'gone')::int as moved,
        count(*) filter (where n.state = 'gone')::int as gone,
        min(n.score) filter (where n.outcome <> 'exact' and n.state <> 'gone') as score,
        coalesce(array_agg(distinct d.name) filter (where n.outcome <> 'exact' and n.state <> 'gone' and d.name is not null),
          '{}') as "checkedBy"
      from anchors n join attestations a on a.id = n.attestation_id left join users d on d.id = n.decided_by
      where n.version_id = v.id and n.state <> 'open' and a.public) as carried
    where v.article_id = ${articleId} order by v.number desc limit 100`)
  const compared = rows.slice(0, COMPARED)
  const texts = await textsOf(compared.map(({ id }) => id))
  const places = rights === 'full' ? null : await placesOf(compared.map(({ id }) => id))
  return rows.map(({ id, ...row }, at) => {
    const before = rows[at + 1]
    const [earlier, later] = [before && texts.get(before.id), texts.get(id)]
    if (earlier === undefined || later === undefined) return { ...row, changed: null, changes: [] }
    const changes = compareVersions(earlier, later).filter(({ changed }) => changed)
    const shown = places
      ? changes.filter(shownOf(earlier, places.get(before!.id), later, places.get(id)))
      : changes
    return { ...row, changed: countOf(changes), changes: shown.map(({ runs }) => runs).slice(0, 50) }
  })
}

/** How many paragraphs changed: one that is replaced counts once. */
const countOf = (changes: ParagraphChange[]) =>
  Math.max(
    ...(['before', 'after'] as const).map((side) => changes.filter((one) => one[side] !== null).length),
  )

async function textsOf(versions: number[]): Promise<Map<number, string>> {
  if (versions.length < 2) return new Map()
  const rows = await db().execute<{ id: number; text: string }>(sql`
    select id, text from article_versions where id in ${versions} and text is not null and length <= ${LONGEST_TEXT}`)
  return new Map([...rows].map(({ id, text }) => [id, text]))
}

/** Where public passages stand in these versions: recorded there, or found there and not open. */
async function placesOf(versions: number[]): Promise<Map<number, Piece[]>> {
  if (versions.length < 2) return new Map()
  const rows = await db().execute<{ version: number; content: Piece[] }>(sql`
    select a.version_id as version, a.content from attestations a where a.public and a.version_id in ${versions}
    union all
    select n.version_id, n.content from anchors n join attestations a on a.id = n.attestation_id
    where a.public and n.state not in ('open', 'gone') and n.version_id in ${versions}`)
  const places = new Map<number, Piece[]>()
  for (const { version, content } of rows) places.set(version, [...(places.get(version) ?? []), ...content])
  return places
}

/** Whether readers may see a changed paragraph of which only excerpts may be shown: on each side it holds a passage. */
function shownOf(earlier: string, then: Piece[] = [], later: string, now: Piece[] = []) {
  const [before, after] = [holding(earlier, then), holding(later, now)]
  return (change: ParagraphChange) =>
    (change.before === null || before.has(change.before)) &&
    (change.after === null || after.has(change.after)) &&
    lengthOf(change.runs) <= LONGEST
}

const lengthOf = (runs: Run[]) => runs.reduce((sum, { words }) => sum + words.length, 0)

/** The numbers of the paragraphs, from 1, that hold words of these places. */
function holding(text: string, places: Piece[]): Set<number> {
  return new Set(
    paragraphs(text).flatMap(({ start, end }, index) =>
      places.some((place) => place.start < end && place.end > start) ? [index + 1] : [],
    ),
  )
}
