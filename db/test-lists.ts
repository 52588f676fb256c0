type Walked = { ids: number[]; next: string | null }
/** A list that is read page by page. */
export type List = {
  /** One page. */
  page(after?: string): Promise<Walked>
  /** What it must hold in all, in its order. */
  all: string
  /** Indexes that its plan must use; for one in the order of numbers any that is so ordered. */
  index: string[]
  /** How much its plan may touch, where its rows count up to a bound. */
  most?: number
}
/** A page of lines as the numbers of its rows. */
export const byId = ({ lines, next }: { lines: { id: number }[]; next: string | null }): Walked => ({
  ids: lines.map((line) => line.id),
  next,
})
