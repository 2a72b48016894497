import { createAccount, enrol, findEnrolment, totpCode } from '#modules/identity/public.ts'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'

export type BenchAccount = {
  /** Slug of its municipality: the installation serves several. */
  readonly municipality: string
  readonly email: string
  readonly password: string
  readonly totpSecret: string
}

/** A counsellor in use, made through the same link a colleague gets. */
export async function makeBenchAccount(deps: Deps, municipalityId: string, municipality: string): Promise<BenchAccount> {
  const email = `${municipality}@bench.example`
  const password = 'vijf groene fietsen'
  const made = await createAccount(deps, machine(municipalityId, 'administration'), {
    email,
    name: 'Bench Counsellor',
    role: 'counsellor',
    languages: [],
    locale: 'nl',
  })
  if (!made.ok) throw new Error(made.refusal.kind)
  const pending = await findEnrolment(deps, municipalityId, made.value.token)
  if (pending === null) throw new Error('no invitation')
  const code = totpCode(pending.totpSecret, new Date(deps.now().getTime() - 30_000))
  const taken = await enrol(deps, municipalityId, { token: made.value.token, password, code })
  if (!taken.ok) throw new Error('the account for the measurement could not be taken into use')
  return { municipality, email, password, totpSecret: pending.totpSecret }
}
