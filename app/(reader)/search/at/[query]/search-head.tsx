import type { Narrowing, Order } from '@/lib/search-state'

/** The words of a search. The facets belong to the same form, so that words and filters go together. */
export function SearchHead({ state, order }: { state: Narrowing; order?: Order }) {
  return (
    <form className="search-head" id="search" role="search" action="/search" aria-label="The whole record">
      <h1 className="vh">Search the record</h1>
      <div className="hero__find">
        <label className="vh" htmlFor="q">
          Search claims, words as printed, and sources
        </label>
        <input
          className="in"
          id="q"
          name="q"
          type="search"
          defaultValue={state.q}
          maxLength={200}
          placeholder="A claim, a name, words"
          autoComplete="off"
        />
        <button className="btn btn--primary">Search</button>
      </div>
      {order && <input type="hidden" name="order" value={order} />}
      <label className="tickbox search-quoted">
        <input type="checkbox" name="quoted" value="1" defaultChecked={state.quoted === '1'} />
        Only inside quotation marks, as printed
      </label>
      <p className="meta search-hint">
        Searches claims, words as printed, and the names of sources and topics. Quotation marks find a phrase,
        a minus leaves a word out: <span className="num">“night ferry” -storm</span>.
      </p>
    </form>
  )
}
