import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { openApi } from './document'
import { operations } from './operations'
import { readParts, readQuery } from './query'

const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }
const document = openApi({ name: 'Onrecord', licence }, 'https://onrecord.example/api/v1')

type Content = Record<string, { schema: object; example?: unknown }>
type Described = {
  parameters: { name: string; in: string; required: boolean; schema: object; example?: unknown }[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
const paths = document.paths as Record<string, Record<string, Described>>

/** Whether a value is what a schema of the document says; what is wrong, else null. */
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(document, 'document')
function wrong(schema: object, value: unknown): string | null {
  const whole = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/')) as object
  const validate = ajv.compile(whole)
  return validate(value) ? null : ajv.errorsText(validate.errors)
}

test('the document is clean by the rules that Redocly recommends', async () => {
  const config = await createConfig({ extends: ['recommended'] })
  const found = await lintFromString({ source: JSON.stringify(document), config })
  expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
})

test('a change of the claim of an attestation says that the whole utterance moves', () => {
  type Schemas = { schemas: Record<string, { properties: Record<string, { description: string }> }> }
  const { AttestationChange } = (document.components as Schemas).schemas
  expect(AttestationChange?.properties.claim?.description).toContain(
    'move the utterance with all attestations that report it',
  )
})

test('each operation has a name and an address of its own, and its examples are what it takes', () => {
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
  expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(operations.length)
  for (const { id, path, parts, query, examples } of operations) {
    const braces = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
    expect(Object.keys(parts.shape), id).toEqual(braces)
    const text = (name: string) => String(examples[name])
    expect(
      readParts(parts, Object.fromEntries(braces.map((name) => [name, text(name)]))),
      id,
    ).not.toHaveProperty('errors')
    const search = new URLSearchParams(
      Object.keys(query.shape).flatMap((name) => (name in examples ? [[name, text(name)]] : [])),
    )
    expect(readQuery(query, search), id).not.toHaveProperty('errors')
  }
})

describe.each(operations.map(({ id, method, path }) => [id, paths[path]![method]!] as const))(
  '%s',
  (_, { parameters, requestBody, responses }) => {
    test('has examples that its own schemas allow', () => {
      for (const { name, schema, example, required, in: place } of parameters) {
        if (required && place !== 'header') expect(example, name).toBeDefined()
        if (example !== undefined) expect(wrong(schema, example), name).toBeNull()
      }
      const resolved = Object.values(responses).filter((answer) => !('$ref' in answer))
      for (const content of [requestBody?.content, ...resolved.map(({ content }) => content)])
        for (const [type, { schema, example }] of Object.entries(content ?? {})) {
          expect(example, type).toBeDefined()
          expect(wrong(schema, example), type).toBeNull()
        }
      expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true)
    })
  },
)

test('what a request cannot do without is required', () => {
  const required = (path: string) =>
    paths[path]!.get!.parameters.flatMap(({ name, required }) => (required ? [name] : []))
  expect(required('/desk/sources')).toEqual(['name'])
  expect(required('/claims/{id}')).toEqual(['id'])
})

test('a schema is told once: the same row stands in one and in a list', () => {
  const { schemas } = document.components as { schemas: Record<string, { properties?: object }> }
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['Claim', 'ClaimPart', 'Problem']))
  expect(Object.keys(schemas.ClaimPart!.properties!)).toEqual(Object.keys(schemas.Claim!.properties!))
  expect(wrong(schemas.Claim!, { id: 1 })).toContain('required')
  expect(wrong(schemas.ClaimPart!, { id: 1 })).toBeNull()
  expect(wrong(schemas.ClaimPart!, { id: 1, other: 1 })).toContain('additional')
})
