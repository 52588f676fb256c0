import { z } from 'zod'
import { readFetchAllow } from './fetch-allow'

export type Settings = {
  /** An outside Postgres; null: the one that Onrecord brings along. */
  databaseUrl: string | null
  port: number
  /** Public origin without a path, such as `https://onrecord.example`. */
  url: string | null
  /** Folder of the embedded database and of kept secrets. */
  data: string
  /** Key of the sign-in cookies; null: one is made and kept in the data folder. */
  secret: string | null
  /** Whether the worker runs beside the server. */
  worker: boolean
  admin: { email: string | null; password: string | null }
  /** Whether a page asks for the first admin; otherwise one is made and printed. */
  setUp: boolean
  github: { id: string; secret: string } | null
  oidc: { issuer: string; id: string; secret: string } | null
  /** Where mail goes out, as `smtp://user:password@host:587`, and the address it comes from; null: no mail. */
  mail: { server: string; from: string } | null
  /** Hosts that may be opened though they are private or use another port, as `host:port` in lower case. */
  fetchAllow: string[]
  /** Requests that one client may send to the API in a minute. */
  apiRate: number
  /** Folder of the nightly backups; null: none are made. */
  backups: string | null
  /** The language model that reads articles after the rules; null: none does. */
  model: ModelSettings | null
}

/** A server that answers as OpenAI's chat completions do, and how many calls a day it is sent at most. */
export type ModelSettings = { url: string; name: string; key: string | null; budget: number }

const port = z
  .string()
  .regex(/^[0-9]{1,5}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(65535))

const count = z
  .string()
  .regex(/^[1-9][0-9]{0,6}$/)
  .transform(Number)

const origin = z
  .string()
  .refine((text) => isOrigin(text))
  .transform((text) => new URL(text).origin)

const hosts = z.string().refine((text) => readFetchAllow(text) !== null)

const database = z.string().refine((text) => /^postgres(ql)?:\/\/[^\s]+$/.test(text) && URL.canParse(text))

const mailServer = z.string().refine((text) => /^smtps?:\/\/[^\s]+$/.test(text) && URL.canParse(text))

// An address, or a name with an address.
const sender = z
  .string()
  .max(320)
  .refine((text) => z.email().safeParse(/^[^<>\r\n]*<([^<>]+)>$/.exec(text)?.[1] ?? text).success)

const modelAddress = z.string().refine((text) => {
  if (!/^https?:/.test(text) || !URL.canParse(text)) return false
  const { username, password, search, hash } = new URL(text)
  return !username && !password && !search && !hash
})

// Each message says what to do; values that may hold a secret are never repeated.
const variables = {
  DATABASE_URL: [database, 'must look like postgres://user:password@host:5432/name'],
  PORT: [port, 'must be a number from 1 to 65535'],
  ONRECORD_URL: [origin, 'must be a public address without a path, such as https://onrecord.example'],
  ONRECORD_DATA: [z.string().refine((text) => !text.includes('\0')), 'must be a folder'],
  AUTH_SECRET: [z.string().min(32), 'must have at least 32 characters; unset it and one is made and kept'],
  ONRECORD_WORKER: [z.enum(['on', 'off']), 'must be on or off'],
  ONRECORD_FIRST_RUN: [z.enum(['admin', 'setup']), 'must be admin or setup'],
  ONRECORD_ADMIN_EMAIL: [z.email().max(254), 'must be an e-mail address'],
  ONRECORD_ADMIN_PASSWORD: [z.string().min(12).max(500), 'must have 12 to 500 characters'],
  AUTH_GITHUB_ID: [z.string(), ''],
  AUTH_GITHUB_SECRET: [z.string(), ''],
  AUTH_OIDC_ISSUER: [z.url({ protocol: /^https?$/ }), 'must be the http(s) address of the issuer'],
  AUTH_OIDC_ID: [z.string(), ''],
  AUTH_OIDC_SECRET: [z.string(), ''],
  ONRECORD_API_RATE: [count, 'must be a number of requests a minute, from 1 to 9999999'],
  ONRECORD_BACKUP: [z.string().refine((text) => !text.includes('\0')), 'must be a folder'],
  ONRECORD_SMTP: [mailServer, 'must look like smtp://user:password@mail.example:587'],
  ONRECORD_MAIL_FROM: [sender, 'must be an e-mail address, such as Onrecord <desk@onrecord.example>'],
  ONRECORD_MODEL_URL: [
    modelAddress,
    'must be the http(s) address of a server as OpenAI’s, such as http://localhost:11434/v1, without a key in it',
  ],
  ONRECORD_MODEL: [
    z.string().regex(/^[^\p{C}]{1,100}$/u),
    'must be the name of a model, of at most 100 characters',
  ],
  ONRECORD_MODEL_KEY: [
    z.string().regex(/^[\x21-\x7e]{1,1000}$/),
    'must be a key in one line, without blanks',
  ],
  ONRECORD_MODEL_BUDGET: [
    z
      .string()
      .regex(/^[0-9]{1,6}$/)
      .transform(Number)
      .pipe(z.number().min(1)),
    'must be a number of calls a day, from 1 to 999999',
  ],
  ONRECORD_FETCH_ALLOW: [hosts, 'must name hosts with their ports, such as news.internal:80, 10.0.0.5:8080'],
} as const

