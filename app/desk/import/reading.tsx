import { counted } from '@/components/counted'
import { proposeTitle, type readHeader } from '@/lib/header'

export type Reading = ReturnType<typeof readHeader>

const first = (text: string) => {
  const words = text.slice(0, 600).split(/\s+/)
  return words.length > 40 ? `${words.slice(0, 40).join(' ')} …` : words.join(' ')
}

/** How the pasted text is understood: where the article begins, how long it is, and what stands at its head. */
export function ReadingNote({ reading }: { reading: Reading }) {
  const { text, metadata } = reading
  const keys = Object.keys(metadata)
  return (
    <section className="reading" aria-labelledby="reading">
      <h2 className="h-small" id="reading">
        {text ? 'The article begins' : 'There is no text yet'}
      </h2>
      {text && <p className="cite">{first(text)}</p>}
      <p className="hint">
        {text
          ? `${counted(text.split(/\n\n+/).length, 'paragraph')}, ${counted(text.length, 'character')}. `
          : 'The first words of the article will stand here. '}
        {keys.length > 0
          ? `Read from the head, and not part of the text: ${keys.join(', ')}.`
          : 'Lines at the head such as “date: 2023-03-17” or “title: …” fill the fields.'}
      </p>
      {text && !metadata.title && <p className="hint">Without a title: “{proposeTitle(text)}”</p>}
    </section>
  )
}
