import { createAccount, enrol, findEnrolment, totpCode } from '#modules/identity/public.ts'
import { machine, type Role } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'

export type DemoAccount = { readonly email: string; readonly name: string; readonly role: Role; readonly languages: readonly string[] }

export const demoPassword = 'drie groene fietsen'

/** Invented people of the practice municipality; the first of each role is the one to try. */
export const demoAccounts: readonly DemoAccount[] = [
  { email: 'hanne@demo.example', name: 'Hanne Dewolk', role: 'counsellor', languages: ['nl', 'fr', 'en'] },
  { email: 'nele@demo.example', name: 'Nele Aertgeerts', role: 'counsellor', languages: ['nl', 'ro', 'en'] },
  { email: 'ayla@demo.example', name: 'Ayla Yurtseven', role: 'midwife', languages: ['nl', 'tr', 'ar'] },
  { email: 'wout@demo.example', name: 'Wout Lambregts', role: 'team-lead', languages: ['nl', 'fr'] },
  { email: 'partner@demo.example', name: 'Sara Mertens', role: 'partner', languages: ['nl'] },
  { email: 'onderzoek@demo.example', name: 'Rik Onderzoeker', role: 'researcher', languages: ['nl'] },
  { email: 'beheer@demo.example', name: 'Bea Heerder', role: 'administrator', languages: ['nl'] },
]

/** Makes the practice accounts and takes them into use the way a person would: through their link, with a password and a code. */
export async function createDemoAccounts(deps: Deps, municipalityId: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const account of demoAccounts) {
    const invitation = await createAccount(deps, machine(municipalityId, 'administration'), { ...account, locale: 'nl' })
    if (!invitation.ok) throw new Error(`demo account ${account.email} could not be made: ${invitation.refusal.kind}`)
    const { token, accountId } = invitation.value
    const pending = await findEnrolment(deps, municipalityId, token)
    if (pending === null) throw new Error(`demo account ${account.email} has no invitation`)
    // An old code, so that the first one shown at sign-in is a fresh one.
    const code = totpCode(pending.totpSecret, new Date(deps.now().getTime() - 30_000))
    const taken = await enrol(deps, municipalityId, { token, password: demoPassword, code })
    if (!taken.ok) throw new Error(`demo account ${account.email} could not be taken into use`)
    ids.set(account.email, accountId)
  }
  return ids
}
