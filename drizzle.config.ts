import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./db/schema.ts', './db/schema-suggestions.ts', './db/schema-users.ts'],
  out: './drizzle',
  casing: 'snake_case',
})
