/** `node --import tsx scripts/who-may-what.ts`: writes docs/security/who-may-what.csv from the live policy, for people to read what changed. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { matrixCsv } from '#app/matrix/render.ts'
import { projectRoot } from '#platform/root.ts'

writeFileSync(join(projectRoot, 'docs', 'security', 'who-may-what.csv'), `${matrixCsv()}\r\n`)
