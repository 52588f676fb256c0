import { createServer, type Socket } from 'node:net'

type Letter = { to: string; text: string }

/** Takes mail by SMTP (RFC 5321) on a port of its own, and keeps it. */
export async function postOffice(): Promise<{ port: number; letters: Letter[]; close(): Promise<void> }> {
  const letters: Letter[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    let [waiting, to, inData] = ['', '', false]
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 post office')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      waiting += chunk
      for (;;) {
        const mark = inData ? '\r\n.\r\n' : '\r\n'
        const at = waiting.indexOf(mark)
        if (at < 0) return
        const line = waiting.slice(0, at)
        waiting = waiting.slice(at + mark.length)
        if (inData) {
          letters.push({ to, text: plain(line) })
          inData = false
          say('250 taken')
        } else if (/^DATA/i.test(line)) {
          inData = true
          say('354 go on')
        } else {
          to = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1] ?? to
          say(/^QUIT/i.test(line) ? '221 good day' : '250 yes')
        }
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const close = async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { port, letters, close }
}

/** The words of a letter; quoted-printable (RFC 2045, 6.7) is read. */
function plain(letter: string): string {
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(letter)) return letter
  return letter
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)))
}
