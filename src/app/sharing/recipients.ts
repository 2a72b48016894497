import { type Asker, askers, type Permission, type Recipient, secrecySettings } from '#modules/consent/public.ts'
import { listOrganisations } from '#modules/network/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatList } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { Words } from './text.ts'

/** Everybody something could be shared with, by name. */
export type Directory = {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly nameOf: (recipient: Recipient) => string
  readonly accounts: readonly Asker[]
}

/** How a recipient is posted by a form. */
export function recipientValue(recipient: Recipient): string {
  return recipient.kind === 'organisation' ? `o:${recipient.organisationId}` : `a:${recipient.accountId}`
}

const posted = /^([oa]):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

export function readRecipient(value: string | null): Recipient | null {
  const [, kind, id] = posted.exec(value ?? '') ?? []
  if (kind === undefined || id === undefined) return null
  return kind === 'o' ? { kind: 'organisation', organisationId: id } : { kind: 'account', accountId: id }
}

export async function recipientDirectory(tx: Tx, municipalityId: string, t: Words): Promise<Directory> {
  const [organisations, accounts, settings] = await Promise.all([
    listOrganisations(tx, municipalityId),
    askers(tx, municipalityId, 'all'),
    secrecySettings(tx, municipalityId),
  ])
  const partners = accounts.filter(({ role }) => role === 'partner')
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const place = ({ organisationId }: Asker) => names.get(organisationId ?? '') ?? t.admin.noOrganisation
  const bound = (secrecy: string | undefined, label: string) => (secrecy === 'professional' ? label : `${label} *`)
  return {
    options: [
      ...organisations.map(({ id, name }) => ({ value: `o:${id}`, label: bound(settings.organisations.get(id), name) })),
      ...partners.map((one) => ({ value: `a:${one.accountId}`, label: bound(one.secrecy, `${one.name} (${place(one)})`) })),
    ],
    nameOf: (recipient) =>
      recipient.kind === 'organisation'
        ? (names.get(recipient.organisationId) ?? t.share.someone)
        : (accounts.find(({ accountId }) => accountId === recipient.accountId)?.name ?? t.share.someone),
    accounts,
  }
}

function small(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

/** "Wat in orde is en de open volgende stappen", and "Over wonen en geld" when it is about domains. */
export function scopeWords(
  { kinds, domains }: Pick<Permission, 'kinds' | 'domains'>,
  t: Words,
  locale: PublicLocale,
): { readonly what: string; readonly about: string | null } {
  const said = kinds.map((kind, index) => (index === 0 ? t.kinds[kind] : small(t.kinds[kind])))
  const about = domains.map((domain) => small(t.domains[domain]))
  return { what: formatList(said, locale), about: about.length === 0 ? null : t.share.about(formatList(about, locale)) }
}
