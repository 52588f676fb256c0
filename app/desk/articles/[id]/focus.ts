/** Moves the focus to the element of this id: at once where it stands, else once the page is drawn anew. */
export function focusOn(id: string): void {
  const element = document.getElementById(id)
  if (element) element.focus()
  else requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** The same for a field, with all of its text selected, ready to be typed over. */
export function selectIn(id: string): void {
  const field = document.getElementById(id)
  focusOn(id)
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select()
}

/** To the claim of the form, or to what it is joined to. */
export function editClaim(): void {
  if (document.getElementById('claim')) selectIn('claim')
  else focusOn('unjoin')
}

/** To what the form may join: takes what is offered, else opens what else there is. */
export function joinOffered(): void {
  const offered = document.getElementById('join')
  if (offered) return offered.click()
  const others = document.getElementById('join-other')
  if (!(others instanceof HTMLDetailsElement)) return
  others.open = true
  others.querySelector<HTMLElement>('button, input')?.focus()
}
