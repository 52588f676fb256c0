import { createRequire } from 'node:module'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { isExpected } from '../../lib/errors'
import { instance } from '../../lib/instance'
import { answered, outputs, refused, type Told } from '../../lib/mcp/answer'
import { inputs, type Input } from '../../lib/mcp/inputs'
import { descriptions, instructions } from '../../lib/mcp/instructions'
import { getClaim, listAttestations, type Asked } from './claims'
import { compareSources } from './compare'
import { recordAsKnown } from './known'
import { searchRecord } from './search'
import { getSource, statementsOfSource } from './sources'

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
}

/** The record as a server of the Model Context Protocol, which only reads; `origin` stands before all addresses. */
export function recordServer(origin: string): McpServer {
  const { name, licence } = instance()
  const server = new McpServer(
    { name: 'onrecord', title: name, version },
    { instructions: instructions({ name, licence }, origin), capabilities: { tools: {} } },
  )
  const tool = <Noun extends keyof typeof inputs>(
    called: string,
    noun: Noun,
    read: (input: Input<Noun>, asked: Asked) => Promise<Told>,
  ) =>
    server.registerTool(
      called,
      {
        ...descriptions[noun],
        inputSchema: inputs[noun] as (typeof inputs)['claim'],
        outputSchema: outputs[noun],
        annotations,
      },
      async (input) => {
        try {
          return answered(await read(input as Input<Noun>, { origin, now: new Date() }))
        } catch (error) {
          if (isExpected(error)) return refused(error.message)
          console.error(error)
          return refused('Something went wrong here. Try again.')
        }
      },
    )
  tool('search_record', 'search', searchRecord)
  tool('get_claim', 'claim', getClaim)
  tool('get_source', 'source', getSource)
  tool('statements_of_source', 'statements', statementsOfSource)
  tool('compare_sources', 'compare', compareSources)
  tool('record_as_known', 'known', recordAsKnown)
  tool('list_attestations', 'attestations', listAttestations)
  return server
}
