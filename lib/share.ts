import { fullAddress } from './origin'

/** What a page shows where it is shared (og: and twitter: tags); `row` is its address without words and ending. */
export function shareMeta(title: string, description: string, page: string, row: string) {
  const images = [{ url: fullAddress(`${row}.png`), width: 1200, height: 630, alt: title }]
  return {
    openGraph: {
      type: 'article' as const,
      siteName: 'Onrecord',
      title,
      description,
      url: fullAddress(page),
      images,
    },
    twitter: { card: 'summary_large_image' as const, title, description, images },
  }
}
