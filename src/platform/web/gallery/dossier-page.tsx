import { TwoClocks } from '../charts.tsx'
import { LinkButton } from '../fields.tsx'
import { StaffPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { Actions, Card, NoteStrip, PersonHead, PhasePath, ProgrammeTag, SafeStrip, Split, Tabs, Two } from '../parts.tsx'
import { DossierMain } from './dossier-main.tsx'
import { DossierSide } from './dossier-side.tsx'
import { GalleryInbox } from './inbox-part.tsx'

export function GalleryDossier({ ctx }: { ctx: PageContext }) {
  return (
    <StaffPage ctx={ctx} title="Amal Benzarra" section="families" ownHeading refresh={30}>
      <Head />
      <Tabs
        label="Delen van het dossier"
        tabs={[
          { href: '#a', label: 'Overzicht', current: true },
          { href: '#b', label: 'Contacten', count: 11 },
          { href: '#c', label: 'Hoe het evolueert' },
          { href: '#d', label: 'Mensen' },
        ]}
      />
      <Split main={<DossierMain ctx={ctx} />} side={<DossierSide ctx={ctx} />} />
      <GalleryInbox ctx={ctx} />
    </StaffPage>
  )
}

function Head() {
  return (
    <Card>
      <div class="op-row-between">
        <PersonHead initials="AB" name="Amal Benzarra">
          <ProgrammeTag plus>Opkomst+</ProgrammeTag>
          <span>22 jaar</span>
          <span>OP-2026-0187</span>
          <span>
            Begeleider: <b>Hanne Dewolk</b>
          </span>
        </PersonHead>
        <Actions>
          <LinkButton href="#contact" icon="plus">
            Log een contact
          </LinkButton>
          <LinkButton href="#plan" icon="calendar" variant="secondary">
            Plan een bezoek
          </LinkButton>
        </Actions>
      </div>
      <Two>
        <SafeStrip>WhatsApp, in de namiddag. Spreek niets in: iemand anders luistert mee.</SafeStrip>
        <NoteStrip>
          <b>Taal:</b> Marokkaans Arabisch en Frans. Tolk bij papieren.
        </NoteStrip>
      </Two>
      <TwoClocks
        today="2026-11-17"
        dueOn="2027-01-17"
        bornOn={null}
        firstContactOn="2026-09-15"
        endOn="2029-09-03"
        endLabel="eerste schooldag"
      >
        Bevalt rond <b>17 januari 2027</b>, over 61 dagen · Opkomst+ loopt tot de eerste schooldag
      </TwoClocks>
      <PhasePath
        phases={[
          { id: 'meet', label: 'Kennismaken', state: 'done' },
          { id: 'ready', label: 'Klaar voor de baby', state: 'current' },
          { id: 'birth', label: 'Geboorte en kraamtijd', state: 'ahead' },
          { id: 'year', label: 'Eerste jaar', state: 'ahead' },
          { id: 'school', label: 'Naar de kleuterklas', state: 'ahead' },
          { id: 'go', label: 'Loslaten', state: 'ahead' },
        ]}
      />
    </Card>
  )
}
