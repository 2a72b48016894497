import { pictograms } from '#platform/web/icon-drawings.ts'
import type { PictogramName } from '#platform/web/icons.tsx'
import { type Box, type Doc, ink } from './sheet-of-paper.ts'

type Shape = { readonly name: string; readonly values: ReadonlyMap<string, string> }

function shapesOf(drawing: string): Shape[] {
  return [...drawing.matchAll(/<(path|circle|ellipse) ([^>]*)\/>/g)].map(([, name = '', attributes = '']) => ({
    name,
    values: new Map([...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
  }))
}

function trace(doc: Doc, { name, values }: Shape): Doc {
  const number = (key: string): number => Number(values.get(key) ?? 0)
  if (name === 'path') return doc.path(values.get('d') ?? '')
  return name === 'circle'
    ? doc.circle(number('cx'), number('cy'), number('r'))
    : doc.ellipse(number('cx'), number('cy'), number('rx'), number('ry'))
}

/** The picture that stands beside a part of life on the pages too: a warm fill below one line. */
export function drawPictogram(doc: Doc, name: PictogramName, { x, y, width }: Box): void {
  const { fill, line } = pictograms[name]
  doc
    .save()
    .translate(x, y)
    .scale(width / 40)
  for (const shape of shapesOf(fill)) trace(doc, shape).fill(ink.goldPale)
  doc.lineWidth(2).lineCap('round').lineJoin('round')
  for (const shape of shapesOf(line)) trace(doc, shape).stroke(ink.text)
  doc.restore()
}
