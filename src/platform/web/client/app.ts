import { watchConditions } from './conditions.ts'
import { keepDrafts } from './drafts.ts'
import { guardForms } from './forms.ts'
import { watchJobs } from './jobs.ts'
import { listenForKeys } from './keys.ts'
import { offerPasskeys } from './passkeys.ts'
import { armQuickExit } from './quick-exit.ts'
import { watchStanding } from './watch.ts'

// Every page works without this script; it saves steps for who has it.
document.documentElement.classList.add('op-script')
document.querySelector<HTMLElement>('[data-focus]')?.focus()
for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => window.print())
listenForKeys()
offerPasskeys()
guardForms()
watchConditions()
keepDrafts()
watchJobs()
armQuickExit()
watchStanding()
