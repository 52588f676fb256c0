import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The sample articles as they are kept, header and words, in the order of their files. */
export function sampleTexts(): string[] {
  const folder = path.join(import.meta.dirname, 'sample')
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => readFileSync(path.join(folder, name), 'utf8'))
}
