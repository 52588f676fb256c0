/** What the three marks on printed words mean. */
export function Legend() {
  return (
    <p className="meta legend">
      <span>
        <mark className="m">their words</mark>
      </span>
      <span>
        <span className="cue">how they are introduced</span>
      </span>
      <span>
        <span className="mention">who, as printed</span>
      </span>
    </p>
  )
}
