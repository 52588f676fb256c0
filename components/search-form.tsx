/** The large search field of the home and search pages; a plain form, so that it needs no script. */
export function SearchForm({ q }: { q?: string }) {
  return (
    <form className="hero__find" role="search" action="/search" aria-label="The whole record">
      <label className="vh" htmlFor="q">
        Search claims, words as printed, and sources
      </label>
      <input
        className="in"
        id="q"
        name="q"
        type="search"
        defaultValue={q}
        maxLength={200}
        placeholder="A claim, a name, words"
        autoComplete="off"
      />
      <button className="btn btn--primary">Search</button>
    </form>
  )
}
