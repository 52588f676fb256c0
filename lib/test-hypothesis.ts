type Quote = { exact: string; prefix?: string; suffix?: string }

/** One row as Hypothesis' API gives it; without a quote a note on the whole page. */
export const hypothesisRow = (uri: string, quote: Quote | null) => ({
  id: 'dP3wOnE8Ee2f',
  created: '2025-03-15T08:12:44.401Z',
  updated: '2025-03-15T08:12:44.401Z',
  user: 'acct:nora@hypothes.is',
  uri,
  text: 'Is this the mayor?',
  tags: ['harbour', 'to check'],
  group: '__world__',
  permissions: { read: ['group:__world__'], update: ['acct:nora@hypothes.is'] },
  target: [
    {
      source: uri,
      ...(quote && {
        selector: [
          {
            type: 'RangeSelector',
            startContainer: '/main[1]/p[2]',
            startOffset: 12,
            endContainer: '/main[1]/p[2]',
            endOffset: 12 + quote.exact.length,
          },
          { type: 'TextPositionSelector', start: 412, end: 412 + quote.exact.length },
          { type: 'TextQuoteSelector', ...quote },
        ],
      }),
    },
  ],
  document: { title: ['Storm at the harbour'] },
  links: {
    html: 'https://hypothes.is/a/dP3wOnE8Ee2f',
    incontext: 'https://hyp.is/dP3wOnE8Ee2f',
    json: 'https://hypothes.is/api/annotations/dP3wOnE8Ee2f',
  },
  user_info: { display_name: 'Nora' },
  flagged: false,
  hidden: false,
})

/** A file of such rows, as a search of the API is saved. */
export const hypothesisExport = (rows: object[]) => ({ total: rows.length, rows })
