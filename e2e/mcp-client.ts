import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { client as database } from '../db/connection'
import { publish } from '../db/publishing'
import type { McpStatement } from '../lib/mcp/statement'
import { system } from '../lib/permissions'
import { expect, test as base } from './fixtures'
import { makeArticle, makeDraft, quotation, word, type Statement } from './rows'

type Answer = {
  isError?: boolean
  text: string
  data: { onRecord: boolean; message: string; statements?: McpStatement[]; next: string | null } & Record<
    string,
    unknown
  >
}
type Call = (tool: string, input: Record<string, unknown>) => Promise<Answer>

/** The tools, called by the SDK's own client, which checks each answer against its schema. */
export const test = base.extend<{ call: Call; mcp: Client }>({
  mcp: async ({ baseURL }, provide) => {
    const mcp = new Client({ name: 'test', version: '1' })
    await mcp.connect(new StreamableHTTPClientTransport(new URL('/mcp', baseURL)))
    await provide(mcp)
    await mcp.close()
  },
  call: async ({ mcp }, provide) => {
    // So that the client knows the schemas of the answers.
    await mcp.listTools()
    await provide(async (name, input) => {
      const { isError, content, structuredContent } = await mcp.callTool({ name, arguments: input })
      const [{ text }] = content as [{ text: string }]
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000)
      return { isError: Boolean(isError), text, data: structuredContent as Answer['data'] }
    })
  },
})

/** The numbers of the statements that were told. */
export const numbersOf = ({ data }: Answer) => data.statements?.map(({ statement }) => statement)

export async function sourceOf(statement: Statement): Promise<{ id: number; name: string }> {
  const [row] = await database()`select s.id, s.name from utterances u join sources s on s.id = u.source_id
    where u.id = ${statement.utterance}`
  return row as unknown as { id: number; name: string }
}

/** Words of one, spoken by another on its behalf, printed in an outlet. */
export async function makeSpoken(more: Parameters<typeof makeDraft>[2] = {}) {
  const mark = word()
  const article = await makeArticle(`${quotation} Ada Lund ${mark} said on Friday.`, {
    ...{ title: `Ferry ${mark}`, publisher: `Harbour Post ${mark}`, date: '2025-03-14' },
    url: `https://harbour-post.example/${mark}`,
  })
  const statement = await makeDraft(article, quotation, {
    ...{ source: { name: `Ada Lund ${mark}`, kind: 'person' }, capacity: `harbour master ${mark}` },
    speaksFor: { name: `Ferry Office ${mark}`, kind: 'organisation' },
    saidOn: { edtf: '2025-03-14', wording: 'on Friday', basis: 'relative' },
    ...{ channel: 'a press briefing', topics: [`Ferries ${mark}`], stance: 'denies' },
    ...more,
  })
  await publish(system, { articleId: article.id, only: null })
  return { ...statement, mark }
}
