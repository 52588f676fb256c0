import type { Metadata } from 'next'
import { ReaderPage } from '@/components/reader-page'

export const metadata: Metadata = { title: 'No record at this address' }

export default function NotFound() {
  return (
    <ReaderPage>
      <div className="gone">
        <h1>There is no record at this address.</h1>
        <p>
          It was never used, a letter is missing, or nothing was on record here yet on the day asked for.
          Addresses of the record are kept for good.
        </p>
        <p>
          <a href="/search">Search the record</a>
        </p>
      </div>
    </ReaderPage>
  )
}
