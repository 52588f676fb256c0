import type { Instance } from './instance'
import { oneLine } from './mcp/line'

/** `/llms.txt`: what this record is, where it is found and how to cite it, in the form of llmstxt.org. */
export function llmsText({ name, keeper, contact, licence, feeds }: Instance, origin: string): string {
  const link = (title: string, path: string, what: string) => `- [${title}](${origin}${path}): ${what}`
  const kept = [keeper && `Kept by ${oneLine(keeper)}.`, contact && `Contact: ${oneLine(contact)}.`]
  return `# ${oneLine(name)}

> A public record of who said what, and when: claims, each tied to the sources that said it, the day they said it and the exact words of every article that reports it.

${[...kept, `Licence of the record: [${oneLine(licence.name)}](${licence.url}).`].filter(Boolean).join(' ')}

- A claim is a proposition in neutral words, without a speaker. A statement is one act of saying: a source takes a stance (asserts, denies, questions, demands, predicts) to a claim on a day. An attestation is a passage of an article that reports a statement.
- That something is on record means that it was said, not that it is true. That it is not on record means only that this record does not hold it.
- Keep source, capacity, stance, day and outlet of a statement together. Whoever speaks for another is the one who spoke. Unnamed sources stay unnamed.
- A withdrawn claim answers 410 with the reason: do not report it as on record.

## For programs that ask

${link('MCP', '/mcp', 'Model Context Protocol over streamable HTTP, reading only: search_record, get_claim, get_source, statements_of_source, compare_sources, record_as_known, list_attestations')}

## Pages

${link('Search', '/search?q=water', 'by words, narrowed by source, topic, stance, outlet, channel, year; “from” and “to” take days')}
${link('Claims', '/claims', 'newest said first; each at /claims/NUMBER')}
${link('Sources', '/sources', 'people, organisations, groups, unnamed sources; each at /sources/NUMBER')}
${link('Topics', '/topics', 'subjects; each at /topics/NUMBER')}
${link('Days', '/on', 'what was said on a day, in a month or a year, such as /on/2025-03-14')}
${link('Corrections', '/corrections', 'every correction and withdrawal, with its reason')}
${link('About', '/about', 'how the record is kept')}

## Formats

${link('A claim', '/claims/NUMBER.json', 'also .jsonld (schema.org), .bib, .ris, .csl and .txt (citation)')}
${link('A passage', '/attestations/NUMBER.txt', 'its citation; also .bib, .ris, .csl, .jsonld')}
${link('A search as a file', '/claims.json?q=water', 'also /claims.csv; a row for each passage')}
${link('The whole record', '/dump/onrecord.zip', 'JSON Lines and CSV, made each night; /dump tells of it, /api/v1/changes what changed since')}
${link('As known on a day', '/claims/NUMBER?asOf=2025-04-01', 'the record as it was then; sources and topics too')}
${feeds ? `${link('Feed', '/feed.json', 'also /feed.xml; the same under a source, a topic, an outlet, a search')}\n` : ''}${link('Sitemap', '/sitemap.xml', 'every page')}

## How to cite

Give the source with its capacity, the day it was said, the outlet with its day, and the address of the claim: ${origin}/claims/NUMBER#uSTATEMENT leads to one statement. /claims/NUMBER.txt and /attestations/NUMBER.txt have the citation as one line.
`
}
