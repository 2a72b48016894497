/** Requests as a test of security sends them: any asker, any body, with a token that fits; and answers with all that is new at each page taken out. */
import type { Asker, SecurityWorld } from './world.ts'

export type Wish = {
  readonly method: string
  readonly url: string
  readonly as: Asker
  readonly body?: URLSearchParams | string | Buffer
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent without the token that shows it comes from an own page. */
  readonly forged?: boolean
}
export type Seen = { readonly status: number; readonly location: string; readonly body: string }
export type Ask = (wish: Wish) => Promise<Seen>

const formType = 'application/x-www-form-urlencoded'
const pageWithForm = (as: Asker): string =>
  as === 'visitor' || as === 'machine' ? '/inloggen' : as === 'family' ? '/mijn/instellingen' : '/account'

/** A spreadsheet is an archive, and an archive writes the second of the clock beside each of its files. */
function bodyOf({ rawPayload, body }: { readonly rawPayload: Buffer; readonly body: string }): string {
  const [local, central] = [`PK${String.fromCharCode(3, 4)}`, `PK${String.fromCharCode(1, 2)}`]
  if (rawPayload.toString('latin1', 0, 4) !== local) return body
  return rawPayload
    .toString('latin1')
    .replaceAll(new RegExp(`(${local}.{6}).{4}`, 'gs'), '$1')
    .replaceAll(new RegExp(`(${central}.{8}).{4}`, 'gs'), '$1')
}

/** One token per asker serves every form: it is the cookie that it belongs to. */
export async function asking({ site, cookies, machineKey }: SecurityWorld, who: readonly Asker[]): Promise<Ask> {
  const tokens = new Map<Asker, { cookie: string; csrf: string }>()
  for (const as of who) {
    const page = await site.app.inject({ url: pageWithForm(as), headers: { cookie: cookies[as] } })
    const secret = page.cookies.find(({ name }) => name === '_csrf')?.value ?? ''
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    if (csrf === '') throw new Error(`${as} sees no form on ${pageWithForm(as)}: ${page.statusCode}`)
    tokens.set(as, { cookie: [cookies[as], `_csrf=${secret}`].filter((part) => part !== '').join('; '), csrf })
  }
  let n = 0
  return async ({ method, url, as, body, type, headers = {}, forged = false }) => {
    const { cookie = '', csrf = '' } = tokens.get(as) ?? {}
    if (body instanceof URLSearchParams && !forged) body.set('_csrf', csrf)
    const payload = body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body.replace('CSRF', csrf) : body
    const content = payload === undefined ? {} : { 'content-type': type ?? formType }
    n += 1
    const answer = await site.app.inject({
      // Each from another place, so that what slows a flood down does not hide an answer.
      remoteAddress: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
      method: verb(method),
      url,
      headers: { ...(as === 'machine' ? { authorization: `Bearer ${machineKey}` } : { cookie }), ...content, ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: answer.statusCode, location: String(answer.headers['location'] ?? ''), body: bodyOf(answer) }
  }
}

function verb(method: string): 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' {
  return (['GET', 'PUT', 'PATCH', 'DELETE'] as const).find((one) => one === method) ?? 'POST'
}

/** What two answers must share: everything but tokens, keys, and the id that was asked for. */
export function comparable({ status, location, body }: Seen, asked: string): string {
  const plain = (text: string) =>
    text
      .replaceAll(asked, 'ASKED')
      .replaceAll(encodeURIComponent(asked), 'ASKED')
      .replaceAll(encodeURIComponent(encodeURIComponent(asked)), 'ASKED')
      .replaceAll(/(name="(?:_csrf|_key|stamp)" value=")[^"]*/g, '$1')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
  return `${status} ${plain(location)}\n${plain(body)}`
}
