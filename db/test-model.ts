import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { Proposed } from '../lib/second-reading'

/** What a model was asked: the body of the request, and its messages apart. */
export type Question = {
  path: string
  headers: IncomingHttpHeaders
  body: Record<string, unknown>
  system: string
  user: string
}
/** Statements, the text of an answer, or whatever is written on the response. */
export type Reply = Partial<Proposed>[] | string | ((response: ServerResponse) => void)

export type TestModel = {
  /** Its address, as ONRECORD_MODEL_URL has it. */
  url: string
  asked: Question[]
  /** What it answers from now on; an empty list of statements before. */
  answer(reply: (question: Question) => Reply): void
  close(): Promise<void>
}

/** Words of a text as the second reader names them: all is null that is not said. */
export const named = (said: Partial<Proposed>): Proposed => ({
  passage: said.content?.[0] ?? '',
  content: [],
  cue: null,
  mention: null,
  speaker: null,
  kind: null,
  stance: 'asserts',
  wording: '',
  ...said,
})

/** A completion of OpenAI's shape that says this. */
export const completion = (content: string) =>
  JSON.stringify({
    ...{ id: '1', object: 'chat.completion', created: 1, model: 'test' },
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  })

/** Plays a language model on this machine. Port 0: a free one. */
export async function startModel(wanted = 0): Promise<TestModel> {
  const asked: Question[] = []
  let reply: (question: Question) => Reply = () => []
  const server = createServer((request, response) => {
    let sent = ''
    request.setEncoding('utf8').on('data', (text: string) => (sent += text))
    request.on('end', () => {
      const body = JSON.parse(sent || '{}') as Question['body']
      const messages = (body.messages ?? []) as { role: string; content: string }[]
      const of = (role: string) => messages.find((one) => one.role === role)?.content ?? ''
      const question = {
        path: request.url!,
        headers: request.headers,
        body,
        system: of('system'),
        user: of('user'),
      }
      asked.push(question)
      const said = reply(question)
      if (typeof said === 'function') return said(response)
      const text = typeof said === 'string' ? said : JSON.stringify({ statements: said.map(named) })
      response.setHeader('content-type', 'application/json')
      response.end(completion(text))
    })
  })
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    answer: (next) => void (reply = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
