import { z } from 'zod'
import { type Role, roles } from '#platform/actor.ts'
import type { Json } from './filter.ts'
import type { Resource } from './patch.ts'

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group'

/** An account as the provisioning system sees it. */
export type ProvisionedAccount = {
  readonly id: string
  readonly externalId: string | null
  readonly userName: string
  readonly name: string
  readonly role: Role
  readonly locale: string
  readonly active: boolean
  readonly createdAt: Date
  readonly changedAt: Date
}

/** Without a role given there is one that opens nothing: a partner of no organisation. */
export const roleOfNobody: Role = 'partner'

/** One name here, two there: the first word, and the rest. */
function namesOf(name: string): { readonly givenName: string; readonly familyName: string } {
  const [givenName = '', ...rest] = name.split(' ')
  return { givenName, familyName: rest.join(' ') }
}

export function userResource(account: ProvisionedAccount, base: string): Resource {
  return {
    schemas: [userSchema],
    id: account.id,
    ...(account.externalId === null ? {} : { externalId: account.externalId }),
    userName: account.userName,
    name: { formatted: account.name, ...namesOf(account.name) },
    displayName: account.name,
    preferredLanguage: account.locale,
    active: account.active,
    emails: [{ value: account.userName, type: 'work', primary: true }],
    roles: [{ value: account.role, primary: true }],
    groups: [{ value: account.role, display: account.role, type: 'direct', $ref: `${base}/Groups/${account.role}` }],
    meta: {
      resourceType: 'User',
      created: account.createdAt.toISOString(),
      lastModified: account.changedAt.toISOString(),
      location: `${base}/Users/${account.id}`,
    },
  }
}

export function groupResource(role: Role, members: readonly ProvisionedAccount[], base: string): Resource {
  return {
    schemas: [groupSchema],
    id: role,
    displayName: role,
    members: members.map((member): Json => ({ value: member.id, display: member.name, type: 'User', $ref: `${base}/Users/${member.id}` })),
    meta: { resourceType: 'Group', location: `${base}/Groups/${role}` },
  }
}

// One widespread client sends "True" and "False" as texts.
const yesNo = z.preprocess((value) => (typeof value === 'string' ? { true: true, false: false }[value.toLowerCase()] : value), z.boolean())
const word = z.string().trim().max(200)

const given = z.looseObject({
  userName: word.min(3).pipe(z.email()),
  externalId: word.nullish(),
  name: z.looseObject({ formatted: word.optional(), givenName: word.optional(), familyName: word.optional() }).optional(),
  displayName: word.optional(),
  preferredLanguage: word.optional(),
  active: yesNo.optional(),
  roles: z.array(z.union([word, z.looseObject({ value: word })])).optional(),
})

export type GivenUser = {
  readonly userName: string
  readonly externalId: string | null
  readonly name: string
  readonly locale: 'nl' | 'en' | 'fr'
  readonly active: boolean
  readonly role: Role | null
}

function shortLocale(language: string | undefined): GivenUser['locale'] {
  const start = language?.slice(0, 2).toLowerCase()
  return start === 'en' || start === 'fr' ? start : 'nl'
}

/**
 * What a client sends as a user; null when it is not one, or names a role that is not there. `known` is how the account is now: of two names for
 * one thing, the one that changed counts.
 */
export function readUser(resource: unknown, known: ProvisionedAccount | null): GivenUser | null {
  const parsed = given.safeParse(resource)
  if (!parsed.success) return null
  const { userName, externalId, name, displayName, preferredLanguage, active, roles: list } = parsed.data
  const first = list?.[0]
  const value = first === undefined ? null : typeof first === 'string' ? first : first.value
  const role = roles.find((one) => one === value) ?? null
  if (value !== null && role === null) return null
  const parts = `${name?.givenName ?? ''} ${name?.familyName ?? ''}`.trim()
  const names = [displayName, name?.formatted, parts].filter((one) => one !== undefined && one !== '')
  const changed = names.find((one) => one !== known?.name)
  return {
    userName: userName.toLowerCase(),
    externalId: externalId ?? null,
    name: changed ?? names[0] ?? known?.name ?? userName,
    locale: shortLocale(preferredLanguage),
    active: active ?? true,
    role,
  }
}
