import { Dialog } from './dialog'

const keys: [string, string][] = [
  ['j / k', 'next passage, passage before'],
  ['a', 'record, or save the change (in a field: Ctrl or Command with Enter)'],
  ['e', 'edit: to the claim'],
  ['d', 'to said-on'],
  ['s', 'join the claim or utterance that looks the same'],
  ['x', 'discard what is not recorded, delete a draft'],
  ['u', 'undo'],
  ['t', 'to the text, to choose words by keyboard'],
  ['c p q m n', 'words chosen: as content, one more piece, cue, mention, new statement'],
  ['Escape', 'from a field back to the text'],
  ['?', 'this list'],
]
const inText: [string, string][] = [
  ['↓ ↑', 'next sentence, sentence before'],
  ['Shift → ←', 'move the end by a word'],
  [', .', 'move the beginning by a word (also Ctrl → ←)'],
  ['Enter', 'take the words'],
]

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const list = (rows: [string, string][]) => (
    <dl className="kv keylist">
      {rows.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
  return (
    <Dialog title="Keys" className="pubd" onClose={onClose}>
      {list(keys)}
      <h3 className="h-small">In the text</h3>
      {list(inText)}
      <p className="btns">
        <button className="btn" type="button" onClick={onClose}>
          Close
        </button>
      </p>
    </Dialog>
  )
}
