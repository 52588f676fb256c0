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
        <form className="hero__find" role="search" action="/search" aria-label="The record">
          <label className="vh" htmlFor="q">
            Search claims, words as printed, and sources
          </label>
          <input
            className="in"
            id="q"
            name="q"
            type="search"
            maxLength={200}
            placeholder="A claim, a name, words"
            autoComplete="off"
          />
          <button className="btn btn--primary">Search</button>
        </form>
        <p>
          Or begin at <a href="/">the newest on record</a>.
        </p>
      </div>
    </ReaderPage>
  )
}
