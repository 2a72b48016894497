import { z } from 'zod'
import type { Actor } from '../actor.ts'
import type { FormValues } from '../http/form.ts'
import type { Tx } from './database.ts'
import { prepared } from './prepared.ts'
import { withCommit } from './running.ts'

export type Draft = { readonly values: FormValues; readonly savedAt: Date }

const content = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** Keeps what an account typed so far in one form of one file; a newer text replaces an older one. */
export async function saveDraft(tx: Tx, actor: Actor, form: string, values: FormValues, now: Date): Promise<void> {
  if (actor.accountId === null) return
  const row = { content: JSON.stringify(values), saved_at: now }
  await tx
    .insertInto('platform.draft')
    .values({ municipality_id: actor.municipalityId, account_id: actor.accountId, form, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'account_id', 'form']).doUpdateSet(row))
    .execute()
}

const ofForm = prepared(['municipalityId', 'accountId', 'form'], (tx, at) =>
  tx
    .selectFrom('platform.draft')
    .select(['content', 'saved_at'])
    .where('municipality_id', '=', at('municipalityId'))
    .where('account_id', '=', at('accountId'))
    .where('form', '=', at('form'))
    .compile(),
)

export async function readDraft(tx: Tx, actor: Actor, form: string): Promise<Draft | null> {
  if (actor.accountId === null) return null
  const { municipalityId, accountId } = actor
  const [row] = await ofForm(tx, { municipalityId, accountId, form })
  return row === undefined ? null : { values: content.parse(row.content), savedAt: row.saved_at }
}

/** Once a form is saved its draft is gone, with the commit: personal data does not linger. */
export function dropDraft(tx: Tx, actor: Actor, form: string): void {
  if (actor.accountId === null) return
  const dropped = tx
    .deleteFrom('platform.draft')
    .where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.accountId)
    .where('form', '=', form)
  withCommit(dropped.compile())
}

/** Days an untouched draft is kept: a holiday long. What somebody left half written about a family is not a record, and does not become one by lying there. */
export const draftDays = 30
const dayMs = 86_400_000

/** Removes drafts nobody touched for `draftDays`, whoever's they are: an account that was closed drops none itself. Answers how many. */
export async function dropOldDrafts(tx: Tx, municipalityId: string, now: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('platform.draft')
    .where('municipality_id', '=', municipalityId)
    .where('saved_at', '<', new Date(now.getTime() - draftDays * dayMs))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
