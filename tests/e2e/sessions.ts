import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { BrowserContextOptions } from '@playwright/test'
import { Client } from 'pg'
import { z } from 'zod'
import { type E2eRole, sessionFile } from './accounts.ts'

export type OwnSession = {
  readonly state: Exclude<BrowserContextOptions['storageState'], string | undefined>
  readonly end: () => Promise<void>
}

const stateShape = z.object({
  cookies: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      domain: z.string(),
      path: z.string(),
      expires: z.number(),
      httpOnly: z.boolean(),
      secure: z.boolean(),
      sameSite: z.enum(['Strict', 'Lax', 'None']),
    }),
  ),
  origins: z.array(z.never()),
})

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

// The session that was signed in is copied in the database: a one-time code opens one session, and journeys need a hundred.
const copy = `insert into identity.session
  select (jsonb_populate_record(s, jsonb_build_object('id', $3::text, 'token_hash', $4::text, 'seen_at', $5::text, 'proven_at', $6::text))).*
  from identity.session s where s.municipality_id = $1 and s.token_hash = $2`

/**
 * A session of its own for one page of a journey, so that no other journey is signed out when its token is renewed, as after each proof of who one is.
 * `provenAt` says when the second factor was last given.
 */
export async function ownSession(role: E2eRole, now: Date, provenAt: Date): Promise<OwnSession> {
  const state = stateShape.parse(JSON.parse(readFileSync(sessionFile(role), 'utf8')))
  const cookie = state.cookies.find(({ name }) => name === 'opkomst-sessie')
  if (cookie === undefined) throw new Error(`nobody is signed in as ${role}`)
  const [municipalityId, given] = cookie.value.split('.', 2)
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')]
  await asOwner(municipalityId ?? '', async (client) => {
    const made = await client.query(copy, [
      municipalityId,
      hashOf(given ?? ''),
      id,
      hashOf(token),
      now.toISOString(),
      provenAt.toISOString(),
    ])
    if (made.rowCount !== 1) throw new Error(`the session of ${role} has ended`)
  })
  const own = { ...cookie, value: `${municipalityId}.${token}` }
  return {
    state: { ...state, cookies: state.cookies.map((one) => (one === cookie ? own : one)) },
    end: () =>
      asOwner(municipalityId ?? '', async (client) => void (await client.query('delete from identity.session where id = $1', [id]))),
  }
}

async function asOwner(municipalityId: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: process.env['OPKOMST_E2E_DB'] })
  await client.connect()
  try {
    await client.query("select set_config('app.municipality_id', $1, false)", [municipalityId])
    await work(client)
  } finally {
    await client.end()
  }
}
