import type { SignedIn } from '../lib/permissions'
import { publishAssessment, saveAssessment } from './assessing'
import { linkClaims } from './claim-links'
import { addComment } from './comments'
import { client } from './connection'
import { publish } from './publishing'
import { changeStatement } from './statements'
import { judged, reason } from './test-link-doors'
import { join } from './test-merges'
import { addWording, makeMoved, placeOf } from './test-repair-rows'
import { edition, formOf, makeArticle, makeDraft, makePublished, makeUser, pieceOf, why } from './test-rows'
import { addName, addRole, recordSource } from './source-doors'
import { acceptAnchor } from './repair-doors'
import { withdrawAttestation, withdrawClaim } from './withdrawing'

/** A word that stands in nothing that readers may see. */
export const SECRET = 'Kelpwort'
/** A word of a text that readers may see whole, far from any passage. */
export const OPEN = 'Lanternfish'

const far = (word: string) =>
  `“The harbour was closed at noon,” Anna Petrenko said on Friday.\n\n${'The gulls took no notice of it. '.repeat(9)}\n\nOne ${word} was seen.`

/**
 * A record of all that there is: published, drafts, withdrawn, corrected, merged, split quotes, excerpts and full texts,
 * later versions, links, assessments; with a word in each thing that is not public. Returns who made it.
 */
export async function makeMixed(): Promise<SignedIn[]> {
  const [admin, editor] = [await makeUser('admin'), await makeUser('editor')]
  await makeTexts(editor)
  await makeUnseen(admin, editor)
  await makeJoined(admin)
  const { moved } = await makeMoved()
  const { id, version } = await placeOf(moved)
  await acceptAnchor(admin, { id, version })
  await makeMoved()
  return [admin, editor]
}

async function makeTexts(editor: SignedIn) {
  const excerpts = await makeArticle(editor, { text: far(SECRET), publisher: 'The Averil Courier' })
  await makePublished(editor, {}, excerpts)
  const full = await makeArticle(editor, { text: far(OPEN), publisher: 'The Open Gazette' })
  const shown = await makePublished(editor, { channel: 'a briefing', topics: ['Harbours', 'Täler 🚢'] }, full)
  await changeStatement(editor, {
    ...(await formOf(shown.attestation)),
    channel: 'a letter',
    capacity: 'pilot',
  })
  await client()`update publishers set rights = 'full', host = 'gazette.example' where name = 'The Open Gazette'`
  const split = await makeArticle(editor, {
    text: '“Der Hafen 🚢,” schrieb Łukasz Żuk, “war zu.”\u2028\n\nEnde \\N "x".\n\n“The harbour was closed at noon,” Anna Petrenko said.',
    language: 'de',
  })
  await makePublished(
    editor,
    {
      content: [pieceOf(split.text, 'Der Hafen 🚢'), pieceOf(split.text, 'war zu')],
      cue: pieceOf(split.text, 'schrieb'),
      mention: pieceOf(split.text, 'Łukasz Żuk'),
      source: { name: 'Łukasz Żuk', kind: 'person' },
      chain: [{ kind: 'agency', name: 'The Wire' }],
    },
    split,
  )
}

async function makeUnseen(admin: SignedIn, editor: SignedIn) {
  const draft = await makeDraft(editor, {
    claim: { wording: `${SECRET} of a draft.` },
    source: { name: `${SECRET} the unsaid`, kind: 'person' },
  })
  await addComment(editor, { claimId: draft.claim, articleId: null, body: `${SECRET} of a comment` })
  const before = await makeDraft(editor, { claim: { wording: `${SECRET} before it was public.` } })
  const form = await formOf(before.attestation)
  await changeStatement(editor, { ...form, claim: { wording: 'The quay was closed.' }, channel: null })
  await publish(editor, { articleId: before.article.id, only: [before.attestation] })
  await addComment(editor, { claimId: before.claim, articleId: null, body: `${SECRET} of another` })
  const gone = await makePublished(editor, { claim: { wording: `${SECRET} of a withdrawn claim.` } })
  await withdrawClaim(admin, { ...(await edition(gone)).claim, reason: 'It was never said.' })
  const text = `${far('tern')}\n\n“The ${SECRET} was cut,” Anna Petrenko said.`
  const article = await makeArticle(editor, { text })
  const kept = await makePublished(editor, {}, article)
  const words = { content: [pieceOf(text, `The ${SECRET} was cut`)], claim: { id: kept.claim } }
  const passage = await makePublished(editor, words, article)
  await withdrawAttestation(admin, { ...(await edition(passage)).passage, reason: 'Not of this day.' })
  const unread = await makeArticle(editor, { title: `${SECRET} of a title` })
  const note = {
    side: 'for' as const,
    articleId: unread.id,
    note: `${SECRET} of a note`,
    address: null,
    title: null,
  }
  const id = await saveAssessment(admin, {
    ...judged(kept.claim),
    evidence: [note, { ...note, articleId: article.id, note: 'It prints the times.' }],
  })
  await publishAssessment(admin, { id, version: 1 })
}

async function makeJoined(admin: SignedIn) {
  const [a, b, c] = [await makePublished(admin), await makePublished(admin), await makePublished(admin)]
  await linkClaims(admin, { from: a.claim, to: b.claim, kind: 'contradicts', reason })
  await join('claims', b.claim, c.claim)
  const [one, other] = await client()<{ source_id: number }[]>`
    select source_id from utterances where id in (${a.utterance}, ${c.utterance}) order by id`
  const office = await recordSource(admin, {
    name: 'The harbour office',
    kind: 'organisation',
    description: SECRET,
    publisher: null,
  })
  await addRole(admin, {
    sourceId: other!.source_id,
    title: 'Pilot',
    organisationId: office,
    held: '2021/..',
  })
  await addName(admin, { sourceId: other!.source_id, name: 'The pilot', kind: 'alias', language: 'en' })
  await join('sources', one!.source_id, other!.source_id)
  const hidden = await recordSource(admin, {
    name: `${SECRET} who was nobody`,
    kind: 'unnamed',
    description: null,
    publisher: null,
  })
  await join('sources', hidden, other!.source_id, { certain: true })
  await addWording(admin, a.article.id, `${a.article.text}\n\nOne line more.`)
  await changeStatement(admin, { ...(await formOf(a.attestation)), stance: 'questions', reason: why })
}
