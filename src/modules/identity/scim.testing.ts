import assert from 'node:assert/strict'
import { after } from 'node:test'
import { z } from 'zod'
import { testSite } from '#app/site.testing.ts'
import { makeProvisioningToken } from './commands/provisioning-token.ts'

export const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
export const resource = z.looseObject({ id: z.string(), userName: z.string().optional(), active: z.boolean().optional() })
export const list = z.looseObject({
  totalResults: z.number(),
  startIndex: z.number(),
  itemsPerPage: z.number(),
  Resources: z.array(resource),
})
export const problem = z.looseObject({ schemas: z.array(z.string()), status: z.string(), scimType: z.string().optional() })

export const user = (name: string, more: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: `${name.toLowerCase()}@mechelen.example`,
  name: { givenName: name, familyName: 'Peeters' },
  displayName: `${name} Peeters`,
  active: true,
  roles: [{ value: 'counsellor', primary: true }],
  ...more,
})

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The real server, asked by a personnel system with a key of its own. */
export async function personnelSystem() {
  const site = await testSite({ as: null })
  after(() => site.app.close())
  const made = await makeProvisioningToken(site.world.deps, site.world.actor('administrator'), 'personeel')
  assert.ok(made.ok)
  const { token } = made.value

  const ask = async (method: Method, path: string, body?: unknown, bearer: string = token) => {
    const answer = await site.app.inject({
      method,
      url: `/scim/v2${path}`,
      headers: { authorization: `Bearer ${bearer}`, ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }) },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const type = String(answer.headers['content-type'] ?? '')
    return { status: answer.statusCode, type, body: answer.body === '' ? null : JSON.parse(answer.body) }
  }

  const make = async (name: string, more: object = {}): Promise<string> => {
    const { status, body } = await ask('POST', '/Users', user(name, more))
    assert.equal(status, 201, JSON.stringify(body))
    return resource.parse(body).id
  }
  return { site, token, ask, make }
}
