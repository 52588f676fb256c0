import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { breakOffStalled } from './stalled'

const server = createServer()
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.removeAllListeners('request')
  server.close()
})

/** Asks for an answer of `chunks` megabytes, which the server breaks off when no byte is taken for `after` ms. */
async function asked(
  chunks: number,
  { between = 0, after = 200 } = {},
): Promise<{ socket: Socket; res: ServerResponse }> {
  server.listen(0)
  const answering = once(server, 'request') as Promise<[unknown, ServerResponse]>
  const socket = connect((server.address() as AddressInfo).port)
  sockets.push(socket)
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  const [, res] = await answering
  breakOffStalled(res, after)
  const closed = once(res, 'close')
  void (async () => {
    for (let chunk = 0; chunk < chunks && !res.destroyed; chunk += 1) {
      const drained = new Promise((resolve) => res.write(Buffer.alloc(1 << 20), resolve))
      await Promise.race([drained, closed])
      await sleep(between)
    }
    res.end()
  })()
  return { socket, res }
}

test('who reads nothing is cut off', async () => {
  const { socket, res } = await asked(50)
  socket.pause()
  await once(res, 'close')
  expect(res.writableFinished).toBe(false)
})

test('who reads slowly gets the whole', async () => {
  const { socket, res } = await asked(15, { after: 1000 })
  let [read, rests] = [0, 0]
  socket.on('data', (data) => {
    read += data.length
    if (Math.floor(read / (1 << 19)) === rests) return
    // Short rests, which together last longer than the time in which a byte must be taken.
    rests += 1
    socket.pause()
    setTimeout(() => socket.resume(), 60)
  })
  await once(socket, 'end')
  expect(res.writableFinished).toBe(true)
  expect(read).toBeGreaterThan(15 << 20)
  expect(rests).toBeGreaterThan(20)
})

test('who waits for us gets the whole', async () => {
  const { socket, res } = await asked(3, { between: 400 })
  let read = 0
  socket.on('data', (data) => (read += data.length))
  await once(res, 'close')
  await once(socket, 'close')
  expect(read).toBeGreaterThan(3 << 20)
})
