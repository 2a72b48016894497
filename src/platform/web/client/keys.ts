function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** "/" goes to the search box, Ctrl+Enter (or Cmd+Enter) saves the form of the note being written. */
export function listenForKeys(): void {
  document.addEventListener('keydown', (event) => {
    const { target } = event
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(target)) {
      const search = document.querySelector<HTMLInputElement>('[data-hotkey="/"]')
      if (search === null) return
      event.preventDefault()
      search.focus()
      search.select()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && target instanceof HTMLTextAreaElement) {
      event.preventDefault()
      target.form?.requestSubmit()
    }
  })
}
