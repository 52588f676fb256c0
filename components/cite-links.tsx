const formats = { bib: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON', txt: 'Plain text' }

/** Ways to take a citation along: `row` is the address of a claim or attestation without an ending. */
export function CiteLinks({ row, of }: { row: string; of: string }) {
  return (
    <span className="links">
      {Object.entries(formats).map(([ending, name]) => (
        <a key={ending} href={`${row}.${ending}`} rel="nofollow">
          {name}
          <span className="vh">, {of}</span>
        </a>
      ))}
    </span>
  )
}
