import { expect } from 'vitest'
import { client } from './connection'
import { sent, SIZE } from './test-bulk'

/** A read, and the indexes that its plan must use. */
export type Plan = [what: string, read: () => Promise<unknown>, index: string[]]

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

// Tables of a few hundred rows are rightly read whole.
const small = [
  'settings',
  'publishers',
  'feeds',
  'imports',
  'users',
  'sessions',
  'topics',
  'search_languages',
  'claim_topics',
  'topic_names',
  'publisher_names',
  'publisher_hosts',
  'roles',
  'organisation_parents',
  'pg_database',
  '_private_tasks',
  '_private_job_queues',
]
/** Rows that one part of a plan may touch; the tables hold ten times as many and more. */
export const MOST = SIZE / 10

/** The indexes that these statements use. Fails where one reads or sorts a large part of a large table. */
export async function plansOf(statements: typeof sent, most = MOST): Promise<{ indexes: string[] }> {
  expect(statements.length).toBeGreaterThan(0)
  const indexes: string[] = []
  for (const { query, params } of statements) {
    const [row] = await client().unsafe(`explain (analyze, format json) ${query}`, params as never[])
    const [{ Plan }] = (row as unknown as { 'QUERY PLAN': [{ Plan: Node }] })['QUERY PLAN']
    for (const node of nodes(Plan)) {
      const table = node['Relation Name']
      if (node['Index Name']) indexes.push(node['Index Name'])
      if (table && small.includes(table)) continue
      const what = `${node['Node Type']} of ${table ?? 'rows'} in: ${query}`
      expect(node['Node Type'], what).not.toBe('Seq Scan')
      const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
      expect((node['Actual Rows'] + removed) * node['Actual Loops'], what).toBeLessThan(most)
    }
  }
  return { indexes: [...new Set(indexes)] }
}

const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]
