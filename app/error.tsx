'use client'

import { ReaderPage } from '@/components/reader-page'

/** Stands for a page that failed. Plain links: each asks the server anew, as a reader's first visit would. */
export default function Failed() {
  return (
    <ReaderPage>
      <div className="gone" role="alert">
        <h1>Something went wrong here.</h1>
        <p>The fault is ours and not yours. The record itself is safe.</p>
        <p>
          <a href="">Try again</a> or <a href="/">begin at the newest on record</a>.
        </p>
      </div>
    </ReaderPage>
  )
}
