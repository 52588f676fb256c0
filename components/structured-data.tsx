import { scriptText, type Thing } from '@/lib/schema-org'

/** What a page is about, for programs that read pages: JSON-LD. */
export function StructuredData({ thing }: { thing: Thing }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptText(thing) }} />
}
