import { hypothesisExport, hypothesisRow } from '../lib/test-hypothesis'
import { bringInAnnotations, previewAnnotations } from './annotation-import'
import type { Prepare } from './test-arrival-doors'
import { makeArticle, makeUser, unique } from './test-rows'

/** A file with these rows, as a form sends it. */
export const annotationsFile = (rows: object[]) => ({
  name: 'annotations.json',
  bytes: new TextEncoder().encode(JSON.stringify(hypothesisExport(rows))),
})

const one = async () => {
  const url = `https://times.example/${unique('story').replace(' ', '-')}`
  await makeArticle(await makeUser('admin'), { url })
  return annotationsFile([hypothesisRow(url, { exact: 'No ship was turned away' })])
}

export const annotationDoors: Record<string, Prepare> = {
  previewAnnotations: async () => {
    const file = await one()
    return (actor) => previewAnnotations(actor, file)
  },
  bringInAnnotations: async () => {
    const file = await one()
    return (actor) => bringInAnnotations(actor, file)
  },
}
