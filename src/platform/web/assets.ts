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

const bundle = z.object({ name: z.string(), path: z.string(), text: z.string(), type: z.string() }).readonly()
type Named = z.output<typeof bundle>

const designSystem = 'node_modules/@digdir/designsystemet-css/dist'
const web = 'src/platform/web'
const themePattern = /^theme-([a-z0-9-]+)\.css$/
const fallbackTheme = 'mechelen'

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
  const { styles, scripts } = await bundles(root, pageScripts)
  const icons = { name: 'icons.svg', path: iconSheetPath, text: iconSheet, type: 'image/svg+xml' }
  const mark = named('mark.svg', 'mark', 'svg', markDrawing, 'image/svg+xml')
  const all: readonly Named[] = [...styles, ...scripts, icons, mark]
  const files = new Map(await Promise.all(all.map(async (asset) => [asset.path, await pack(asset)] as const)))
  const paths = new Map(all.map((asset) => [asset.name, asset.path]))
  loaded = {
    href: (name) => paths.get(name) ?? (name.endsWith('.css') ? paths.get(`${fallbackTheme}.css`) : undefined) ?? `/assets/${name}`,
    file: (path) => files.get(path) ?? null,
    themes: styles.map((style) => style.name.replace(/\.css$/, '')),
  }
  return loaded
}

const keptBundles = z.object({ styles: z.array(bundle).readonly(), scripts: z.array(bundle).readonly() })
type Bundles = z.output<typeof keptBundles>

/**
 * The bundles of these sources: kept from an earlier start, else made. The bundler is loaded only to make them: it costs a second of the
 * start and tens of megabytes for as long as the program runs.
 */
async function bundles(root: string, pageScripts: readonly PageScript[]): Promise<Bundles> {
  const file = join(root, '.opkomst', 'assets', `${await fingerprint(root, pageScripts)}.json`)
  const kept = await readFile(file, 'utf8').then(
    (text) => keptBundles.safeParse(JSON.parse(text)),
    () => null,
  )
  if (kept?.success) return kept.data
  const entries = [{ name: 'app.js', entry: join(web, 'client/app.ts') }, ...pageScripts]
  const [styles, scripts] = await Promise.all([bundleStyles(root), Promise.all(entries.map((one) => bundleScript(root, one)))])
  const made: Bundles = { styles, scripts }
  // Where the folder may not be written, the next start makes them again.
  await keepBundles(file, made).catch(() => undefined)
  return made
}

async function keepBundles(file: string, content: z.input<typeof keptBundles>): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  // Written beside and moved: another starter never reads half a file.
  const draft = `${file}.${process.pid}`
  await writeFile(draft, JSON.stringify(content))
  const older = (await readdir(dirname(file))).filter((name) => name.endsWith('.json'))
  await rename(draft, file)
  await Promise.all(older.filter((name) => name !== basename(file)).map((name) => rm(join(dirname(file), name), { force: true })))
}

/** Changes with any source of a style or script, and with the version of a library that goes into them. */
async function fingerprint(root: string, pageScripts: readonly PageScript[]): Promise<string> {
  const hash = createHash('sha256')
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
      return named(`${theme}.css`, `app-${theme}`, 'css', code, 'text/css; charset=utf-8')
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
    jsx: 'automatic',
    jsxImportSource: 'preact',
  })
  return named(name, name.replace(/\.js$/, ''), 'js', outputFiles[0]?.text ?? '', 'text/javascript; charset=utf-8')
}

function named(name: string, stem: string, extension: string, text: string, type: string): Named {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  return { name, path: `/assets/${stem}-${hash}.${extension}`, text, type }
}

const squeezeBrotli = promisify(brotliCompress)
const squeezeGzip = promisify(gzip)

async function pack({ text, type }: Named): Promise<AssetFile> {
  const body = Buffer.from(text)
  // Quality 9 is a tenth of the time of 11 for two per cent more bytes.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  const [br, gz] = await Promise.all([squeezeBrotli(body, { params }), squeezeGzip(body, { level: 9 })])
  return { body, br, gzip: gz, type }
}
