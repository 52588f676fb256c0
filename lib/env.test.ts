import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEnv } from './env'

const settings = (env: Record<string, string>) => {
  const read = readEnv(env)
  return 'settings' in read ? read.settings : read.problem
}

test('a start without any variable has its defaults; empty ones count as unset', () => {
  const plain = {
    databaseUrl: null,
    port: 3000,
    url: null,
    data: '.data',
    secret: null,
    worker: true,
    admin: { email: null, password: null },
    setUp: false,
    github: null,
    oidc: null,
    mail: null,
    fetchAllow: [],
    apiRate: 600,
    backups: null,
    model: null,
  }
  expect(settings({})).toEqual(plain)
  expect(settings({ PORT: '', DATABASE_URL: ' ', AUTH_GITHUB_ID: '' })).toEqual(plain)
})

test('each variable is read', () => {
  expect(
    settings({
      DATABASE_URL: 'postgresql://a:b@db.example/onrecord?sslmode=require',
      PORT: '65535',
      ONRECORD_URL: 'https://onrecord.example/',
      ONRECORD_DATA: '/srv/data',
      AUTH_SECRET: 's'.repeat(32),
      ONRECORD_WORKER: 'off',
      ONRECORD_FIRST_RUN: 'setup',
      ONRECORD_ADMIN_EMAIL: 'ada@onrecord.example',
      ONRECORD_ADMIN_PASSWORD: 'twelve chars',
      AUTH_GITHUB_ID: 'id',
      AUTH_GITHUB_SECRET: 'secret',
      AUTH_OIDC_ISSUER: 'https://login.example/realm',
      AUTH_OIDC_ID: 'id',
      AUTH_OIDC_SECRET: 'secret',
      ONRECORD_SMTP: 'smtps://u:p@mail.example:465',
      ONRECORD_MAIL_FROM: 'Onrecord <desk@onrecord.example>',
      ONRECORD_FETCH_ALLOW: 'News.internal:80, [::1]:8080',
      ONRECORD_API_RATE: '90',
      ONRECORD_BACKUP: '/backups',
      ONRECORD_MODEL_URL: 'http://localhost:11434/v1',
      ONRECORD_MODEL: 'reader-8b:latest',
      ONRECORD_MODEL_KEY: 'sk-abc',
      ONRECORD_MODEL_BUDGET: '40',
    }),
  ).toEqual({
    databaseUrl: 'postgresql://a:b@db.example/onrecord?sslmode=require',
    port: 65535,
    url: 'https://onrecord.example',
    data: '/srv/data',
    secret: 's'.repeat(32),
    worker: false,
    admin: { email: 'ada@onrecord.example', password: 'twelve chars' },
    setUp: true,
    github: { id: 'id', secret: 'secret' },
    oidc: { issuer: 'https://login.example/realm', id: 'id', secret: 'secret' },
    mail: { server: 'smtps://u:p@mail.example:465', from: 'Onrecord <desk@onrecord.example>' },
    fetchAllow: ['news.internal:80', '[::1]:8080'],
    apiRate: 90,
    backups: '/backups',
    model: { url: 'http://localhost:11434/v1', name: 'reader-8b:latest', key: 'sk-abc', budget: 40 },
  })
})

test.each([
  ['ONRECORD_WORKER', 'no'],
  ['PORT', '0'],
  ['ONRECORD_API_RATE', '0'],
  ['PORT', '65536'],
  ['PORT', '80a'],
  ['PORT', '-1'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DATABASE_URL', 'localhost'],
  ['ONRECORD_URL', 'ledger.example'],
  ['ONRECORD_URL', 'https://ledger.example/path'],
  ['ONRECORD_URL', 'https://user:secret@ledger.example'],
  ['ONRECORD_URL', 'ftp://ledger.example'],
  ['AUTH_SECRET', 's'.repeat(31)],
  ['ONRECORD_ADMIN_EMAIL', 'ada'],
  ['ONRECORD_FETCH_ALLOW', 'kestrel.internal'],
  ['ONRECORD_FETCH_ALLOW', 'http://news.internal:80'],
  ['ONRECORD_ADMIN_PASSWORD', 'elevenchars'],
  ['ONRECORD_FIRST_RUN', 'setting up'],
  ['ONRECORD_SMTP', 'post.example:587'],
  ['ONRECORD_SMTP', 'https://mail.example'],
  ['ONRECORD_MAIL_FROM', 'the desk'],
  ['ONRECORD_MODEL_URL', '127.0.0.1:8080'],
  ['ONRECORD_MODEL_URL', 'https://:sk-abc@models.example/v1'],
  ['ONRECORD_MODEL_URL', 'https://models.example/v1?key=sk-abc'],
  ['ONRECORD_MODEL', 'm'.repeat(101)],
  ['ONRECORD_MODEL_KEY', 'two words'],
  ['ONRECORD_MODEL_KEY', 'key\nAnother: header'],
  ['ONRECORD_MODEL_BUDGET', '0'],
  ['ONRECORD_MODEL_BUDGET', 'plenty'],
  ['ONRECORD_MAIL_FROM', 'Desk <desk@>'],
])('%s=%s is refused in one line that names it and repeats no value', (name, value) => {
  const problem = String(settings({ [name]: value }))
  expect(problem).toMatch(new RegExp(`^${name} must [^\n]+\\.$`))
  if (value.length > 4) expect(problem).not.toContain(value)
})

test('variables that go together name the missing one', () => {
  expect(settings({ AUTH_GITHUB_ID: 'id' })).toContain('set AUTH_GITHUB_SECRET too')
  const model = settings({ ONRECORD_MODEL_URL: 'https://models.example/v1', ONRECORD_MODEL: 'reader' })
  expect(model).toMatchObject({ model: { key: null, budget: 200 } })
  expect(settings({ AUTH_OIDC_ISSUER: 'https://login.example' })).toContain(
    'set AUTH_OIDC_ID and AUTH_OIDC_SECRET too',
  )
  expect(settings({ ONRECORD_MODEL: 'reader' })).toContain('set ONRECORD_MODEL_URL too')
  expect(settings({ ONRECORD_MODEL_BUDGET: '5' })).toContain('need ONRECORD_MODEL_URL and ONRECORD_MODEL')
  expect(settings({ ONRECORD_SMTP: 'smtp://mail.example' })).toContain('set ONRECORD_MAIL_FROM too')
})

test('whatever the variables hold, it says settings or one line', () => {
  const names = [
    'DATABASE_URL',
    'PORT',
    'ONRECORD_URL',
    'ONRECORD_DATA',
    'AUTH_SECRET',
    'ONRECORD_ADMIN_EMAIL',
    'ONRECORD_FETCH_ALLOW',
    'ONRECORD_MODEL_URL',
  ]
  const env = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.webUrl(), fc.emailAddress()))
  fc.assert(
    fc.property(env, (env) => {
      const read = readEnv(env)
      return 'problem' in read ? !read.problem.includes('\n') : read.settings.port > 0
    }),
  )
})
