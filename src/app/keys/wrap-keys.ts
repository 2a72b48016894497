import { keyFile } from '#platform/keys/key-file.ts'
import { keyServiceOf, wrappedKeyFile } from '#platform/keys/key-service.ts'
import { UnusableKeys } from '#platform/keys/key-source.ts'
import { keyPathOf } from '#platform/keys/seal.ts'

type Env = Readonly<Record<string, string | undefined>>

function serviceOf(env: Env) {
  if ((env['OPKOMST_KEYS_COMMAND'] ?? '') !== '')
    throw new UnusableKeys('The keys come from the program of OPKOMST_KEYS_COMMAND, not from a file')
  const service = keyServiceOf(env)
  if (service === null) throw new UnusableKeys('There is no key service: set OPKOMST_KMS_URL first')
  return service
}

/** Puts the keys of a clear key file in the care of the key service. The program may run: it knows its keys, and reads the file anew when it needs one more. */
export function wrapKeys(env: Env): string {
  const service = serviceOf(env)
  const path = keyPathOf(env)
  const keys = keyFile(path).read()
  if (keys === null) throw new UnusableKeys(`There are no keys in ${path}; the first start makes them, wrapped already`)
  wrappedKeyFile(path, service).write?.(keys)
  return `The keys of ${path} are wrapped by ${service.name}. Copies of the file of before still open without the service: destroy them, or rotate the keys.`
}

export function unwrapKeys(env: Env): string {
  const service = serviceOf(env)
  const path = keyPathOf(env)
  const keys = wrappedKeyFile(path, service).read()
  if (keys === null) throw new UnusableKeys(`There are no keys in ${path}`)
  keyFile(path).write?.(keys)
  return `The keys of ${path} stand in the clear. Take OPKOMST_KMS_URL out of the settings before the next start.`
}
