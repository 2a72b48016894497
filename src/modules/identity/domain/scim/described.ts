import type { Json } from './filter.ts'
import type { Resource } from './patch.ts'
import { groupSchema, userSchema } from './user.ts'

type Attribute = { readonly [name: string]: Json }

function attribute(name: string, more: Attribute = {}): Attribute {
  const plain = { type: 'string', multiValued: false, description: name, required: false, caseExact: false, mutability: 'readWrite' }
  return { name, ...plain, returned: 'default', uniqueness: 'none', ...more }
}

const values = (name: string, parts: readonly Attribute[], more: Attribute = {}): Attribute =>
  attribute(name, { type: 'complex', multiValued: true, subAttributes: parts, ...more })

const user: readonly Attribute[] = [
  attribute('userName', { required: true, uniqueness: 'server' }),
  attribute('name', { type: 'complex', subAttributes: [attribute('formatted'), attribute('givenName'), attribute('familyName')] }),
  attribute('displayName'),
  attribute('preferredLanguage'),
  attribute('active', { type: 'boolean' }),
  values('emails', [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })], { mutability: 'readOnly' }),
  values('roles', [attribute('value'), attribute('primary', { type: 'boolean' })]),
  values('groups', [attribute('value'), attribute('display')], { mutability: 'readOnly' }),
]
const group: readonly Attribute[] = [
  attribute('displayName', { mutability: 'readOnly' }),
  values('members', [attribute('value'), attribute('display'), attribute('type')]),
]

const page = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

export function listResponse(resources: readonly Resource[], total: number, startIndex: number): Resource {
  return { schemas: [page], totalResults: total, startIndex, itemsPerPage: resources.length, Resources: resources }
}

export function serviceConfig(base: string): Resource {
  const no = { supported: false }
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: 200 },
    changePassword: no,
    sort: no,
    etag: no,
    authenticationSchemes: [
      { type: 'oauthbearertoken', name: 'Bearer token', description: 'A key made by the administrator', primary: true },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  }
}

export function resourceTypes(base: string): readonly Resource[] {
  const type = (name: string, schema: string): Resource => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint: `/${name}s`,
    schema,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  })
  return [type('User', userSchema), type('Group', groupSchema)]
}

export function schemas(base: string): readonly Resource[] {
  const schema = (id: string, name: string, attributes: readonly Attribute[]): Resource => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    description: name,
    attributes,
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  })
  return [schema(userSchema, 'User', user), schema(groupSchema, 'Group', group)]
}
