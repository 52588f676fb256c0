import { expect, test } from 'vitest'
import { llmsText } from './llms'

const set = {
  ...{ name: 'Harbour\nRecord', keeper: 'Harbour Press', contact: 'desk@harbour.example', feeds: true },
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
}

test('names the instance, its licence and its addresses in the form of llmstxt.org', () => {
  const text = llmsText(set, 'https://record.example')
  expect(text).toMatch(/^# Harbour Record\n\n> /)
  expect(text).toContain(
    'Kept by Harbour Press. Contact: desk@harbour.example. Licence of the record: [CC BY 4.0](',
  )
  expect(text).toContain('[MCP](https://record.example/mcp)')
  expect(text).toContain('https://record.example/feed.json')
  for (const line of text.split('\n').filter((line) => line.startsWith('- [')))
    expect(line).toMatch(/^- \[[^\]]+\]\(https:\/\/record\.example\/\S+\): \S/)
})

test('tells of no feeds where none are offered', () => {
  expect(
    llmsText({ ...set, keeper: null, contact: null, feeds: false }, 'https://record.example'),
  ).not.toMatch(/feed|Kept by|Contact/)
})
