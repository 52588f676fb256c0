import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { client } from '../db/connection'
import { may } from '../lib/permissions'
import { expect, makeUser, signIn, test } from './fixtures'
import { freshTest } from './fresh'
import { actions, routes, type Right } from './rights'

// Where no worker writes beside the requests.
const quiet = freshTest({ ONRECORD_WORKER: 'off' })

const app = path.join(import.meta.dirname, '../app')
const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
)
const folderOf = (file: string) => path.posix.dirname(file).replace(/^\.$/, '')

const editor = { kind: 'user', id: 0, role: 'editor', name: '' } as const
const open = (right: Right) => right === 'reader' || right === 'everyone'
// What is an editor's own is asked of the row: here it is another's.
const editorsToo = (right: Right) => right === 'reader' || right === 'everyone' || may(editor, right, true)

const needed = 'id=1&q=a&wording=a&words=a&versionId=1&of=sources&from=1'

/** The address of a route, with the first row of each kind, and what it asks for. */
const addressOf = (route: string) =>
  `/${route.replace('[noun]', 'claims').replaceAll(/\[\w+\]/g, '1')}${/\/(like|roles|new|split)$/.test(route) ? `?${needed}` : ''}`

/** Pages of desk and administration, and what answers programs there. */
const closed = Object.entries(routes).filter(([, right]) => !open(right))
const isPage = (route: string) => files.includes(`${route}/page.tsx`)

test('every page, route handler and server action has a declared right', () => {
  const found = files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file)).map(folderOf)
  expect(Object.keys(routes).sort()).toEqual(found.sort())
  const declared = files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const code = readFileSync(path.join(app, file), 'utf8')
      // Inside a function it would be an action without a name.
      expect(code.slice(1), file).not.toMatch(/^\s+['"]use server['"]/m)
      if (!/^['"]use server['"]/.test(code)) return []
      return [...code.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
        ([, name]) => `${folderOf(file)} ${name}`,
      )
    })
  expect(Object.keys(actions).sort()).toEqual(declared.sort())
})

test('signed out, each page of the desk leads to the sign-in, and nothing else there answers', async ({
  request,
}) => {
  for (const [route] of closed) {
    const answer = await request.get(addressOf(route), { maxRedirects: 0 })
    const { status, location } = { status: answer.status(), location: answer.headers().location ?? '' }
    if (isPage(route)) expect(location, route).toMatch(/^(https?:\/\/[^/]+)?\/login\?from=%2F/)
    else expect([403, 405], route).toContain(status)
  }
})

test('an editor gets no page and no file that is for admins', async ({ page, editor, allowed }) => {
  allowed.push(/status of 403/)
  expect(editor.id).toBeGreaterThan(0)
  const admins = closed.filter(([, right]) => !editorsToo(right))
  expect(admins.length).toBeGreaterThan(5)
  for (const [route] of admins) expect((await page.request.get(addressOf(route))).status(), route).toBe(403)
  expect((await page.request.get('/desk/history/users/1')).status()).toBe(403)
})

type Built = Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
type Found = { id: string; page: string }

/** The number of each server action in the build that is served, and a page that has it, by folder and name. */
function built(): Map<string, Found> {
  const folder = path.join(app, '..', '.next')
  const manifests = readdirSync(folder)
    .map((build) => path.join(folder, build, 'server/server-reference-manifest.json'))
    .filter((file) => existsSync(file))
    // The newest is served: the server builds where anything has changed.
    .sort((one, other) => statSync(one).mtimeMs - statSync(other).mtimeMs)
  const { node } = JSON.parse(readFileSync(manifests.at(-1)!, 'utf8')) as { node: Built }
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
      const [page] = Object.keys(workers).filter((worker) => worker.endsWith('/page'))
      const route = page!.replace(/^app\//, '').replace(/\/page$/, '')
      return [
        `${folderOf(filename.replace(/^.*?app\//, ''))} ${exportedName}`,
        { id, page: addressOf(route) },
      ]
    }),
  )
}

/** Calls an action as React does, from no page of ours. */
function call(
  request: APIRequestContext,
  { id, page }: Found,
  sent: (typeof actions)[string][1],
): Promise<APIResponse> {
  const fields = 'state' in sent ? sent.state : 'form' in sent ? sent.form : {}
  const root = 'values' in sent ? sent.values : 'state' in sent ? [null, '$K1'] : ['$K1']
  const named = Object.entries(fields).map(([name, value]) => [`_1_${name}`, value])
  // What refers to the fields comes after them.
  const multipart = new FormData()
  for (const [name, value] of [...named, ['0', JSON.stringify(root)]]) multipart.append(name!, value!)
  return request.post(page, {
    headers: { 'Next-Action': id, Accept: 'text/x-component' },
    multipart,
    maxRedirects: 0,
  })
}

const written = async () => {
  const [row] = await client()`
    select (select count(*)::int from revisions) as revisions, (select count(*)::int from sessions) as sessions,
      (select count(*)::int from graphile_worker.jobs) as jobs`
  return row
}

// They lead back to a page whatever came of it: that they wrote nothing shows it.
const silent = ['openAgain', 'decideByForm', 'beginFactor']

quiet(
  'a server action that is called raw is refused to who may not, and writes nothing',
  async ({ page, request }) => {
    const ids = built()
    const refused = async (from: APIRequestContext, name: string) => {
      const found = ids.get(name)
      expect(found, `${name} is in the build`).toBeDefined()
      const answer = await call(from, found!, actions[name]![1])
      const text = await answer.text()
      if (silent.includes(name.split(' ')[1]!)) expect(answer.status(), name).toBeLessThan(500)
      else expect.soft(text, `${name}: ${answer.status()}`).toMatch(/"forbidden"|You may not do this\./)
    }
    const person = await makeUser('editor')
    await signIn(page, person)
    const before = await written()
    const guarded = Object.entries(actions).filter(([, [right]]) => !open(right))
    for (const [name] of guarded) await refused(request, name)
    const admins = guarded.filter(([, [right]]) => !editorsToo(right))
    expect(admins.length).toBeGreaterThan(8)
    for (const [name] of admins) await refused(page.request, name)
    expect(await written()).toEqual(before)
  },
)
