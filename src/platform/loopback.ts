import { isIP } from 'node:net'

/** Whether a host name or address leads to this machine and nowhere else: what goes there crosses no wire. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}
