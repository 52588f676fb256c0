import next from 'eslint-config-next'

// The arrows between the rooms: which room may import which others.
const rooms = ['app', 'components', 'db', 'jobs', 'lib', 'e2e']
const arrows = {
  lib: ['lib'],
  db: ['db', 'lib'],
  jobs: ['jobs', 'db', 'lib'],
  components: ['components', 'lib'],
  e2e: ['e2e', 'db', 'lib'],
}
const outside = (room) => ({
  group: rooms
    .filter((other) => !arrows[room].includes(other))
    .flatMap((other) => [`@/${other}/*`, `**/../${other}/*`]),
  message: `${room} may import only ${arrows[room].join(', ')}.`,
})
const framework = {
  group: ['next', 'next/*', 'react', 'react-dom', 'next-auth'],
  message: 'Not in this room.',
}
const sql = { group: ['drizzle-orm', 'drizzle-orm/*', 'postgres'], message: 'Only db speaks SQL.' }
const strangers = {
  group: ['node:https', 'node:http2', 'node:tls', 'node:dns', 'node:dns/*', 'undici'],
  message: "Only jobs/open.ts opens strangers' addresses.",
}
const restrict = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

const config = [
  { ignores: ['.next/**', '.data/**', '.browser/**', 'next-env.d.ts', 'test-results/**'] },
  ...next,
  {
    rules: {
      // Reader pages use plain links: the router would keep a copy that a correction cannot reach.
      '@next/next/no-html-link-for-pages': 'off',
    },
  },
  restrict(
    ['lib/**'],
    [outside('lib'), framework, sql, { group: ['node:*', '!node:crypto'], message: 'lib does no I/O.' }],
    ['**/*.test.ts'],
  ),
  restrict(['db/**'], [outside('db'), framework]),
  restrict(['jobs/**'], [outside('jobs'), framework, sql, strangers], ['**/*.test.ts']),
  restrict(['jobs/open.ts', 'jobs/**/*.test.ts'], [outside('jobs'), framework, sql]),
  {
    files: ['lib/**', 'db/**', 'jobs/**'],
    // The speeds of this very product, and the address that its keeper names.
    ignores: ['jobs/bench.ts', 'jobs/bench-bulk.ts', 'jobs/second-reader.ts', '**/*.test.ts'],
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: strangers.message }] },
  },
  {
    files: ['components/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [outside('components'), sql] }],
      '@typescript-eslint/no-restricted-imports': 'off',
    },
  },
  restrict(['e2e/**'], [outside('e2e'), sql]),
  restrict(
    ['app/**', 'auth.ts'],
    [sql, { group: ['@/db/schema', '@/db/schema-*', '@/db/connection'], message: 'Ask a door in db.' }],
    ['**/*.test.ts'],
  ),
]

export default config
