/**
 * Says where the script asks whether this page may still be shown, and where it goes when not. Without a script the page is kept in no memory
 * (`no-store`) and the next request is refused.
 */
export function Watch({ ask, gone }: { readonly ask: string; readonly gone?: string | undefined }) {
  return <div hidden data-watch={ask} data-gone={gone} />
}
