import type { ComponentChildren } from 'preact'
import { useLocale } from '#platform/web/page-context.ts'

/** What stands in the catalogue in Dutch only (who decides, a note, a source in words, a remark): read aloud as Dutch on a page in another language. */
export function InDutch({ children }: { children: ComponentChildren }) {
  return useLocale() === 'nl' ? children : <span lang="nl">{children}</span>
}
