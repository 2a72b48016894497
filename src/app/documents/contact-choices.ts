import { contactText, listContacts } from '#modules/contacts/public.ts'
import type { ContactsOf } from '#modules/documents/public.ts'
import { formatDay } from '#platform/text/format.ts'

const shown = 30

/** The latest contacts of a family, by kind and day, for a document to belong to. */
export const contactChoices: ContactsOf = async (tx, actor, dossierId, ctx) => {
  const t = contactText(ctx.locale)
  const rows = await listContacts(tx, actor.municipalityId, dossierId, { limit: shown })
  return rows.map(({ id, kind, happenedOn }) => ({ id, label: `${t.kinds[kind]}, ${formatDay(happenedOn, ctx.locale, ctx.today)}` }))
}
