import { numberOf } from './address'
import { fullAddress } from './origin'
import type { ClaimView } from './record'

const size = { width: 600, height: 320 }

/** The number of the claim at an address of this instance (`origin`: its own, where known); null for every other address. */
export function claimAt(url: string, origin: string | null): number | null {
  if (!origin || !URL.canParse(url)) return null
  const { origin: from, pathname } = new URL(url)
  if (from !== origin) return null
  const part = /^\/(?:embed\/)?claims\/([^/]+)$/.exec(pathname)?.[1]
  return part ? numberOf(part) : null
}

/** The HTML that shows a claim on another page; `full` makes the address that the world sees of a path. */
export function embedHtml(claim: ClaimView, full = fullAddress): string {
  const title = attribute(`Claim ${claim.id} on Onrecord: ${claim.wording}`)
  return `<iframe src="${attribute(full(`/embed/claims/${claim.id}`))}" title="${title}" width="100%" height="${size.height}" style="max-width:${size.width}px;border:0" loading="lazy"></iframe>`
}

/**
 * What oEmbed 1.0 answers for a claim, at an instance of this origin. `most`: what the asking page has room for, in
 * pixels.
 */
export function oembed(claim: ClaimView, most: { width?: number; height?: number }, origin: string) {
  const full = (path: string) => new URL(path, origin).href
  return {
    version: '1.0',
    type: 'rich',
    title: claim.wording,
    provider_name: 'Onrecord',
    provider_url: full('/'),
    html: embedHtml(claim, full),
    width: Math.min(size.width, most.width ?? size.width),
    height: Math.min(size.height, most.height ?? size.height),
    thumbnail_url: full(`/claims/${claim.id}.png`),
    thumbnail_width: 1200,
    thumbnail_height: 630,
  }
}

/** The same as XML. */
export function oembedXml(answer: ReturnType<typeof oembed>): string {
  const fields = Object.entries(answer).map(
    ([name, value]) => `  <${name}>${attribute(String(value))}</${name}>`,
  )
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${fields.join('\n')}\n</oembed>\n`
}

/** Text as it may stand in an attribute or element of HTML or XML. */
export function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
