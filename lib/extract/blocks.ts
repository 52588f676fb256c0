/** A paragraph or heading of a page; `linked` is the share of its characters that stand in links, 0 to 1. */
export type Block = { text: string; kind: 'paragraph' | 'heading' | 'item' | 'quote'; linked: number }

const blockTags =
  /^(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/
const skipped =
  /^(?:script|style|noscript|button|input|select|textarea|figcaption|nav|template|svg|img|picture|video|audio|iframe|object|embed|canvas|head|title|menu|label|option|rt|rp)$/

/** The paragraphs, headings, list items and quotations within an element, in the order of the page. */
export function blocksOf(root: Node): Block[] {
  const blocks: Block[] = []
  let line = ''
  let linked = 0
  const end = (kind: Block['kind']) => {
    const text = line
      .replace(/\u0085/g, '\n')
      .replace(/(?:[^\S\n]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f])+/g, ' ')
      .replace(/[\u200b\u2060\ufeff\u00ad\u200e\u200f]|\p{Cs}/gu, '')
      .replace(/ ?\n ?/g, '\n')
      .replace(/[\u2028\u2029]/g, '\n')
    for (const part of text.split(/\n{2,}/)) {
      const words = part.trim()
      if (words) blocks.push({ text: words, kind, linked: Math.min(1, linked / words.length) })
    }
    line = ''
    linked = 0
  }
  const walk = (node: Node, kind: Block['kind'], inLink: boolean, preformatted: boolean): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const words = child.nodeValue ?? ''
        const text = preformatted ? words : words.replace(/\s+/g, ' ')
        line += text
        if (inLink) linked += text.trim().length
      }
      if (child.nodeType !== 1) continue
      const name = child.nodeName.toLowerCase()
      if (skipped.test(name)) continue
      if (name === 'br') line += '\n'
      else if (!blockTags.test(name)) walk(child, kind, inLink || name === 'a', preformatted)
      else if ((name === 'td' || name === 'th') && !holdsBlocks(child as Element)) {
        line += ' '
        walk(child, kind, inLink, preformatted)
        line += ' '
      } else {
        end(kind)
        const inner = kindOf(name, kind)
        walk(child, inner, inLink, preformatted || name === 'pre')
        end(inner)
      }
    }
  }
  walk(root, 'paragraph', false, false)
  end('paragraph')
  return blocks
}

const holdsBlocks = (cell: Element) =>
  Boolean(cell.querySelector('p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, article, section'))

function kindOf(name: string, outer: Block['kind']): Block['kind'] {
  if (/^h[1-6]$/.test(name)) return 'heading'
  if (name === 'li') return 'item'
  return name === 'blockquote' ? 'quote' : outer
}

/** The number of words of a text, ideographs one by one. */
export function countWords(text: string): number {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu)?.length ?? 0
}
