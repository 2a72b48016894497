/** What a person would send: every form on every page she can open, filled in. */
import type { Ask } from './asking.ts'
import { addressOf, type Route } from './routes.ts'
import type { Asker, SecurityWorld } from './world.ts'

export type Field = { readonly name: string; readonly value: string }
export type Forms = ReadonlyMap<Route, readonly Field[]>

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
const plain = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

function fieldsOf(form: string): Field[] {
  const found = new Map<string, string>()
  for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const [name, value = '', type = 'text'] = [attribute(tag, 'name'), attribute(tag, 'value'), attribute(tag, 'type')]
    if (name === undefined || name === '_csrf' || type === 'file') continue
    const isChoice = ['radio', 'checkbox', 'submit'].includes(type)
    if (isChoice && found.has(name) && !/\schecked/.test(tag)) continue
    found.set(name, plain(value === '' && !isChoice ? 'Woord' : value))
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>([^<]*)/g)) {
    found.set(attribute(` ${tag}`, 'name') ?? 'text', text === '' ? 'Een paar woorden.' : plain(text))
  }
  for (const [, tag = '', options = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const values = [...options.matchAll(/<option\b[^>]*value="([^"]*)"/g)].map(([, value = '']) => value)
    found.set(attribute(` ${tag}`, 'name') ?? 'choice', plain(values.find((value) => value !== '') ?? ''))
  }
  return [...found].map(([name, value]) => ({ name, value }))
}

const patternOf = ({ url }: Route): RegExp => new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`)

/** Opens the pages of each role and keeps, for each route that saves, the fullest form that leads to it. */
export async function collectForms(world: SecurityWorld, ask: Ask, routes: readonly Route[], who: readonly Asker[]): Promise<Forms> {
  const targets = routes.filter(({ method }) => method === 'POST').map((route) => ({ route, pattern: patternOf(route) }))
  const forms = new Map<Route, readonly Field[]>()
  for (const route of routes.filter(({ method, url }) => method === 'GET' && !url.startsWith('/assets'))) {
    const as = who.find((one) => route.access.includes(one)) ?? (route.access.includes('public') ? 'visitor' : undefined)
    if (as === undefined) continue
    const url = addressOf(route, world, {})
    const { body, status } = await ask({ method: 'GET', url, as })
    if (status !== 200) continue
    for (const [form] of body.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
      const action = (attribute(form, 'action') ?? url).split('?')[0] ?? ''
      const target = targets.find(({ pattern }) => pattern.test(action))?.route
      const fields = fieldsOf(form)
      if (target !== undefined && fields.length >= (forms.get(target)?.length ?? 0)) forms.set(target, fields)
    }
  }
  return forms
}
