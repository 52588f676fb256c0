import { Sign } from './sign'

/** Marks a source that its outlet keeps unnamed. */
export function UnnamedTag() {
  return (
    <span className="tag tag--dash">
      <Sign name="lock" /> unnamed source
    </span>
  )
}
