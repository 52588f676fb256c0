import { withdrawal } from '@/db/claims'
import { longDate } from '@/lib/dates'
import { tagPage } from '../../../tag-page'

// Route handlers send this status, pages cannot; the server in front leads withdrawn claims here.
export const dynamic = 'force-static'
export const generateStaticParams = () => []

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const styles = `
:root{color-scheme:light dark;--paper:light-dark(#f6f6f1,#111513);--ink:light-dark(#161a18,#e9ebe4);--dim:light-dark(#434a46,#bcc2bb);--rule:light-dark(#7f867f,#7a827b);--accent:light-dark(#0b5a4a,#86d3b9)}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.6 Georgia,serif}
header{border-bottom:3px double var(--rule);padding:1rem max(1.125rem,calc(50vw - 37.5rem))}
main{padding:3rem max(1.125rem,calc(50vw - 37.5rem))}main>*{max-width:38rem}
h1{font-size:1.75rem;line-height:1.25;font-weight:400;text-wrap:balance}p{color:var(--dim)}
a{color:var(--accent)}header a{color:var(--ink);text-decoration:none;font-weight:600;font-size:1.5rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`

/** The page of a withdrawn claim: that it was, when, and why, with status 410. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = Number((await params).id)
  await tagPage(`claim:${id}`)
  const row = Number.isInteger(id) ? await withdrawal(id) : null
  const title = row
    ? `Claim ${id} was withdrawn on ${longDate(row.on)}.`
    : 'There is no record at this address.'
  const by = row?.by ? `<p>Withdrawn by ${escaped(row.by)}.</p>` : ''
  const why = row ? `<p>Reason: ${escaped(row.reason)}</p>${by}` : ''
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${title} Onrecord</title><style>${styles}</style></head><body>
<header><a href="/">Onrecord</a></header>
<main><h1>${title}</h1>${why}<p>Addresses of the record are kept for good. <a href="/search">Search the record</a></p></main>
</body></html>`
  return new Response(html, {
    status: row ? 410 : 404,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'public, max-age=0, must-revalidate',
    },
  })
}
