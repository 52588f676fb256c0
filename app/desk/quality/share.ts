/** `83 %`: whole per cent, all and nothing only where it is all or nothing. */
export function share(part: number, whole: number): string {
  const percent = Math.round((100 * part) / whole)
  return `${part === whole ? 100 : part === 0 ? 0 : Math.min(99, Math.max(1, percent))} %`
}
