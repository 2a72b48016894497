const everyMs = 2000
// Most work is short: the first question comes soon.
const firstMs = 500

type Progress = { readonly done: number; readonly total: number; readonly text: string; readonly ready: boolean }

function progressOf(answer: unknown): Progress | null {
  if (typeof answer !== 'object' || answer === null || !('done' in answer) || !('total' in answer)) return null
  const text = 'text' in answer && typeof answer.text === 'string' ? answer.text : `${answer.done} / ${answer.total}`
  return { done: Number(answer.done), total: Number(answer.total), text, ready: 'href' in answer && typeof answer.href === 'string' }
}

/** Follows long work without loading the page; when it is ready the page is loaded once, with its link. */
export function watchJobs(): void {
  for (const job of document.querySelectorAll<HTMLElement>('[data-poll]')) follow(job, job.dataset.poll ?? '')
}

function follow(job: HTMLElement, address: string): void {
  const ask = async () => {
    try {
      const response = await fetch(address, { headers: { accept: 'application/json' } })
      const progress = response.ok ? progressOf(await response.json()) : null
      if (progress?.ready) return window.location.reload()
      if (progress !== null) show(job, progress)
    } catch {
      // A network that is away for a moment is no reason to stop asking.
    }
    window.setTimeout(ask, everyMs)
  }
  window.setTimeout(ask, firstMs)
}

function show(job: HTMLElement, { done, total, text }: Progress): void {
  const bar = job.querySelector('progress')
  const words = job.querySelector('[data-job-text]')
  if (bar !== null) {
    bar.max = Math.max(total, 1)
    bar.value = done
  }
  if (words !== null) words.textContent = text
}
