import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { resolve: { alias }, test: { name: 'lib', include: ['lib/**/*.test.ts', 'jobs/**/*.test.ts'] } },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['db/**/*.test.ts'],
          globalSetup: ['db/test-database.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
