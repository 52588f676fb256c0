/** Recovery codes, shown once, to be written down or printed. */
export function Codes({ codes }: { codes: string[] }) {
  return (
    <div className="codes">
      <p>
        <b>Your recovery codes, shown this once.</b> Each signs you in once without the app. Print them, or
        keep them where you keep your passwords.
      </p>
      <ol className="codes__list" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
    </div>
  )
}
