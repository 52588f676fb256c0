import { paragraphs } from '@/lib/paragraphs'
import { Marked, type Mark } from './marked'

/** Words as printed, in their paragraphs, with their marks. */
export function PrintedWords({ text, marks, language }: { text: string; marks: Mark[]; language: string }) {
  return (
    <blockquote className="clip__text" lang={language}>
      {paragraphs(text).map(({ start, end, text }) => (
        <p key={start}>
          <Marked text={text} marks={within(marks, start, end)} />
        </p>
      ))}
    </blockquote>
  )
}

// A passage may run over several paragraphs: the part of each mark that lies in this one.
function within(marks: Mark[], start: number, end: number): Mark[] {
  return marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
    }))
}
