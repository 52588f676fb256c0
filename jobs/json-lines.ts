import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { printableError } from '../lib/printable'

/**
 * Runs a command of the form `npm run -s NAME -- --in FILE.jsonl --out FILE.jsonl`: one row read a line, one answer
 * written a line. What cannot be read is told in one line, a bad row with its line, and ends with exit code 2.
 */
export async function answerLines<Row extends z.ZodType>(
  name: string,
  row: Row,
  answer: (row: z.output<Row>) => unknown,
): Promise<void> {
  try {
    await run(name, row, answer)
  } catch (error) {
    console.error(printableError(error))
    process.exitCode = 2
  }
}

async function run<Row extends z.ZodType>(
  name: string,
  row: Row,
  answer: (row: z.output<Row>) => unknown,
): Promise<void> {
  const { values } = parseArgs({ options: { in: { type: 'string' }, out: { type: 'string' } } })
  if (!values.in || !values.out)
    throw new Error(`usage: npm run -s ${name} -- --in FILE.jsonl --out FILE.jsonl`)
  const input = createReadStream(values.in)
  await once(input, 'open')
  const output = createWriteStream(values.out)
  await once(output, 'open')
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1
    if (!line.trim()) continue
    const answered = JSON.stringify(answer(parsed(row, line, `${values.in}:${number}`)))
    if (!output.write(`${answered}\n`)) await once(output, 'drain')
  }
  output.end()
  await once(output, 'finish')
}

function parsed<Row extends z.ZodType>(row: Row, line: string, where: string): z.output<Row> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new Error(`${where}: no JSON: ${(error as Error).message}`)
  }
  const read = row.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(`${where}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not of the form'}`)
}
