import { Fragment, isValidElement, type JSX, type Key, type VNode } from 'preact'

export { Fragment, type JSX }

/**
 * What the pages are written in: an element with what `render.ts` draws it from. Preact's own elements also hold what a browser needs to change them later,
 * eleven fields for each of some hundreds per page; making and throwing those away took a tenth of a page. It is an element to Preact all the same.
 */
class Element {
  readonly type: VNode['type']
  readonly props: VNode['props']
  readonly key: Key
  constructor(type: VNode['type'], props: VNode['props'], key: Key) {
    this.type = type
    this.props = props
    this.key = key
  }
}
/** Preact knows its elements by this mark, which nothing that came as JSON can bear. */
Object.defineProperty(Element.prototype, 'constructor', { value: Symbol.for('pv') })
if (!isValidElement(new Element('p', { children: null }, null))) throw new Error('Preact knows its elements by another mark now')

export function jsx(type: VNode['type'], props: VNode['props'], key: Key = null): VNode {
  return new Element(type, props, key)
}

export { jsx as jsxs }
