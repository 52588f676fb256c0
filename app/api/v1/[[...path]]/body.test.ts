import { expect, test, vi } from 'vitest'
import { bytesOf } from './body'

/** A request whose body hands out these pieces, and then ends or stays silent. */
function sending(pieces: string[], ends: boolean, cancel = () => {}): Request {
  const body = new ReadableStream<Uint8Array>({
    cancel,
    pull(controller) {
      const piece = pieces.shift()
      if (piece !== undefined) controller.enqueue(Buffer.from(piece))
      else if (ends) controller.close()
    },
  })
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
}

test('a body is read whole, of at most so many bytes', async () => {
  expect(Buffer.from(await bytesOf(sending(['ab', 'c'], true), 3)).toString()).toBe('abc')
  expect(await bytesOf(new Request('http://localhost/', { method: 'POST' }), 3)).toHaveLength(0)
  const [pieces, cancelled] = [['ab', 'cd', 'e', 'f'], vi.fn()]
  await expect(bytesOf(sending(pieces, true, cancelled), 3)).rejects.toMatchObject({ problem: 'too-large' })
  // The rest is read on, so that the answer is not lost with the connection.
  await vi.waitFor(() => expect(pieces).toEqual([]))
  expect(cancelled).not.toHaveBeenCalled()
})

test('a body that stops coming is waited for no longer', async () => {
  await expect(bytesOf(sending(['ab'], false), 3, 20)).rejects.toMatchObject({
    problem: 'too-slow',
    headers: { Connection: 'close' },
  })
})
