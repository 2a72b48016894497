type Env = Readonly<Record<string, string | undefined>>

/** Whether an address leads to this machine: a name or number of itself, or a socket in its files. */
function isHere(url: URL): boolean {
  const socket = url.searchParams.get('host')
  const host = socket ?? url.hostname.replace(/^\[|\]$/g, '')
  return (
    host === '' ||
    host.startsWith('/') ||
    host.startsWith('%2F') ||
    host === 'localhost' ||
    host === '::1' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  )
}

/**
 * What is wrong with the way to a database; null for nothing. Elsewhere than on this machine everything travels encrypted and the certificate is checked
 * (OWASP ASVS 5.0, 12.3.1), unless the operator says that the network itself is encrypted.
 */
export function wireFault(name: string, address: string, env: Env): string | null {
  const url = new URL(address)
  if (isHere(url) || env['OPKOMST_DATABASE_PLAIN'] === 'yes') return null
  const isChecked = url.searchParams.get('sslmode') === 'verify-full' && url.searchParams.get('uselibpqcompat') !== 'true'
  if (isChecked) return null
  return `The database of ${name} is on another machine: add sslmode=verify-full to the address (and sslrootcert=FILE when its certificate is of your own authority), or set OPKOMST_DATABASE_PLAIN=yes when the network between them is encrypted itself.`
}
