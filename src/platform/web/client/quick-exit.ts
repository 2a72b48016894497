/** The page goes out of sight at once and out of the history: "back" does not show it again. */
export function armQuickExit(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-quick-exit]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      document.body.hidden = true
      window.location.replace(link.href)
    })
  }
}
