/** A small program with an identity service beside it: prints its address, runs until it is told to stop. On the real clock, as the service is. */
import { createMunicipality } from '#app/municipalities/create-municipality.ts'
import { startProgram } from '#app/program.ts'
import { saveProvider, setRoleRule } from '#modules/identity/commands/provider.ts'
import { identityService } from '#modules/identity/identity-service.testing.ts'
import { loadPacks } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'

const secret = 'a secret that only this journey knows, 0123456789'
process.env['OPKOMST_AANMELDEN_JOURNEY'] = secret
const database = await testDatabase()
const settings = readSettings({ PORT: '0', OPKOMST_RATE_LIMIT: '100000', OPKOMST_LOG: process.env['OPKOMST_LOG'] ?? 'error' }, secret)
const program = await startProgram({ appUrl: database.appUrl, settings })
const made = await createMunicipality(program.deps, database.ownerUrl, loadPacks(projectRoot), {
  name: 'Mechelen',
  postcodes: [],
  phone: null,
  theme: 'mechelen',
  isDemo: false,
})
if (!made.ok) throw new Error(made.refusal.kind)

const orgCode = '0207499430'
const eid = 'urn:be:vlaanderen:authmech:eid'
const service = await identityService(
  [
    {
      client_id: 'opkomst',
      client_secret: secret,
      token_endpoint_auth_method: 'client_secret_basic',
      redirect_uris: [`${program.address}/inloggen/dienst/terug`],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  { sub: 'lotte', acr: eid, roles: ['Begeleider'], orgCode, authTime: null },
)
const administrator: Actor = {
  municipalityId: made.value,
  accountId: null,
  role: 'administrator',
  purpose: 'administration',
  sessionId: null,
}
await setRoleRule(program.deps, administrator, { claimValue: 'Begeleider', role: 'counsellor', leastLevel: 'high' })
const saved = await saveProvider(program.deps, administrator, {
  name: 'Mijn dienst',
  issuer: service.address,
  clientId: 'opkomst',
  authentication: 'client_secret_basic',
  secretName: 'OPKOMST_AANMELDEN_JOURNEY',
  scopes: ['openid', 'profile', 'vo', 'opkomst'],
  roleClaim: 'opkomst_rol_3d',
  organisationCode: orgCode,
  isEnabled: true,
})
if (!saved.ok) throw new Error('the service could not be named')
process.stdout.write(`${JSON.stringify({ address: program.address, service: service.address })}\n`)

let stopping = false
const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  service.close()
  await program.stop()
  await database.drop()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('disconnect', stop)
