import { system, type Actor } from '../lib/permissions'
import { bringIn } from './bring-in'
import { client } from './connection'
import { publish } from './publishing'
import { repairOf } from './repair'
import { recordStatement } from './statements'
import { denialOn, makeArticle, makeDraft, unique, type Statement, type TestArticle } from './test-rows'

/** Gives an article one more version of these words. */
export async function addWording(actor: Actor, articleId: number, text: string): Promise<void> {
  const plain = { title: null, publisher: null, author: null, url: null, language: null, date: null }
  await bringIn(actor, { ...plain, articleId, text })
}

/** The first quotation reworded, the second left out, and the rest as it was. */
export const reworded = (text: string) =>
  text
    .replace('The harbour was closed at noon', 'The harbour was shut at noon yesterday')
    .replace(/Moscow denied it:[^\n]*”/, 'Nobody else spoke to reporters.')

/** A public article of two passages by the system: in its newest version one is moved, the other gone; both are open. */
export async function makeMoved(actor: Actor = system): Promise<{
  article: TestArticle
  moved: Statement
  gone: Statement
}> {
  const article = await makeArticle(actor, { publisher: unique('Harbour Post') })
  const moved = await makeDraft(actor, {}, article)
  const gone = { ...(await recordStatement(actor, denialOn(article))), article }
  await publish(actor, { articleId: article.id, only: null })
  await addWording(actor, article.id, reworded(article.text))
  return { article, moved, gone }
}

/** The place of a passage in the newest version, as the repair desk reads it. */
export async function placeOf({ article, attestation }: Statement) {
  const [row] = await client()`
    select n.id from anchors n join article_versions v on v.id = n.version_id
    where n.attestation_id = ${attestation} order by v.number desc limit 1`
  const { items } = await repairOf(system, article.id)
  const item = items.find(({ id }) => id === row!.id)
  if (!item) throw new Error(`Passage ${attestation} is not to be repaired.`)
  return item
}
