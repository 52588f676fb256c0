import type { ChainKind, ChainStep } from './record'

type Step = Pick<ChainStep, 'kind' | 'name'>

const told: Record<ChainKind, (name: string | null) => string> = {
  own: () => 'its own reporter',
  agency: (name) => (name ? `agency copy: ${name}` : 'agency copy'),
  outlet: (name) => (name ? `taken from ${name}` : 'taken from another outlet'),
  channel: (name) => (name ? `from the source’s own channel: ${name}` : 'from the source’s own channel'),
}

/** How words reached an article, the nearest step first: `taken from Harbour Post, agency copy: Reuters`. */
export function chainWords(chain: readonly Step[]): string {
  return chain.map(({ kind, name }) => told[kind](name)).join(', ')
}

/** The steps in a revision's row, which may be older than reporting chains; none where it holds something else. */
export function stepsOf(value: unknown): Step[] {
  const isStep = (step: unknown): step is Step =>
    typeof step === 'object' && step !== null && 'kind' in step && String(step.kind) in told
  return Array.isArray(value) ? value.filter(isStep) : []
}
