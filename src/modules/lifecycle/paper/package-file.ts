import { z } from 'zod'
import { type DossierPackage, packageShape } from '../domain/package.ts'

/** The package as a file that explains itself: the JSON Schema of its shape comes first. */
export function packageFile(copy: DossierPackage): Buffer {
  return Buffer.from(`${JSON.stringify({ schema: z.toJSONSchema(packageShape), ...copy }, null, 1)}\n`, 'utf8')
}
