import { BarList, ChartFigure, DeclineBlocks, Dumbbell, KeyFigure, KeyFigures, Radar, ScoreDots, StackedBars, Treemap } from '../charts.tsx'
import { DateField, emptyForm, FilterForm, SelectField, SubmitButton } from '../fields.tsx'
import { StaffPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { PrintButton, Quote, ReadThis, Split, Two } from '../parts.tsx'
import { declines, housing, progress, readiness, scores } from './sample-report.ts'

export function GalleryReport({ ctx }: { ctx: PageContext }) {
  return (
    <StaffPage
      ctx={ctx}
      title="Wat Opkomst betekent voor gezinnen"
      lead="Mechelen · januari 2020 tot 30 september 2023"
      section="report"
      actions={<PrintButton />}
    >
      <FilterForm action="/rapport">
        <DateField form={emptyForm} name="from" label="Van" />
        <DateField form={emptyForm} name="until" label="Tot en met" />
        <SelectField
          form={emptyForm}
          name="programme"
          label="Programma"
          empty="Beide samen"
          options={[{ value: 'plus', label: 'Opkomst+' }]}
        />
        <SubmitButton>Toon</SubmitButton>
      </FilterForm>
      <h2>Opkomst in cijfers</h2>
      <KeyFigures>
        <KeyFigure figure="323" n="307 Opkomst, 16 Opkomst+" warm>
          moeders en hun gezinnen sinds januari 2020
        </KeyFigure>
        <KeyFigure figure="7" unit="maanden" n="n = 253 · 70 startten na de geboorte" href="/gezinnen?start=7">
          zwanger bij de start, gemiddeld 30 weken
        </KeyFigure>
        <KeyFigure figure="1 op 3" people={{ count: 1, of: 3 }} n="108 van 323">
          heeft bij de start geen enkel inkomen
        </KeyFigure>
        <KeyFigure figure="4 op 10" people={{ count: 4, of: 10 }} n="129 van 323">
          woont bij de start slecht of tijdelijk
        </KeyFigure>
      </KeyFigures>
      <Two>
        <Partners />
        <Housing />
      </Two>
      <Two>
        <Readiness />
        <Web />
      </Two>
      <Scores />
      <Split main={<Progress />} side={<Declines />} />
    </StaffPage>
  )
}

function Partners() {
  const outside = [
    { label: 'AZ Sint-Maarten', value: 50, side: '15%' },
    { label: 'WGC Wel en Wee', value: 35, side: '11%' },
    { label: 'Kind & Gezin', value: 16, side: '5%' },
    { label: 'Armoedeorganisatie', value: 4, side: '1%' },
  ]
  const own = [
    { label: 'Sociaal Huis', value: 113, side: '35%' },
    { label: 'Schuldhulp of woonbegeleiding Sociaal Huis', value: 44, side: '14%' },
  ]
  return (
    <ChartFigure
      title="Van de externe partners verwijzen AZ Sint-Maarten en Wel en Wee het vaakst"
      measure="Waar gezinnen vandaan kwamen, aantal en deel van alle aanmeldingen"
      n={323}
      valuesInChart
      table={{
        caption: 'Aanmeldingen per partner',
        head: ['Partner', 'Aantal', 'Deel'],
        rows: [...own, ...outside].map((row) => ({ label: row.label, cells: [row.value, row.side] })),
      }}
    >
      <BarList
        groups={[
          { title: 'Externe partners, samen 129', rows: outside },
          { title: 'Eigen diensten van de stad, samen 194', tone: 'mid', rows: own },
        ]}
      />
    </ChartFigure>
  )
}

function Housing() {
  return (
    <ChartFigure
      title="Drie op vier gezinnen wonen bij het einde goed of in een sociale woning, bij de start zes op tien"
      measure="Gezinnen met een afgeronde begeleiding en twee gekende metingen"
      n={204}
      howToRead="We zien wat veranderde, niet waardoor. Ook de wachtlijst en het toewijzingsreglement spelen mee."
      table={{
        caption: 'Huisvesting bij start en einde',
        head: ['Situatie', 'Start', 'Einde'],
        rows: housing.parts.map((part) => ({ label: part.label, cells: [housing.start[part.id], housing.end[part.id]] })),
      }}
    >
      <StackedBars
        parts={housing.parts}
        rows={[
          { label: 'Bij de start', counts: housing.start, sentence: 'Bij de start: 126 van 204 goed of sociaal', value: <b>62% goed</b> },
          { label: 'Bij het einde', counts: housing.end, sentence: 'Bij het einde: 155 van 204 goed of sociaal', value: <b>76% goed</b> },
        ]}
      />
    </ChartFigure>
  )
}

function Readiness() {
  return (
    <ChartFigure
      title="Negen op tien zijn bij het einde in orde, opvang volgt trager"
      measure="Deel van de dossiers dat in orde is. Streepjes eronder: 95%-interval"
      valuesInChart
      table={{
        caption: 'In orde bij start en einde',
        head: ['Wat', 'Start en einde'],
        rows: readiness.map((row) => ({ label: row.label, cells: [row.text] })),
      }}
    >
      <Dumbbell rows={readiness} />
    </ChartFigure>
  )
}

function Web() {
  const domains = ['Inkomen', 'Wonen', 'Werk', 'Leren', 'Gezondheid', 'Hoe ik me voel', 'Gezin', 'Mensen om mij', 'Vrije tijd', 'Rechten']
  const was = [3, 2, 4, 5, 6, 4, 6, 3, 3, 2]
  const is = [4, 2, 4, 5, 7, 6, 7, 5, 4, 6]
  return (
    <ChartFigure
      title="Levensweb: rechten gingen het meest vooruit"
      measure="Van 0 tot 10, in september en in november"
      valuesInChart
      table={{
        caption: 'Levensweb',
        head: ['Domein', 'September', 'November'],
        rows: domains.map((label, i) => ({ label, cells: [was[i] ?? '?', is[i] ?? '?'] })),
      }}
    >
      <Radar
        domains={domains.map((label, i) => ({ label, was: was[i] ?? null, is: is[i] ?? null }))}
        sentence="Levensweb met tien domeinen. Meest vooruit: rechten van 2 naar 6."
        wasLabel="september"
        isLabel="november"
        unknown="niet gekend"
      />
    </ChartFigure>
  )
}

function Scores() {
  return (
    <ChartFigure
      title="Op elke vraag ligt het gemiddelde van negen moeders nu hoger"
      measure="Gemiddelde van 0 tot 10, terugkijkend. Elk stipje onderaan is één moeder nu"
      n={9}
      valuesInChart
      table={{
        caption: 'Scores van negen moeders',
        head: ['Vraag', 'Voor', 'Nu'],
        rows: scores.map((row) => ({ label: row.label, cells: [row.before, row.after] })),
      }}
    >
      <ScoreDots rows={scores} lowLabel="helemaal niet" highLabel="helemaal wel" />
      <ReadThis>Negen moeders die wilden meewerken, zeggen niet alles over alle gezinnen.</ReadThis>
    </ChartFigure>
  )
}

function Progress() {
  return (
    <ChartFigure
      title="Waar de meeste gezinnen vooruitgang boekten"
      measure="21 gezinnen, vijf niveaus. Hoe groter, hoe meer gezinnen een of meer niveaus stegen"
      table={{
        caption: 'Vooruitgang per indicator',
        head: ['Indicator', 'Vooruit', 'n'],
        rows: progress.map((item) => ({ label: item.label, cells: [item.count, item.n] })),
      }}
    >
      <Treemap
        items={progress}
        sentence="Vlakkenkaart van vooruitgang. Grootste vlakken: leefplek baby 15, klaar voor geboorte 15, sociale rechten 14."
      />
    </ChartFigure>
  )
}

function Declines() {
  return (
    <ChartFigure
      title="En waar het moeilijker werd"
      measure="Elk blokje is één gezin dat een of meer niveaus zakte"
      valuesInChart
      table={{
        caption: 'Achteruit per indicator',
        head: ['Indicator', 'Achteruit', 'n'],
        rows: declines.map((item) => ({ label: item.label, cells: [item.count, item.n] })),
      }}
      after={<Quote source="Een moeder, Opkomst+">“Ik kon over alles met haar praten.”</Quote>}
    >
      <DeclineBlocks rows={declines} />
    </ChartFigure>
  )
}
