import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import Provider from 'oidc-provider'

export type Signing = { sub: string; acr: string; roles: string[]; orgCode: string; authTime: number | null }

/** Listens on a free port of this machine; `listener` is asked for when the address is known. */
async function listen(make: (address: string) => RequestListener): Promise<{ readonly address: string; readonly close: () => void }> {
  let listener: RequestListener = (_, response) => response.end()
  const server: Server = createServer((request, response) => listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`
  listener = make(address)
  return {
    address,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const scopes = ['openid', 'profile', 'vo', 'opkomst']
const acrs = ['eid', 'eidashigh', 'itsme', 'csamtotp', 'csamsms', 'csampassword'].map((name) => `urn:be:vlaanderen:authmech:${name}`)

/** A real OpenID provider with the claims of the Flemish identity service. Who signs in, and how, is what `signing` says at that moment. */
export async function identityService(clients: readonly object[], signing: Signing) {
  return listen((issuer) => {
    const provider = new Provider(issuer, {
      clients,
      scopes,
      claims: {
        openid: ['sub', 'acr', 'auth_time'],
        profile: ['given_name', 'family_name'],
        vo: ['vo_id', 'vo_doelgroepcode', 'vo_orgcode', 'vo_orgnaam'],
        opkomst: ['opkomst_rol_3d'],
      },
      acrValues: acrs,
      conformIdTokenClaims: false,
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx: { body: string }, form: string) => {
            ctx.body = form
          },
        },
      },
      // As it is, it calls nobody on this machine.
      fetch: (url: string, { dispatcher: _, ...options }: RequestInit & { readonly dispatcher?: unknown }) => fetch(url, options),
      interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
      cookies: { keys: ['only for tests'] },
      findAccount: (_: unknown, id: string) => ({
        accountId: id,
        claims: () => ({
          sub: id,
          given_name: 'Lotte',
          family_name: 'Van Dienst',
          vo_id: `vo-${id}`,
          vo_doelgroepcode: 'LB',
          vo_orgcode: signing.orgCode,
          vo_orgnaam: 'Stad Mechelen',
          opkomst_rol_3d: signing.roles,
        }),
      }),
      loadExistingGrant: async (ctx: { oidc: { session: { accountId: string }; client: { clientId: string } } }) => {
        const grant = new provider.Grant({ accountId: ctx.oidc.session.accountId, clientId: ctx.oidc.client.clientId })
        grant.addOIDCScope(scopes.join(' '))
        await grant.save()
        return grant
      },
    })
    const callback = provider.callback()
    return (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/interaction/') !== true) return callback(request, response)
      const ts = signing.authTime === null ? {} : { ts: signing.authTime }
      void provider.interactionFinished(request, response, { login: { accountId: signing.sub, acr: signing.acr, remember: false, ...ts } })
    }
  })
}

const encoded = (value: object | Buffer | string): string =>
  Buffer.from(typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value)).toString('base64url')

export type Bend = {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly alg?: 'RS256' | 'none'
  readonly foreignKey?: boolean
  /** Changes the signed text after signing. */
  readonly flipped?: boolean
}

/** A service that gives out tokens as a thief would: each `bend` is one thing wrong with an otherwise good token. */
export async function bentService(bend: { now: Bend; nonce: string; sub: string }) {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const sign = (text: string, key: KeyObject): string => createSign('RSA-SHA256').update(text).sign(key).toString('base64url')
  /** Any message, signed with the key of the service, or with one that only calls itself so. */
  const signed = (head: object, claims: object, isForeign = false): string => {
    const body = `${encoded(head)}.${encoded(claims)}`
    return `${body}.${sign(body, isForeign ? foreign.privateKey : own.privateKey)}`
  }
  const asked: string[] = []
  const service = await listen((issuer) => {
    const token = (): string => {
      const { claims = {}, alg = 'RS256', foreignKey = false, flipped = false } = bend.now
      const now = Math.floor(Date.now() / 1000)
      const good = {
        iss: issuer,
        sub: bend.sub,
        aud: 'opkomst',
        iat: now,
        exp: now + 300,
        auth_time: now,
        nonce: bend.nonce,
        acr: 'urn:be:vlaanderen:authmech:eid',
        vo_orgcode: '0207499430',
        opkomst_rol_3d: ['Begeleider'],
      }
      const body = `${encoded({ alg, typ: 'JWT', kid: 'own' })}.${encoded({ ...good, ...claims })}`
      if (alg === 'none') return `${body}.`
      const signature = sign(body, foreignKey ? foreign.privateKey : own.privateKey)
      return flipped
        ? `${encoded({ alg, typ: 'JWT', kid: 'own' })}.${encoded({ ...good, sub: 'iemand-anders' })}.${signature}`
        : `${body}.${signature}`
    }
    const answers: Readonly<Record<string, () => object>> = {
      '/.well-known/openid-configuration': () => ({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
      }),
      '/jwks': () => ({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }] }),
      '/token': () => ({ access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: token() }),
    }
    return (request: IncomingMessage, response: ServerResponse) => {
      asked.push(request.url ?? '')
      const answer = answers[request.url?.split('?')[0] ?? '']
      response.statusCode = answer === undefined ? 404 : 200
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answer?.() ?? {}))
    }
  })
  return { ...service, signed, publicKey: own.publicKey, asked }
}
