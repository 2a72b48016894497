// `npm run sbom`: the parts of others in this release, as CycloneDX 1.6, from the lock file. Runs on Node 20 without packages.
import { readFileSync } from 'node:fs'
import { projectRoot } from './bootstrap.mjs'

const read = (name) => JSON.parse(readFileSync(`${projectRoot}/${name}`, 'utf8'))
const { name, version, license } = read('package.json')
const { packages } = read('package-lock.json')

function component([path, part]) {
  const called = path.replace(/^.*node_modules\//, '')
  const [algorithm = '', sum = ''] = (part.integrity ?? '').split(' ')[0].split(/-(.*)/s)
  return {
    type: 'library',
    name: called,
    version: part.version,
    purl: `pkg:npm/${called.replace('@', '%40')}@${part.version}`,
    scope: part.dev ? 'excluded' : part.optional ? 'optional' : 'required',
    ...(part.license ? { licenses: [{ license: { name: part.license } }] } : {}),
    hashes:
      sum === '' ? [] : [{ alg: algorithm.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(sum, 'base64').toString('hex') }],
  }
}

const seen = new Set()
const components = Object.entries(packages)
  .filter(([path, part]) => path !== '' && !part.link)
  .map(component)
  .filter(({ purl }) => !seen.has(purl) && seen.add(purl))
const about = { type: 'application', name, version, licenses: [{ license: { id: license } }] }
process.stdout.write(
  `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: about }, components }, null, 1)}\n`,
)
