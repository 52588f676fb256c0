import type { Draft } from '@/lib/draft'
import { chainKinds, type ChainKind } from '@/lib/record'

type Chain = Draft['chain']
type Props = { chain: Chain; problem: string | undefined; onChange: (chain: Chain) => void }

const most = 5
const choices: Record<ChainKind, string> = {
  own: 'Its own reporter',
  agency: 'An agency',
  outlet: 'Another outlet',
  channel: 'The source’s own channel',
}

/** Through whom the words reached the article, the nearest first: up to five steps. */
export function ChainField({ chain, problem, onChange }: Props) {
  const change = (at: number, step: Partial<Chain[number]>) =>
    onChange(chain.map((one, place) => (place === at ? { ...one, ...step } : one)))
  return (
    <fieldset className="chain" aria-describedby={problem ? 'chain-problem' : undefined}>
      <legend className="label">
        How it reached this article <span className="hint">the nearest first</span>
      </legend>
      {chain.map(({ kind, name }, at) => (
        <div className="chain__step" key={at}>
          <select
            className="in"
            aria-label={`Step ${at + 1}`}
            value={kind}
            onChange={(event) => change(at, { kind: event.target.value as ChainKind })}
          >
            {chainKinds.map((choice) => (
              <option key={choice} value={choice}>
                {choices[choice]}
              </option>
            ))}
          </select>
          {kind !== 'own' && (
            <input
              className="in"
              aria-label={`Name in step ${at + 1}`}
              placeholder={kind === 'channel' ? 'as said above' : undefined}
              maxLength={200}
              value={name}
              aria-invalid={problem && kind !== 'channel' && !name.trim() ? true : undefined}
              onChange={(event) => change(at, { name: event.target.value })}
            />
          )}
          <button
            className="btn btn--small btn--quiet"
            type="button"
            onClick={() => onChange(chain.filter((_, place) => place !== at))}
          >
            Remove <span className="vh">step {at + 1}</span>
          </button>
        </div>
      ))}
      {chain.length < most && (
        <button
          className="btn btn--small"
          type="button"
          onClick={() => onChange([...chain, { kind: 'agency', name: '' }])}
        >
          Add a step
        </button>
      )}
      {problem && (
        <p className="err" id="chain-problem">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
