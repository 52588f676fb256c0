import type { Described } from './document'
import { openApi } from './document'
import type { Schema } from './schema-rows'

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: Schema
  example?: unknown
}

type Content = Record<string, { schema: Schema; example?: unknown }>

/** An operation of the document. */
export type Told = {
  operationId: string
  method: string
  path: string
  summary: string
  description?: string
  security: object[]
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { description?: string; content?: Content }>
}

/** What is told on one page: the operations of a noun, and the rows that they alone take and answer. */
export type Chapter = { name: string; description: string; operations: Told[]; rows: [string, Schema][] }

type Document = {
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Omit<Told, 'method' | 'path'> & { tags: string[] }>>
  components: { schemas: Record<string, Schema> }
}

// What stands in other rows alone is told where it stands.
const apart = (name: string) => !/(Part|Index|ProblemKind)$/.test(name)

const rowsIn = (told: unknown): string[] => [
  ...new Set(
    [...JSON.stringify(told ?? null).matchAll(/#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!),
  ),
]

/**
 * The document for people: a chapter for each noun, the rows that several share, and on which of them each row is told
 * (null: with the shared ones). `base`: the address of the API.
 */
export function manual(described: Described, base: string) {
  const { tags, paths, components } = openApi(described, base) as unknown as Document
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({ ...told, path, method })),
  )
  const of = (tag: string) => operations.filter((told) => told.tags.includes(tag))
  const rows = Object.entries(components.schemas).filter(([name]) => apart(name))
  // What is found is told with its noun before it is with the search.
  const nouns = tags
    .map(({ name }) => name)
    .sort((one, other) => Number(one === 'search') - Number(other === 'search'))
  const answered = new Map(
    nouns.map((tag) => [tag, rowsIn(of(tag).map((told) => [told.responses, told.requestBody]))]),
  )
  const homes = new Map<string, string | null>()
  for (const [name] of rows) {
    const home = nouns.find((tag) => answered.get(tag)!.includes(name))
    if (home) homes.set(name, home)
  }
  // A row that stands in others is told where they are, if that is one place.
  for (let left = -1; left !== homes.size;) {
    left = homes.size
    for (const [name] of rows) {
      const within = rows.flatMap(([other, schema]) => (rowsIn(schema).includes(name) ? [other] : []))
      if (homes.has(name) || !within.every((other) => homes.has(other))) continue
      const places = new Set(within.map((other) => homes.get(other) ?? null))
      homes.set(name, places.size === 1 ? [...places][0]! : null)
    }
  }
  // What is answered itself comes before what stands in it.
  const inner = (name: string, home: string | null) => Number(!home || !answered.get(home)!.includes(name))
  const at = (home: string | null) =>
    rows
      .filter(([name]) => (homes.get(name) ?? null) === home)
      .sort(([one], [other]) => inner(one, home) - inner(other, home))
  const chapters: Chapter[] = tags.map(({ name, description }) => ({
    ...{ name, description, operations: of(name), rows: at(name) },
  }))
  return { chapters, shared: at(null), homeOf: (row: string) => homes.get(row) ?? null }
}

/** What a chapter is called. */
export const titleOf = (name: string): string =>
  name === 'record' ? 'The API itself' : `${name[0]!.toUpperCase()}${name.slice(1)}`

/** Where a row is told. */
export const placeOfRow = (row: string, home: string | null): string =>
  `/about/api${home ? `/${home}` : ''}#row-${row}`
