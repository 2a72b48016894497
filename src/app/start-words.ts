type Listening = { readonly code: string; readonly address: string; readonly port: number }

function listening(error: unknown): Listening | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error) || error.syscall !== 'listen') return null
  const port = 'port' in error && typeof error.port === 'number' ? error.port : 0
  const address = 'address' in error && typeof error.address === 'string' ? error.address : ''
  return { code: String(error.code), address, port }
}

const isDatabaseError = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code))

/** Why the program did not start, in words that say what to do; the message of the error itself when it already does. */
export function startFailure(error: unknown): string {
  const found = listening(error)
  if (found?.code === 'EADDRINUSE')
    return `port ${found.port} is taken: another program answers at ${found.address}:${found.port}, perhaps Opkomst itself. Stop it, or choose another port: PORT=${found.port + 1} npm start`
  if (found?.code === 'EACCES')
    return `this account may not use port ${found.port}; ports below 1024 are kept for the system. Choose another: PORT=3000 npm start`
  if (found?.code === 'EADDRNOTAVAIL')
    return `this machine has no address ${found.address}. Leave HOST out, or set it to an address of this machine (0.0.0.0 for all of them).`
  const words = error instanceof Error ? error.message : String(error)
  // What the database itself refuses is explained by the doctor, who looks at the whole installation.
  return isDatabaseError(error) ? `the database says: ${words}. What to do: npx opkomst doctor` : words
}
