/** Largest row of a list, in UTF-16 units; an article of 2 MB has no more. */
const MAX_ROW = 2 * 1024 * 1024

/** A row of the file as it stands there, without its line end; `text` is null where it is too large. */
export type ListRecord = { line: number; text: string | null }

/**
 * Parts a file into its rows, however it is cut into pieces. With a delimiter a line end inside a quoted cell is part
 * of the row (RFC 4180): a quotation mark opens a cell only at its beginning. Never holds more than one row.
 */
export class ListRecords {
  private line = 1
  private begun = 1
  private held: string[] = []
  private size = 0
  private quoted = false
  private atCell = true
  private closing = false
  private afterReturn = false

  constructor(private delimiter: string | null) {}

  /** The rows that end in this piece. */
  *read(piece: string): Generator<ListRecord> {
    let from = 0
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at)
      const follows = this.afterReturn && code === LF
      this.afterReturn = code === CR
      if (follows) {
        if (!this.quoted) from = at + 1
        continue
      }
      if (code !== LF && code !== CR) {
        if (this.delimiter !== null) this.step(code)
        continue
      }
      this.line += 1
      if (this.quoted && !this.closing) continue
      this.keep(piece.slice(from, at))
      from = at + 1
      yield this.end()
    }
    this.keep(piece.slice(from))
  }

  /** The last row, where the file does not end with a line end. */
  *rest(): Generator<ListRecord> {
    if (this.size > 0) yield this.end()
  }

  private step(code: number): void {
    if (this.quoted && !this.closing) {
      if (code === QUOTE) this.closing = true
    } else if (code === QUOTE) {
      // Two in a row are one of the cell's own.
      if (this.closing) this.closing = false
      else if (this.atCell) this.quoted = true
      this.atCell = false
    } else {
      this.atCell = code === this.delimiter!.charCodeAt(0)
      this.quoted = this.closing = false
    }
  }

  private keep(text: string): void {
    this.size += text.length
    if (this.size > MAX_ROW) this.held = []
    else if (text) this.held.push(text)
  }

  private end(): ListRecord {
    const record = { line: this.begun, text: this.size > MAX_ROW ? null : this.held.join('') }
    this.begun = this.line
    this.held = []
    this.size = 0
    this.quoted = this.closing = false
    this.atCell = true
    return record
  }
}

const [LF, CR, QUOTE] = [10, 13, 34]
