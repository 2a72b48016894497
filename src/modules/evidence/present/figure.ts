import type { BehindFigure } from '../domain/behind.ts'
import type { Cell } from './cell.ts'

/** The dossiers a value leads to, for those who may see them. */
export type Behind = { readonly figure: BehindFigure; readonly value: string }

/** `links` stand at the place of their cell: each side of a before and after leads to its own dossiers. */
export type TableRow = {
  readonly label: string
  readonly cells: readonly Cell[]
  readonly links?: readonly (Behind | undefined)[] | undefined
}
export type PresentedTable = { readonly caption: string; readonly head: readonly string[]; readonly rows: readonly TableRow[] }

export type Tile = {
  readonly figure: string
  readonly unit?: string | undefined
  readonly people?: { readonly count: number; readonly of: number } | undefined
  readonly text: string
  readonly n: string
  readonly behind?: Behind | undefined
}

export type Estimate = { readonly value: number; readonly low: number; readonly high: number }
export type Part = { readonly id: string; readonly label: string; readonly side: 'good' | 'other' }

/** What is drawn; page and paper each draw it their own way. */
export type Chart =
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  | {
      readonly kind: 'bars'
      readonly groups: readonly {
        readonly title?: string | undefined
        readonly tone: 'full' | 'mid'
        readonly rows: readonly {
          readonly label: string
          readonly value: number
          readonly text: string
          readonly side?: string | undefined
        }[]
      }[]
    }
  | {
      readonly kind: 'stacked'
      readonly parts: readonly Part[]
      readonly rows: readonly {
        readonly label: string
        readonly counts: Readonly<Record<string, number>>
        readonly sentence: string
        readonly value: string
      }[]
    }
  | {
      readonly kind: 'dumbbell'
      readonly rows: readonly {
        readonly label: string
        readonly sub: string
        readonly start: Estimate
        readonly end: Estimate
        readonly text: string
        readonly sentence: string
      }[]
    }
  | {
      readonly kind: 'dots'
      readonly low: string
      readonly high: string
      readonly rows: readonly {
        readonly label: string
        readonly before: number
        readonly after: number
        readonly points: readonly number[]
        readonly sentence: string
      }[]
    }
  | {
      readonly kind: 'treemap'
      readonly sentence: string
      readonly items: readonly { readonly label: string; readonly count: number; readonly n: number }[]
    }
  | { readonly kind: 'blocks'; readonly items: readonly { readonly label: string; readonly count: number; readonly n: number }[] }
  | { readonly kind: 'none' }

export type FigureId =
  | 'reach'
  | 'referral'
  | 'housing'
  | 'in-order'
  | 'mother-scores'
  | 'agreement'
  | 'progress'
  | 'declines'
  | 'screening'
  | 'completion'

/** One figure as every reader gets it: what it says, over whom, who is left out, and the numbers. */
export type PresentedFigure = {
  readonly id: FigureId
  /** States the finding and not more; never a cause. */
  readonly title: string
  /** What is measured. */
  readonly measure: string
  /** n, missing, still running, stopped early, not applicable. */
  readonly counts: string
  readonly definition: string
  readonly howToRead?: string | undefined
  readonly chart: Chart
  readonly table: PresentedTable
  /** Tables with more detail: from where to where. */
  readonly more?: readonly PresentedTable[] | undefined
  /** The chart prints every value itself. */
  readonly valuesInChart: boolean
}
