import {
  CheckPills,
  CtrlEnterHint,
  DateField,
  FileField,
  Form,
  NumberField,
  RadioPills,
  SavedNote,
  SubmitButton,
  TextArea,
  ThreeWay,
} from '../fields.tsx'
import type { PageContext } from '../page-context.ts'
import { Card, CardWarm, DataTable, Quiet, Timeline } from '../parts.tsx'
import { sampleForm as form } from './sample-context.ts'

export function DossierMain({ ctx }: { ctx: PageContext }) {
  return (
    <>
      <Now />
      <LogContact ctx={ctx} />
      <Contacts />
      <SixQuestions />
      <Areas />
    </>
  )
}

function Now() {
  return (
    <CardWarm id="now" title="Wat nu telt voor Amal">
      <ol class="ds-list">
        <li>
          <b>Een plek voor de baby komt.</b> “Bij mijn broer kunnen we niet blijven.”
        </li>
        <li>
          <b>Een bedje en een buggy.</b>
        </li>
      </ol>
      <Quiet>In haar woorden, op 3 november.</Quiet>
    </CardWarm>
  )
}

function LogContact({ ctx }: { ctx: PageContext }) {
  return (
    <Card id="contact" title="Log een contact" side={<SavedNote at="10.42 uur" />}>
      <Form ctx={ctx} action="/contact" draftKey="contact-amal">
        <RadioPills
          form={form}
          name="kind"
          label="Soort contact"
          hideLabel
          look="chip"
          options={[
            { value: 'visit', label: 'Huisbezoek', icon: 'home' },
            { value: 'message', label: 'Bericht', icon: 'message' },
            { value: 'phone', label: 'Telefoon', icon: 'phone' },
            { value: 'along', label: 'Samen op stap', icon: 'walk' },
            { value: 'failed', label: 'Niet gelukt', icon: 'no-show' },
          ]}
        />
        <TextArea form={form} name="note" label="Notitie" />
        <CheckPills
          form={form}
          name="about"
          label="Waarover ging het?"
          look="chip"
          options={[
            { value: 'housing', label: 'Wonen' },
            { value: 'money', label: 'Geld' },
            { value: 'baby', label: 'Baby' },
          ]}
        />
        <DateField
          form={form}
          name="dueOn"
          label="Tegen"
          chips={[
            { value: '2026-11-18', label: 'Morgen' },
            { value: '2026-11-23', label: 'Ma 23 nov' },
          ]}
        />
        <FileField form={form} name="photo" label="Foto van een brief" accept="image/*" capture="environment" />
        <NumberField form={form} name="minutes" label="Hoelang" help="In minuten." />
        <div class="op-row">
          <SubmitButton>Bewaar contact</SubmitButton>
          <CtrlEnterHint />
        </div>
      </Form>
    </Card>
  )
}

function Contacts() {
  return (
    <Card id="contacts" title="Contacten">
      <Timeline
        items={[
          {
            id: 't1',
            icon: 'message',
            title: (
              <>
                <b>Bericht</b> · donderdag 12 november
              </>
            ),
            children: 'Foto van een brief van de sociale huisvesting.',
            meta: 'Hanne, 10 min',
          },
          {
            id: 't2',
            icon: 'no-show',
            tone: 'neutral',
            title: (
              <>
                <b>Niet gelukt</b> · dinsdag 27 oktober
              </>
            ),
            children: 'Niemand thuis. Kaartje in de bus.',
            meta: 'Hanne, 15 min',
          },
          {
            id: 't3',
            icon: 'hands',
            tone: 'brand1',
            title: (
              <>
                <b>Warme overdracht</b> · dinsdag 15 september
              </>
            ),
            meta: 'Hanne, 60 min',
          },
        ]}
      />
    </Card>
  )
}

function SixQuestions() {
  return (
    <Card id="six" title="Zes vragen over de thuissituatie">
      <ul class="op-list">
        <li>
          <ThreeWay form={form} name="income" label="Inkomen" help="Wisselt sterk, valt soms weg, of ligt onder het leefloon" />
        </li>
        <li>
          <ThreeWay form={form} name="work" label="Werk" help="Onzeker of tijdelijk werk, of niemand in het gezin heeft werk" />
        </li>
      </ul>
    </Card>
  )
}

function Areas() {
  return (
    <DataTable
      caption="Wonen per wijk"
      showCaption
      rows={[
        { id: 'a', area: 'Noord', n: '41', good: '31 (76%)' },
        { id: 'b', area: 'Zuid', n: '16', good: '12 van 16' },
      ]}
      rowKey={(row) => row.id}
      columns={[
        { head: 'Wijk', cell: (row) => row.area },
        { head: 'Gezinnen', cell: (row) => row.n, numeric: true },
        { head: 'Woont goed', cell: (row) => row.good, numeric: true },
      ]}
      next={{ size: 50, next: '?after=b' }}
    />
  )
}
