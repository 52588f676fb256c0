/** The rendered pages that this process holds (cache-handler.cjs), and their size in bytes. */
export function cachedPages(): { count: number; bytes: number } {
  const { __pages } = globalThis as { __pages?: { entries: { size: number; calculatedSize: number } } }
  return { count: __pages?.entries.size ?? 0, bytes: __pages?.entries.calculatedSize ?? 0 }
}
