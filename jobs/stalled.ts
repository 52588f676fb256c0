import type { ServerResponse } from 'node:http'

/** Breaks an answer off whose reader takes no byte of it for so many milliseconds: what it holds is free for others. */
export function breakOffStalled(res: ServerResponse, after = 30_000): void {
  // Node's timer begins anew with every byte that is taken. Where none waits, it is we who are slow.
  res.setTimeout(after, () => {
    if (res.writableLength > 0) res.destroy()
  })
}
