import type { Catalogue } from '#modules/rights/in-browser/public.ts'
import { BaseForm } from './base-form.tsx'
import type { Scene } from './delivery.ts'
import { ResultView } from './result-view.tsx'
import { lookUp, type State } from './self-check.ts'

/** The self-check as it stands: drawn by the server and by the browser, from the same state. */
export function SelfCheckView({ state, scene, catalogue }: { state: State; scene: Scene; catalogue: () => Catalogue }) {
  if (state.step === 'base') return <BaseForm scene={scene} state={state} />
  return <ResultView state={state} scene={scene} found={lookUp(catalogue(), state, scene.questions, scene.today)} />
}
