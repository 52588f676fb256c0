/** A page for a browser without scripts: why a list was not taken in, and the way back. */
export function refusalPage(status: number, reason: string): Response {
  const words = reason.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const html = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>The list was not taken in – Onrecord</title>
<h1>The list was not taken in</h1><p>${words} Nothing of it was stored.</p><p><a href="/desk/import#list">Choose another file</a></p></html>
`
  return new Response(html, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' },
  })
}
