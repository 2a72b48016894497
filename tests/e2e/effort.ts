import { expect, type Locator, type Page } from '@playwright/test'

/** Seconds of the keystroke-level model: one press, one decision, one change between pointer and keyboard. */
const cost = { click: 1.3, key: 0.28, decision: 1.2, change: 0.4 } as const

/** Counts what a task costs while it is done. Words of one's own (a note, a name) are typed but not counted. */
export class Effort {
  #clicks = 0
  #keys = 0
  #fields = 0
  #changes = 0
  #chooser = 0
  #last: 'pointer' | 'keyboard' = 'pointer'

  async click(target: Locator): Promise<void> {
    this.#turnTo('pointer')
    this.#clicks += 1
    await target.click()
  }

  /** A file: one click opens the chooser of the device, two in it pick the file and confirm it; picking and confirming is one decision. */
  async choose(field: Locator, file: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    this.#turnTo('pointer')
    this.#clicks += 3
    this.#chooser += 1
    this.#fields += 1
    await field.setInputFiles(file)
  }

  /** Own words in a field that is reached by a click. */
  async write(field: Locator, words: string): Promise<void> {
    await this.click(field)
    this.#turnTo('keyboard')
    this.#fields += 1
    await field.fill(words)
  }

  /** Own words in a field that already has the cursor. */
  async type(field: Locator, words: string): Promise<void> {
    await expect(field, 'the cursor stands there').toBeFocused()
    this.#turnTo('keyboard')
    this.#fields += 1
    await field.fill(words)
  }

  /** A key, wherever the cursor stands. */
  async key(page: Page, keys: string): Promise<void> {
    this.#turnTo('keyboard')
    this.#keys += keys.split('+').length
    await page.keyboard.press(keys)
  }

  async press(field: Locator, keys: string): Promise<void> {
    this.#turnTo('keyboard')
    this.#keys += keys.split('+').length
    await field.press(keys)
  }

  get counts() {
    const decisions = this.#clicks - this.#chooser + Math.ceil(this.#keys / 2)
    const seconds = this.#clicks * cost.click + this.#keys * cost.key + decisions * cost.decision + this.#changes * cost.change
    return { clicks: this.#clicks, keys: this.#keys, fields: this.#fields, seconds: Math.round(seconds * 10) / 10 }
  }

  #turnTo(hand: 'pointer' | 'keyboard'): void {
    if (this.#last !== hand) this.#changes += 1
    this.#last = hand
  }
}

type Row = { readonly task: string; readonly effort: Effort }

/** One line per task, as it stands in the list of what tasks may cost. */
export function printEffort(title: string, rows: readonly Row[]): void {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? String(cell).padEnd(44) : String(cell).padStart(7))).join(' | ')} |`
  const lines = rows.map(({ task, effort: { counts } }) => line([task, counts.clicks, counts.keys, counts.fields, counts.seconds]))
  process.stdout.write(`\n${title}\n${[line(['task', 'clicks', 'keys', 'fields', 'seconds']), ...lines].join('\n')}\n`)
}
