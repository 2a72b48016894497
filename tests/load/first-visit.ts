import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Row } from './table.ts'

type Answer = { readonly wire: number; readonly text: string }

/** One request as a browser sends it; what came over the wire before it was unpacked. */
function fetchRaw(address: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip, br', 'accept-language': 'nl' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const body = Buffer.concat(parts)
        const encoding = response.headers['content-encoding']
        const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
        const head = response.rawHeaders.reduce((sum, part) => sum + part.length + 2, 0)
        resolve({ wire: body.length + head, text: plain.toString() })
      })
    }).on('error', reject)
  })
}

/** The page where parents ask for help, with everything it loads, by a browser that was never here. */
export async function measureFirstVisit(address: string): Promise<Row> {
  const page = await fetchRaw(`${address}/aanmelden`)
  const loaded = new Set([...page.text.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)].flatMap(([, path]) => path ?? []))
  let wire = page.wire
  for (const path of loaded) wire += (await fetchRaw(address + path)).wire
  return { what: `public page, first visit with ${loaded.size} files`, unit: 'kB', value: wire / 1024, budget: 60, better: 'less' }
}
