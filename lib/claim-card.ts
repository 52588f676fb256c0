import { daysOf } from './citation'
import { longDate } from './dates'
import { attribute } from './oembed'
import { fullAddress } from './origin'
import { pictureOfClaim } from './picture'
import type { ClaimView } from './record'

const styles = `
:root{color-scheme:light dark;--paper:light-dark(#f6f6f1,#111513);--ink:light-dark(#161a18,#e9ebe4);--dim:light-dark(#434a46,#bcc2bb);--rule:light-dark(#7f867f,#7a827b);--accent:light-dark(#0b5a4a,#86d3b9)}
body{margin:0;background:var(--paper);color:var(--ink);font:400 .875rem/1.5 system-ui,'Segoe UI',sans-serif}
article{border:1px solid var(--rule);border-top:4px double var(--rule);padding:1rem 1.125rem;min-height:calc(100vh - 2.5rem);box-sizing:border-box}
h1{font:400 1.3125rem/1.3 'Iowan Old Style',Georgia,'Noto Serif',serif;margin:.375rem 0 .625rem;text-wrap:balance;overflow-wrap:anywhere}
p{margin:0 0 .25rem;color:var(--dim)}h1 a{color:inherit;text-decoration:none}h1 a:hover{text-decoration:underline}
a{color:var(--accent)}footer{margin-top:.75rem;display:flex;flex-wrap:wrap;gap:.25rem 1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`

/** A claim as a page of its own for a frame: its words, who takes which stance and the day, with the way to the record. */
export function claimCard(claim: ClaimView): string {
  const { above, below, margin } = pictureOfClaim(claim)
  const url = attribute(fullAddress(`/claims/${claim.address}`))
  const last = daysOf(claim)?.last
  const lines = below.map((line) => `<p>${attribute(line)}</p>`).join('')
  return card(
    url,
    claim.wording,
    `<p>${attribute(above)}${margin ? `, last said ${attribute(margin)}` : ''}</p>
<h1><a href="${url}" target="_top">${attribute(claim.wording)}</a></h1>${lines}
<footer><a href="${url}" target="_top">The words as printed, on Onrecord</a>${last ? `<span>As of ${longDate(last)}</span>` : ''}</footer>`,
  )
}

/** In place of the card of a withdrawn claim: that it was, when (yyyy-mm-dd), and why. None of its words. */
export function goneCard(id: number, { on, reason }: { on: string; reason: string }): string {
  const url = attribute(fullAddress(`/claims/${id}`))
  const title = `Claim ${id} was withdrawn on ${longDate(on)}.`
  return card(
    url,
    title,
    `<h1><a href="${url}" target="_top">${title}</a></h1><p>Reason: ${attribute(reason)}</p>`,
  )
}

const card = (
  url: string,
  title: string,
  inner: string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="/icon.svg"><meta name="robots" content="noindex">
<link rel="canonical" href="${url}"><title>${attribute(title)} · Onrecord</title><style>${styles}</style></head><body>
<main><article>${inner}</article></main>
</body></html>`
