import type { Reading } from './use-reading'

/** Says quietly that the program has not read the article to its end yet. */
export function ReadingNote({ reading }: { reading: Reading }) {
  return (
    <p className="hint queue__reading" role="status">
      {reading === 'reading' && 'The program reads this article. What it suggests appears here by itself.'}
      {reading === 'late' && (
        <>
          The program has not read this article yet. <a href="">Reload to see</a> what it suggests.
        </>
      )}
    </p>
  )
}
