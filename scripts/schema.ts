/** Writes db/schema.gen.ts, the types of all tables, from a migrated database: `node --import tsx scripts/schema.ts DATABASE_URL`. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeSchema } from '#db/describe-schema.ts'

const url = process.argv[2]
if (url === undefined) throw new Error('give the address of a migrated database')
writeFileSync(fileURLToPath(new URL('../db/schema.gen.ts', import.meta.url)), await describeSchema(url))
