/// <reference types="next" />
/// <reference types="next/image-types/global" />

// The edtf package ships no types; these are the parts we use (ISO 8601-2, levels 0 to 2).
declare module 'edtf' {
  interface ExtendedDate {
    type: 'Date' | 'Year' | 'Season' | 'Interval' | 'Century' | 'Decade' | 'Set' | 'List'
    /** First and last millisecond covered, UTC; -Infinity or Infinity where open. */
    min: number
    max: number
    edtf: string
  }
  export default function edtf(text: string): ExtendedDate
}

// The citation-js packages ship no types; these are the parts we use.
declare module '@citation-js/core' {
  export const plugins: {
    config: { get(name: string): { format: Record<string, boolean> } }
    output: { format(name: string, items: object[]): string }
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'

// The jsonld package ships no types; this is the part that tests use.
declare module 'jsonld' {
  const processor: {
    /** `safe`: throws where anything would be dropped. */
    expand(
      document: object,
      options: { safe: boolean; documentLoader: (url: string) => Promise<object> },
    ): Promise<Record<string, unknown>[]>
  }
  export default processor
}

// The negotiator package ships no types; this is the part we use.
declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { headers: Record<string, string | undefined> })
    mediaTypes(available: string[]): string[]
  }
}
