/** Marks a row that was invented to show how the record works. */
export function SampleTag() {
  return <span className="tag tag--dash">sample</span>
}
