import { totpCode } from '#modules/identity/public.ts'
import type { BenchAccount } from './account.ts'

export type SignedInClient = { readonly cookie: string; readonly csrf: string }

function cookiesOf(response: Response, jar: Map<string, string>): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

const csrfIn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
const header = (jar: ReadonlyMap<string, string>): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

/** Signs in over HTTP with both factors, as a browser would. */
export async function signIn(address: string, account: BenchAccount): Promise<SignedInClient> {
  const jar = new Map<string, string>()
  const get = async (path: string): Promise<string> => {
    const response = await fetch(address + path, { headers: { cookie: header(jar) }, redirect: 'manual' })
    cookiesOf(response, jar)
    return response.text()
  }
  const post = async (path: string, fields: Record<string, string>): Promise<void> => {
    const response = await fetch(address + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie: header(jar) },
      redirect: 'manual',
    })
    cookiesOf(response, jar)
    if (response.status !== 303) throw new Error(`${path} answered ${response.status}`)
  }
  await post('/inloggen', {
    _csrf: csrfIn(await get('/inloggen')),
    municipality: account.municipality,
    email: account.email,
    password: account.password,
  })
  await post('/inloggen/code', { _csrf: csrfIn(await get('/inloggen/code')), code: totpCode(account.totpSecret, new Date()) })
  const csrf = csrfIn(await get('/account'))
  if (csrf === '') throw new Error('signing in for the measurement failed')
  return { cookie: header(jar), csrf }
}
