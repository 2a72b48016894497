function answers(form: HTMLFormElement, name: string): readonly string[] {
  return new FormData(form).getAll(name).map(String)
}

/** Hides follow-up questions whose condition is not met. What was typed in them stays, and is sent when they show again. */
export function watchConditions(): void {
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-when]')]
  const update = () => {
    for (const block of blocks) {
      const form = block.closest('form')
      if (form === null) continue
      const wanted = (block.dataset.is ?? '').split('|')
      const shown = answers(form, block.dataset.when ?? '').some((answer) => wanted.includes(answer))
      // A field with an error is never hidden: the summary leads to it.
      block.hidden = !shown && block.querySelector('[aria-invalid="true"], .ds-validation-message') === null
    }
  }
  if (blocks.length > 0) document.addEventListener('change', update)
  update()
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-selects]')) {
    field.addEventListener('input', () => {
      const group = field.closest('fieldset')
      const choice = group?.querySelector<HTMLInputElement>(`input[type="radio"][value="${field.dataset.selects}"]`)
      if (choice) choice.checked = true
    })
  }
}
