import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cases } from './cases'
import { comesTo } from './outcome'
import { startHostile } from './server'
import type { Opened } from '../open'
import { startReader } from '../reading-thread'

// `npm run hostile [-- PATH ...]`: opens each address of the hostile server, reads what was opened, and says what came
// of it. The server is a process of its own, so that the memory counted is ours alone, the reading thread's included.

const megabytes = () => process.memoryUsage.rss() / 1_000_000

async function serve(): Promise<void> {
  process.on('disconnect', () => process.exit(0))
  process.send?.((await startHostile()).port)
}

async function show(): Promise<void> {
  const server = fork(import.meta.filename, ['--serve'], { execArgv: ['--import', 'tsx'] })
  const [port] = (await once(server, 'message')) as [number]
  const host = `127.0.0.1:${port}`
  const reader = startReader()
  let found = ''
  const read = async ({ bytes, mediaType, address }: Opened) => {
    const answer = await reader.read(bytes, { mediaType, url: address })
    found = 'problem' in answer ? ` ${answer.problem}` : ` Read: ${answer.text.length} characters.`
  }
  // What is loaded once is not growth.
  for (const one of cases.filter(({ path }) => path === '/page' || path === '/feed'))
    await comesTo(one, host, { reader, read })
  const before = megabytes()
  let most = before
  const paths = process.argv.slice(2)
  for (const one of cases.filter(({ path }) => paths.length === 0 || paths.includes(path))) {
    let peak = megabytes()
    const watch = setInterval(() => (peak = Math.max(peak, megabytes())), 20)
    const began = performance.now()
    found = ''
    const answer = await comesTo(one, host, { reader, read })
    const seconds = ((performance.now() - began) / 1000).toFixed(2)
    clearInterval(watch)
    peak = Math.max(peak, megabytes())
    most = Math.max(most, peak)
    const words =
      typeof answer === 'string' ? answer : `Opened: ${answer} ${one.feed ? 'items' : 'bytes'}.${found}`
    console.log(
      `${one.path.padEnd(48)} ${words.padEnd(84)} ${seconds.padStart(6)} s ${growth(peak - before)}`,
    )
  }
  console.log(`The most that the memory grew:${growth(most - before)}`)
  await reader.close()
  server.disconnect()
}

function growth(difference: number): string {
  return ` +${Math.max(0, Math.round(difference))} MB`
}

await (process.argv.includes('--serve') ? serve() : show())
