import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }

// Tests of other rooms that ask a database.
const withDatabase = [
  'audit-verify',
  'backup',
  'capture',
  'dump',
  'dumps',
  'first-run',
  'import',
  'mcp/stdio',
  'nightly',
  'poll',
  'restore',
  'second-reading',
  'token',
  'worker',
].map((name) => `jobs/${name}.test.ts`)

// Puts a module of its own in another's place, which other tests must not find.
const apart = 'jobs/open-names.test.ts'

// Two cores shared with other tests are slow at times; what never comes still ends a test.
const TIME = 120_000

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'lib',
          include: ['lib/**/*.test.ts', 'jobs/**/*.test.ts'],
          exclude: [...withDatabase, apart],
          // Loading the same modules for each file anew would take as long as the tests do.
          isolate: false,
          testTimeout: TIME,
        },
      },
      { resolve: { alias }, test: { name: 'apart', include: [apart], testTimeout: TIME } },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['db/**/*.test.ts', 'app/**/*.test.ts', ...withDatabase],
          globalSetup: ['db/test-database.ts'],
          fileParallelism: false,
          testTimeout: TIME,
          hookTimeout: TIME,
        },
      },
    ],
  },
})
