import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { z } from 'zod'
import { markDrawing } from './brand.tsx'
import { iconSheet, iconSheetPath } from './icon-sheet.ts'

export type AssetFile = { readonly body: Buffer; readonly br: Buffer; readonly gzip: Buffer; readonly type: string }

export type Assets = {
  /** The address of `app.js`, `icons.svg`, `mark.svg` or `<theme>.css`; it changes when the content does, so it may be cached for ever. */
  readonly href: (name: string) => string
  readonly file: (path: string) => AssetFile | null
  readonly themes: readonly string[]
}

type Named = { readonly name: string; readonly path: string; readonly text: string; readonly type: string }

/** Pressed together, as base64: so it is kept. */
const packed = z.array(
  z.object({ name: z.string(), path: z.string(), text: z.string(), type: z.string(), br: z.string(), gzip: z.string() }),
)
type Packed = z.output<typeof packed>[number]

const designSystem = 'node_modules/@digdir/designsystemet-css/dist'
const web = 'src/platform/web'
const themePattern = /^theme-([a-z0-9-]+)\.css$/
const fallbackTheme = 'mechelen'
const cssType = 'text/css; charset=utf-8'

// One process serves one build: pages ask for an address without being handed the files.
let loaded: Assets | null = null

/** The address of an asset. Before `loadAssets`, in the test of a page, it has no hash. */
export function assetHref(name: string): string {
  return loaded?.href(name) ?? `/assets/${name}`
}

/** A script that one page loads beside `app.js`: its name, where it begins, and the folders whose sources go into it. */
export type PageScript = { readonly name: string; readonly entry: string; readonly folders: readonly string[] }

/** Reads, bundles and compresses everything a page loads, once. `root` is the folder of the project. */
export async function loadAssets(root: string, pageScripts: readonly PageScript[] = []): Promise<Assets> {
  const all = await packages(root, pageScripts)
  const files = new Map(all.map((asset) => [asset.path, unpack(asset)]))
  const paths = new Map(all.map((asset) => [asset.name, asset.path]))
  loaded = {
    href: (name) => paths.get(name) ?? (name.endsWith('.css') ? paths.get(`${fallbackTheme}.css`) : undefined) ?? `/assets/${name}`,
    file: (path) => files.get(path) ?? null,
    themes: all.filter(({ type }) => type === cssType).map(({ name }) => name.replace(/\.css$/, '')),
  }
  return loaded
}

/**
 * What is made of these sources: kept from an earlier start, else made. The bundler is loaded only to make it: it costs a second of the
 * start and tens of megabytes for as long as the program runs; pressing it together costs a third of a second more.
 */
async function packages(root: string, pageScripts: readonly PageScript[]): Promise<readonly Packed[]> {
  const icons = { name: 'icons.svg', path: iconSheetPath, text: iconSheet, type: 'image/svg+xml' }
  const drawn = [icons, named('mark.svg', 'mark', 'svg', markDrawing, 'image/svg+xml')]
  const file = join(root, '.opkomst', 'assets', `${pageScripts.length}-${await fingerprint(root, pageScripts, drawn)}.json`)
  const kept = await readFile(file, 'utf8').then(
    (text) => packed.safeParse(JSON.parse(text)),
    () => null,
  )
  if (kept?.success) return kept.data
  const entries = [{ name: 'app.js', entry: join(web, 'client/app.ts') }, ...pageScripts]
  const [styles, scripts] = await Promise.all([bundleStyles(root), Promise.all(entries.map((one) => bundleScript(root, one)))])
  const made = await Promise.all([...styles, ...scripts, ...drawn].map(pack))
  // Where the folder may not be written, the next start makes them again.
  await keep(file, made).catch(() => undefined)
  return made
}

async function keep(file: string, content: readonly Packed[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  // Written beside and moved: another starter never reads half a file.
  const draft = `${file}.${process.pid}`
  await writeFile(draft, JSON.stringify(content))
  // A test of the platform packs without the scripts of pages: it leaves what the program packed.
  const kind = basename(file).split('-', 1).join('')
  const older = (await readdir(dirname(file))).filter(
    (name) => name.endsWith('.json') && (name.startsWith(`${kind}-`) || !name.includes('-')),
  )
  await rename(draft, file)
  await Promise.all(older.filter((name) => name !== basename(file)).map((name) => rm(join(dirname(file), name), { force: true })))
}

/** Changes with any source of a style or script, with what is drawn, and with the version of a library that goes into them. */
async function fingerprint(root: string, pageScripts: readonly PageScript[], drawn: readonly Named[]): Promise<string> {
  const hash = createHash('sha256')
  for (const { path, text } of drawn) hash.update(path).update(text)
  for (const folder of [join(web, 'styles'), join(web, 'client'), ...new Set(pageScripts.flatMap(({ folders }) => folders))]) {
    const names = (await readdir(join(root, folder), { recursive: true })).filter((name) => /\.(css|ts|tsx)$/.test(name)).sort()
    for (const name of names) hash.update(name).update(await readFile(join(root, folder, name)))
  }
  for (const file of [join(designSystem, '..', 'package.json'), 'package-lock.json', join(web, 'assets.ts')]) {
    hash.update(await readFile(join(root, file)).catch(() => file))
  }
  return hash.digest('hex').slice(0, 20)
}

/** One file per municipality, in the order in which the layers were designed: library, its parts, theme, own rules. */
async function bundleStyles(root: string): Promise<readonly Named[]> {
  const folder = join(root, web, 'styles')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css')).sort()
  const read = (...path: string[]) => readFile(join(...path), 'utf8')
  const own = names.filter((name) => !themePattern.test(name))
  const [tokens, parts, ...rules] = await Promise.all([
    read(root, designSystem, 'theme/designsystemet.css'),
    read(root, designSystem, 'src/index.css'),
    ...own.map((name) => read(folder, name)),
  ])
  const themes = names.flatMap((name) => themePattern.exec(name)?.[1] ?? [])
  return Promise.all(
    themes.map(async (theme) => {
      const css = [tokens, parts, await read(folder, `theme-${theme}.css`), ...rules].join('\n')
      const { transform } = await import('esbuild')
      const { code } = await transform(css, { loader: 'css', minify: true, legalComments: 'none' })
      return named(`${theme}.css`, `app-${theme}`, 'css', code, cssType)
    }),
  )
}

async function bundleScript(root: string, { name, entry }: Pick<PageScript, 'name' | 'entry'>): Promise<Named> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    // In the browser Preact draws and changes its own elements; the settings of the project are for what the server draws.
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'preact' } },
  })
  return named(name, name.replace(/\.js$/, ''), 'js', outputFiles[0]?.text ?? '', 'text/javascript; charset=utf-8')
}

function named(name: string, stem: string, extension: string, text: string, type: string): Named {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  return { name, path: `/assets/${stem}-${hash}.${extension}`, text, type }
}

const squeezeBrotli = promisify(brotliCompress)
const squeezeGzip = promisify(gzip)

async function pack(asset: Named): Promise<Packed> {
  const body = Buffer.from(asset.text)
  // Quality 9 is a tenth of the time of 11 for two per cent more bytes.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  const [br, gz] = await Promise.all([squeezeBrotli(body, { params }), squeezeGzip(body, { level: 9 })])
  return { ...asset, br: br.toString('base64'), gzip: gz.toString('base64') }
}

function unpack({ text, type, br, gzip: gz }: Packed): AssetFile {
  return { body: Buffer.from(text), br: Buffer.from(br, 'base64'), gzip: Buffer.from(gz, 'base64'), type }
}
