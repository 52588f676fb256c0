import { Dialog } from './dialog'

const keys: [string, string][] = [
  ['j / k', 'next passage, passage before'],
  ['n', 'next that is not decided: a suggestion, or a quotation or cue not covered'],
  ['a', 'accept the suggestion, record, or save the change (in a field: Ctrl or Command with Enter)'],
  ['e', 'edit: to the claim, then accept'],
  ['x', 'dismiss the suggestion, discard what is not recorded, delete a draft'],
  ['1 2 3 4', 'choose the source, where several fit'],
  ['s', 'join the claim or utterance that looks the same, or find another'],
  ['w', 'change only who said it'],
  ['r', 'change only the capacity (role)'],
  ['d', 'change only the day'],
  ['v', 'change only the channel (via)'],
  ['+ - / ! >', 'asserts, denies, questions, demands, predicts'],
  ['u', 'undo, step by step'],
  ['p', 'publish (Enter confirms)'],
  ['h f z g', 'take the article, mark it as done, set it aside, give it back'],
  ['t', 'to the text, to choose words by keyboard'],
  ['c p q m b', 'words chosen: as content, one more piece, cue, mention, new statement'],
  ['Escape', 'from a field back to the text'],
  ['?', 'this list'],
]
const inText: [string, string][] = [
  ['↓ ↑', 'the words in hand, then the next sentence, the one before'],
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
