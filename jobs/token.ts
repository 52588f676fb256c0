import { parseArgs } from 'node:util'
import { makeTokenFor } from '../db/tokens'
import { system } from '../lib/permissions'
import { TOKEN_DAYS, type TokenScope } from '../lib/token'
import { onInstance } from './instance'

// npm run -s token -- --email E --scopes read,write [--name N] [--days D]
async function token(): Promise<void> {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      scopes: { type: 'string', default: 'read' },
      name: { type: 'string', default: 'Made on the command line' },
      days: { type: 'string', default: String(TOKEN_DAYS.usual) },
    },
  })
  const { email = '', scopes, name, days } = values
  // The door refuses what is no scope.
  const asked = scopes.split(',').map((scope) => scope.trim()) as TokenScope[]
  const made = await makeTokenFor(system, { email, name, days, scopes: asked })
  console.log(made.token)
}

await onInstance(token, { fresh: false, sorry: 'No token is made' })
