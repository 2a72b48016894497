import { ActionButton, LinkButton, RadioCards } from '../fields.tsx'
import type { PageContext } from '../page-context.ts'
import {
  Actions,
  AgeRing,
  AttentionCard,
  Card,
  CaseloadBar,
  DayList,
  EmptyState,
  IconLine,
  ListCard,
  ProgrammeTag,
  Split,
  Tag,
  Why,
} from '../parts.tsx'
import { sampleForm as form } from './sample-context.ts'

export function GalleryInbox({ ctx }: { ctx: PageContext }) {
  return (
    <Split
      even
      main={
        <>
          <h2>Nieuwe aanmeldingen</h2>
          <Waiting />
          <NotHeard ctx={ctx} />
        </>
      }
      side={
        <>
          <Assign />
          <Visits />
          <Heard />
        </>
      }
    />
  )
}

function Waiting() {
  return (
    <>
      <ListCard
        href="#1"
        title="Precious Adeyomi"
        lead={<AgeRing workingDays={4} />}
        clock={<b>36 weken en 2 dagen</b>}
        source="Via Kind & Gezin · 28 jaar · Engels"
      >
        <Why>
          <b>Eerst bellen:</b> nog 26 dagen tot de geboorte, slaapt nu in noodopvang.
        </Why>
        <div class="op-row">
          <ProgrammeTag>Voorstel: Opkomst</ProgrammeTag>
          <Tag tone="brand2" icon="clock">
            1 werkdag over tijd
          </Tag>
        </div>
      </ListCard>
      <ListCard
        href="#2"
        title="Ioana Marincu"
        lead={<AgeRing workingDays={2} />}
        clock={<b>20 weken en 1 dag</b>}
        source="Via AZ Sint-Maarten"
        current
      >
        <div class="op-row">
          <Tag tone="warning" icon="users">
            Kennen we haar al?
          </Tag>
        </div>
      </ListCard>
      <ListCard href="#3" title="Lien Verhoost" lead={<AgeRing workingDays={1} />} clock={<b>17 weken</b>} source="Meldde zichzelf aan" />
      <ListCard
        href="#4"
        title="Elif Karadal"
        lead={<AgeRing workingDays={0} />}
        clock={<b>Baby van 3 weken</b>}
        source="Meldde zichzelf aan"
      />
    </>
  )
}

function NotHeard({ ctx }: { ctx: PageContext }) {
  return (
    <AttentionCard title="Samira Tahouri" href="#5" icon="clock" side={<span class="op-small op-quiet">27 weken</span>}>
      <p>
        <b>16 dagen niets gehoord.</b> Jullie spraken om de 14 dagen af.
      </p>
      <Actions even>
        <LinkButton href="sms:0470000000" icon="message">
          Stuur bericht
        </LinkButton>
        <ActionButton ctx={ctx} action="/gedaan" variant="secondary" icon="check" label="Gedaan voor Samira Tahouri">
          Gedaan
        </ActionButton>
        <ActionButton ctx={ctx} action="/morgen" variant="tertiary">
          Morgen
        </ActionButton>
      </Actions>
    </AttentionCard>
  )
}

function Assign() {
  const guides = [
    { value: 'nele', title: 'Nele Aertgeerts', used: 11 },
    { value: 'hanne', title: 'Hanne Dewolk', used: 14 },
    { value: 'ayla', title: 'Ayla Yurtseven', used: 17 },
  ]
  return (
    <Card id="assign" title="Wie wordt de vaste begeleider?">
      <RadioCards
        form={form}
        name="who"
        label="Wie wordt de vaste begeleider?"
        hideLabel
        options={guides.map(({ value, title, used }) => ({
          value,
          title,
          side: `${used} van 16 punten`,
          children: <CaseloadBar used={used} ceiling={16} extra={2} />,
        }))}
      />
    </Card>
  )
}

function Visits() {
  const visit = (
    <>
      <h3>Amal Benzarra</h3>
      <IconLine icon="home">Huisbezoek · 31 weken</IconLine>
    </>
  )
  return (
    <Card id="visits" title="Bezoeken vandaag">
      <DayList
        items={[
          { id: 'v1', hour: '9.30', length: '60 min', children: visit },
          { id: 'v2', hour: '14.00', length: '90 min', children: <h3>Groep: “Straks met de baby”</h3> },
        ]}
      />
    </Card>
  )
}

function Heard() {
  const week = (
    <LinkButton href="#week" variant="secondary">
      Bekijk deze week
    </LinkButton>
  )
  return (
    <EmptyState id="heard" title="Iedereen is gehoord" action={week}>
      Geen gezin wacht langer dan afgesproken. Het eerste volgende is Samira, overmorgen.
    </EmptyState>
  )
}
