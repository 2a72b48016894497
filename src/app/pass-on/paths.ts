/** Whose families are shared out; without an account the page to choose one. */
export function passOnHref(accountId?: string): string {
  return accountId === undefined ? '/gezinnen/verdelen' : `/gezinnen/verdelen/${accountId}`
}