type Name = keyof typeof variables

const groups: Name[][] = [
  ['AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET'],
  ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_ID', 'AUTH_OIDC_SECRET'],
  ['ONRECORD_SMTP', 'ONRECORD_MAIL_FROM'],
  ['ONRECORD_MODEL_URL', 'ONRECORD_MODEL'],
]

/**
 * The settings of a start, or one line that says which variable is wrong and what to do.
 * An empty variable counts as unset.
 */
export function readEnv(
  env: Record<string, string | undefined>,
): { settings: Settings } | { problem: string } {
  const read: Partial<Record<Name, string | number>> = {}
  for (const name of Object.keys(variables) as Name[]) {
    const text = env[name]?.trim()
    if (!text) continue
    const [schema, rule] = variables[name]
    const parsed = schema.safeParse(text)
    if (!parsed.success) return { problem: `${name} ${rule}. Correct it or unset it, then start again.` }
    read[name] = parsed.data
  }
  for (const group of groups) {
    const missing = group.filter((name) => read[name] === undefined)
    if (missing.length > 0 && missing.length < group.length)
      return {
        problem: `${group.join(', ')} go together: set ${missing.join(' and ')} too, or unset them all.`,
      }
  }
  if (!read.ONRECORD_MODEL && (read.ONRECORD_MODEL_KEY || read.ONRECORD_MODEL_BUDGET))
    return {
      problem:
        'ONRECORD_MODEL_KEY and ONRECORD_MODEL_BUDGET need ONRECORD_MODEL_URL and ONRECORD_MODEL: set these too, or unset all.',
    }
  const text = (name: Name) => (read[name] === undefined ? null : String(read[name]))
  const [githubId, githubSecret] = [text('AUTH_GITHUB_ID'), text('AUTH_GITHUB_SECRET')]
  const [issuer, oidcId, oidcSecret] = [
    text('AUTH_OIDC_ISSUER'),
    text('AUTH_OIDC_ID'),
    text('AUTH_OIDC_SECRET'),
  ]
  const [address, name] = [text('ONRECORD_MODEL_URL'), text('ONRECORD_MODEL')]
  const [server, from] = [text('ONRECORD_SMTP'), text('ONRECORD_MAIL_FROM')]
  return {
    settings: {
      databaseUrl: text('DATABASE_URL'),
      port: Number(read.PORT ?? 3000),
      url: text('ONRECORD_URL'),
      data: text('ONRECORD_DATA') ?? '.data',
      secret: text('AUTH_SECRET'),
      worker: read.ONRECORD_WORKER !== 'off',
      admin: { email: text('ONRECORD_ADMIN_EMAIL'), password: text('ONRECORD_ADMIN_PASSWORD') },
      setUp: read.ONRECORD_FIRST_RUN === 'setup',
      github: githubId && githubSecret ? { id: githubId, secret: githubSecret } : null,
      oidc: issuer && oidcId && oidcSecret ? { issuer, id: oidcId, secret: oidcSecret } : null,
      mail: server && from ? { server, from } : null,
      fetchAllow: readFetchAllow(text('ONRECORD_FETCH_ALLOW') ?? '') ?? [],
      apiRate: Number(read.ONRECORD_API_RATE ?? 600),
      backups: text('ONRECORD_BACKUP'),
      model:
        address && name
          ? {
              url: address,
              name,
              key: text('ONRECORD_MODEL_KEY'),
              budget: Number(read.ONRECORD_MODEL_BUDGET ?? 200),
            }
          : null,
    },
  }
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
}
