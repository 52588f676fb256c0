import { useEffect, useId, useRef, type ReactNode } from 'react'

type Props = { title: string; className?: string; onClose: () => void; children: ReactNode }

/** A modal dialog of the browser's own: focus stays inside, Escape closes it, focus goes back after. */
export function Dialog({ title, className, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={id}
      // React's development mode opens it twice; the first closing is then no answer of the editor's.
      onClose={() => !dialog.current?.open && onClose()}
    >
      <h2 className="h-sec" id={id}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}
