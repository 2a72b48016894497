const idPattern = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/

function bytesOf(uuid: string): string {
  return uuid.replaceAll('-', '')
}

/** The name under which a device keeps a key: municipality and account, 32 bytes that say nothing about a person (WebAuthn 3, 5.4.3). */
export function handleOf(municipalityId: string, accountId: string): Uint8Array<ArrayBuffer> {
  const hex = bytesOf(municipalityId) + bytesOf(accountId)
  return Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}

/** Back from what a device tells, in base64url; null when it is something else. */
export function accountOfHandle(handle: string): { readonly municipalityId: string; readonly accountId: string } | null {
  const hex = Buffer.from(handle, 'base64url').toString('hex')
  if (hex.length !== 64) return null
  const uuid = (part: string): string => idPattern.exec(part)?.slice(1).join('-') ?? ''
  return { municipalityId: uuid(hex.slice(0, 32)), accountId: uuid(hex.slice(32)) }
}
