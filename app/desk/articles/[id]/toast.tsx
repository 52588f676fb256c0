type Props = { words: string; onUndo: () => void }

/** What was just dismissed, with the way back; it stays until the editor goes on. */
export function Toast({ words, onUndo }: Props) {
  return (
    <section className="toast toast--desk" aria-label="Dismissed">
      <p>
        Dismissed: <q className="serif">{words.length > 80 ? `${words.slice(0, 80)}…` : words}</q>
      </p>
      <button className="btn btn--small" type="button" onClick={onUndo}>
        Undo <kbd>u</kbd>
      </button>
    </section>
  )
}
