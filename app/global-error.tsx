'use client'

// Next serves this file, made into plain HTML at the build, wherever a page fails before its frame stands: it
// may rest on nothing else, neither on the stylesheet nor on a script.
const styles = `
:root{color-scheme:light dark}
body{margin:0;padding:3rem max(1.125rem,calc(50vw - 37.5rem));background:light-dark(#f6f6f1,#111513);color:light-dark(#161a18,#e9ebe4);font:400 1.0625rem/1.6 Georgia,serif}
h1{font-size:1.75rem;line-height:1.25;font-weight:400}
a{color:light-dark(#0b5a4a,#86d3b9)}:focus-visible{outline:3px solid;outline-offset:2px}`

export default function NothingStands() {
  return (
    <html lang="en">
      <head>
        <title>Something went wrong here. Onrecord</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <style>{styles}</style>
      </head>
      <body>
        <main>
          <h1>Something went wrong here.</h1>
          <p>The fault is ours and not yours. The record itself is safe.</p>
          <p>
            <a href="">Try again</a> or <a href="/">begin at the newest on record</a>.
          </p>
        </main>
      </body>
    </html>
  )
}
