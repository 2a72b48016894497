import { Fragment, isValidElement, type VNode } from 'preact'
import { isPublicLocale } from '../text/locale.ts'
import { writeBytes, writeMarkup, writeQuoted, writeText, written } from './page-bytes.ts'
import { drawnIn, LocaleProvider, type Pen } from './page-context.ts'

// Draws what Preact's elements describe, the same bytes as its own renderer (a test compares them), without what only a browser needs of it:
// state, effects, classes. What this program never writes is refused instead of guessed at.

type Props = Readonly<Record<string, unknown>>
type Tag = { readonly open: Uint8Array; readonly close: Uint8Array; readonly isVoid: boolean }
type Name = { readonly alone: Uint8Array; readonly before: Uint8Array }

const voidTags = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
const tagName = /^[a-z][a-zA-Z0-9-]*$/
const attributeName = /^[a-z][a-zA-Z0-9:-]*$/
/** Names Preact writes as properties of the browser; every other name is written as it stands. */
const writtenAs: Readonly<Record<string, string>> = { noValidate: 'novalidate', tabIndex: 'tabindex', colSpan: 'colspan' }

const tags = new Map<string, Tag>()
const names = new Map<string, Name>()
/** Classes are words of the program, so they are kept as bytes with their name; were there ever more, the others are written. */
const classes = new Map<string, Uint8Array>()
const mostClasses = 2000

function tagOf(type: string): Tag {
  const known = tags.get(type)
  if (known !== undefined) return known
  if (!tagName.test(type)) throw new Error(`${type} is not the name of an element`)
  const made = { open: Buffer.from(`<${type}`), close: Buffer.from(`</${type}>`), isVoid: voidTags.has(type) }
  tags.set(type, made)
  return made
}

function nameOf(name: string): Name {
  const known = names.get(name)
  if (known !== undefined) return known
  if (!attributeName.test(name) || name === 'style') throw new Error(`${name} is not an attribute this program writes`)
  const alone = ` ${writtenAs[name] ?? name}`
  const made = { alone: Buffer.from(alone), before: Buffer.from(`${alone}="`) }
  names.set(name, made)
  return made
}

function write(node: unknown): void {
  if (typeof node === 'string') writeText(node)
  else if (typeof node === 'object' && node !== null) {
    if (Array.isArray(node)) for (const one of node) write(one)
    else if (isValidElement(node)) writeElement(node.type, node.props)
    else throw new Error('a page holds something that cannot be drawn')
  } else if (typeof node === 'number' || typeof node === 'bigint') writeMarkup(String(node))
}

function writeElement(type: unknown, props: Props): void {
  if (typeof type === 'string') writeTag(tagOf(type), type, props)
  else if (type === Fragment) write(props['children'])
  else if (type === LocaleProvider) writeIn(props['value'], props['children'])
  else if (typeof type === 'function') write(type(props))
  else throw new Error('an element of no kind')
}

function writeIn(locale: unknown, children: unknown): void {
  if (typeof locale !== 'string' || !isPublicLocale(locale)) throw new Error('a page in no language')
  drawnIn(locale, pen, () => write(children))
}

function writeTag(tag: Tag, type: string, props: Props): void {
  writeBytes(tag.open)
  let children: unknown = null
  for (const name in props) {
    const value = props[name]
    if (name === 'children') children = value
    else if (name === 'value' && type === 'textarea') children = value
    else if (name === 'class' && typeof value === 'string' && value !== '') writeClass(value)
    else if (value !== null && value !== undefined && name !== 'key') writeAttribute(name, value)
  }
  if (tag.isVoid) {
    writeMarkup('/>')
    return
  }
  writeMarkup('>')
  if (children !== null) write(children)
  writeBytes(tag.close)
}

function writeAttribute(name: string, value: unknown): void {
  const isWord = typeof value === 'boolean' && name[4] === '-'
  if (value === false && !isWord) return
  const { alone, before } = nameOf(name)
  if (value === '' || (value === true && !isWord)) {
    writeBytes(alone)
    return
  }
  writeBytes(before)
  if (typeof value === 'string') writeText(value)
  else if (typeof value === 'number' || isWord) writeMarkup(String(value))
  else throw new Error(`the attribute ${name} holds something that cannot be written`)
  writeMarkup('"')
}

function writeClass(value: string): void {
  const known = classes.get(value)
  if (known !== undefined) {
    writeBytes(known)
    return
  }
  const made = written(() => writeAttribute('class', value))
  if (classes.size < mostClasses) classes.set(value, made)
  writeBytes(made)
}

/** For what is kept of a part: see `keptPart`. */
const pen: Pen = { drawn: (part) => written(() => write(part)), bytes: writeBytes, text: writeText, quoted: writeQuoted }

/** A page as the bytes to send. */
export function drawPage(page: VNode): Buffer {
  return written(() => {
    writeMarkup('<!doctype html>')
    drawnIn('nl', pen, () => write(page))
  })
}
