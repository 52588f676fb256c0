import { z } from 'zod'
import { whole } from './answers'
import { component } from './component'
import { origin } from './example'
import { operation } from './operation'
import { noParts } from './paging'
import { Problem, problemKinds, problems, type ProblemKind } from './problems'

const Index = component(
  'Index',
  z.object({
    name: z.string().describe('What this instance is called'),
    record: z.url(),
    document: z.url().describe('What the API takes and answers, as OpenAPI 3.1'),
    documentation: z.url().describe('The same for people'),
    licence: z.object({ name: z.string(), url: z.url() }).describe('Of the record'),
  }),
)

/** What `/api/v1` answers. */
export const indexOf = (
  { name, licence }: { name: string; licence: { name: string; url: string } },
  at: string,
): z.output<typeof Index> => ({
  name,
  record: `${at}/`,
  document: `${at}/api/v1/openapi.json`,
  documentation: `${at}/about/api`,
  licence,
})

export const getIndex = operation({
  id: 'getIndex',
  method: 'get',
  path: '/',
  tag: 'record',
  summary: 'Where to begin',
  scope: null,
  parts: noParts,
  query: noParts,
  examples: {},
  answers: {
    200: whole(
      Index,
      indexOf(
        {
          name: 'Onrecord',
          licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
        },
        origin,
      ),
      'The addresses of the document and of its documentation',
    ),
  },
  problems: [],
})

export const getDocument = operation({
  id: 'getDocument',
  method: 'get',
  path: '/openapi.json',
  tag: 'record',
  summary: 'This document, as OpenAPI 3.1',
  scope: null,
  parts: noParts,
  query: noParts,
  examples: {},
  answers: {
    200: whole(
      z.looseObject({ openapi: z.string().regex(/^3\.1\.\d+$/) }),
      { openapi: '3.1.1', info: { title: 'Onrecord', version: '1' }, paths: {} },
      'The document',
    ),
  },
  problems: [],
})

const Explained = component(
  'ProblemKind',
  Problem.pick({ type: true, title: true, status: true }).extend({ means: z.string() }),
)

/** What stands at the address of a kind of failure. */
export const explained = (kind: ProblemKind, at: string): z.output<typeof Explained> => ({
  type: `${at}/api/v1/problems/${kind}`,
  ...problems[kind],
})

export const getProblem = operation({
  id: 'getProblem',
  method: 'get',
  path: '/problems/{kind}',
  tag: 'record',
  summary: 'What a kind of failure means',
  description: 'Each failure names its kind by such an address (RFC 9457).',
  scope: null,
  parts: z.object({ kind: z.enum(problemKinds, `The kinds are ${problemKinds.join(', ')}.`) }),
  query: noParts,
  examples: { kind: 'withdrawn' },
  answers: { 200: whole(Explained, explained('withdrawn', origin), 'What it means') },
  problems: [],
})
