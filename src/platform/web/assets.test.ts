import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Assets, loadAssets } from './assets.ts'
import { galleryPages } from './gallery/pages.tsx'

let assets: Assets
before(async () => {
  assets = await loadAssets(process.cwd())
})

test('every address names its content', () => {
  for (const name of ['app.js', 'icons.svg', 'mark.svg', 'mechelen.css', 'voorbeeldstad.css']) {
    assert.match(assets.href(name), /^\/assets\/[a-z-]+-[0-9a-f]{10}\.(css|js|svg)$/)
    assert.ok((assets.file(assets.href(name))?.body.length ?? 0) > 0)
  }
  assert.equal(assets.file('/assets/../package.json'), null)
})

test('a municipality without a theme of its own gets one that works', () => {
  assert.equal(assets.href('lier.css'), assets.href('mechelen.css'))
})

test('a first public visit fits in 60 kB and the script in 6 kB', () => {
  const page = galleryPages().get('form') ?? ''
  const parts = ['mechelen.css', 'app.js', 'icons.svg', 'mark.svg'].map((name) => assets.file(assets.href(name))?.gzip.length ?? 0)
  const total = gzipSync(page).length + parts.reduce((sum, size) => sum + size, 0)
  assert.ok(total < 60_000, `${total} bytes`)
  assert.ok((assets.file(assets.href('app.js'))?.gzip.length ?? 0) < 6_000)
})

test('no page needs more than the strict content policy gives', () => {
  for (const [name, html] of galleryPages()) {
    assert.doesNotMatch(html, / style=| on[a-z]+=|<style|<script(?! src="\/assets)|https?:\/\/(?!www\.w3\.org)/, name)
  }
})

test('every drawing a page asks for is in the sheet', () => {
  const sheet = assets.file(assets.href('icons.svg'))?.body.toString() ?? ''
  for (const html of galleryPages().values()) {
    for (const [, id] of html.matchAll(/\.svg#([a-z0-9-]+)"/g)) assert.match(sheet, new RegExp(`id="${id}"`))
  }
})
