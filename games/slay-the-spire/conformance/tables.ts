import { cardCases, unplayable } from '../simulator/cases/cards.ts'
import { eventCases, noEvents } from '../simulator/cases/events/index.ts'
import { faultCases } from '../simulator/cases/faults/index.ts'
import { potionCases } from '../simulator/cases/potions.ts'
import { relicCases } from '../simulator/cases/relics/index.ts'
import { cardKeys, cardNames } from '../simulator/data/cards.ts'
import { encounterKeys } from '../simulator/data/encounters.ts'
import { eventGameIds, eventKeys, eventNames } from '../simulator/data/events.ts'
import { monsterRows } from '../simulator/data/monster-table.ts'
import { potionKeys, potionNames } from '../simulator/data/potions.ts'
import { relicKeys, relicNames } from '../simulator/data/relics.ts'
import { faults } from '../simulator/rules.ts'
import type { Coverage, Kind } from './coverage.ts'

/** One thing of the game: its key here, its printed name, the name records have for it, the test of what it does. */
export interface Item {
  readonly key: string
  readonly name: string
  readonly recorded: string
  readonly test: string | null
}

export interface Section {
  readonly kind: Kind
  readonly title: string
  /** What is counted in records that compared equal. */
  readonly counts: string
  readonly items: readonly Item[]
}

const foreignCards = new Set(['BULLET_TIME', 'CONCENTRATE'])
const testOf = (cases: Readonly<Record<string, unknown>>, key: string, file: string) =>
  cases[key] === undefined ? null : `${file}: ${key}`

/** Fights that events start, and the event. */
const eventFights: Readonly<Record<string, string>> = {
  LAGAVULIN_EVENT: 'DEAD_ADVENTURER',
  COLOSSEUM_EVENT_SLAVERS: 'COLOSSEUM',
  COLOSSEUM_EVENT_NOBS: 'COLOSSEUM',
  MASKED_BANDITS_EVENT: 'MASKED_BANDITS',
  MUSHROOMS_EVENT: 'HYPNOTIZING_COLORED_MUSHROOMS',
  MYSTERIOUS_SPHERE_EVENT: 'MYSTERIOUS_SPHERE',
}

/** Everything that must be covered, in the order of the data tables. */
export const sections: readonly Section[] = [
  {
    kind: 'card',
    title: 'Cards',
    counts: 'times played; of cards that cannot be played, times in hand',
    items: cardKeys.slice(1).map((key, i) => ({
      key,
      name: cardNames[i + 1],
      recorded: key,
      test: unplayable.has(key) ? `cards.test.ts: ${key}` : testOf(cardCases, key, 'cards.test.ts'),
    })),
  },
  {
    kind: 'relic',
    title: 'Relics',
    counts: 'states in which it was owned',
    items: relicKeys.slice(1).map((key, i) => ({
      key,
      name: relicNames[i + 1],
      recorded: key,
      test: testOf(relicCases, key, 'relics.test.ts'),
    })),
  },
  {
    kind: 'potion',
    title: 'Potions',
    counts: 'times used',
    items: potionKeys.slice(1).map((key, i) => ({
      key,
      name: potionNames[i + 1],
      recorded: key,
      test: testOf(potionCases, key, 'potions.test.ts'),
    })),
  },
  {
    kind: 'event',
    title: 'Events',
    counts: 'choices made in it',
    items: eventKeys
      .map((key, i) => ({
        key,
        name: eventNames[i],
        recorded: eventGameIds[i],
        test: testOf(eventCases, key, 'events.test.ts'),
      }))
      .filter(({ key }) => !noEvents.has(key)),
  },
  {
    kind: 'monster',
    title: 'Monsters',
    counts: 'states in which it stood',
    items: monsterRows.map(([key, name]) => ({ key, name, recorded: key, test: `monsters.test.ts: ${key}` })),
  },
  {
    kind: 'encounter',
    title: 'Encounters',
    counts: 'fights',
    items: encounterKeys.slice(1).map(key => ({
      key,
      name: key.toLowerCase().replaceAll('_', ' '),
      recorded: key,
      test: eventFights[key] === undefined ? null : `events.test.ts: ${eventFights[key]}`,
    })),
  },
]

/** Cards, relics and potions of other classes: in the tables, since pools and records name them, but without effect. */
export const isForeign = (kind: Kind, key: string): boolean => kind === 'card' && foreignCards.has(key)

const count = (value: number | undefined) => (value === undefined || value === 0 ? '' : value.toLocaleString('en'))

/** The page of what covers what, written from a run of `verify`. */
export function coveragePage(coverage: Coverage): string {
  const lines = [
    '# Slay the Spire: what is covered by what',
    '',
    'Written by `node games/slay-the-spire/conformance/write-docs.ts`, from a run of `upskill verify slay-the-spire` over the',
    'records: a number counts states or actions that compared equal with the item in play. *Single fights* and *runs* are the',
    "reference's (`rules: oracle`), *real* is the recorded game (`rules: game`). *Test* is the unit test of what the item does",
    'with `rules: game`. What has neither belongs to another class.',
    '',
  ]
  for (const { kind, title, counts, items } of sections) {
    const covered = items.filter(({ recorded, test }) => test !== null || coverage.of(kind, recorded) !== undefined)
    lines.push(`## ${title}`, '', `${covered.length} of ${items.length} covered. Numbers: ${counts}.`, '')
    lines.push(`| ${kind} | single fights | runs | real | test |`, '|---|---:|---:|---:|---|')
    for (const { key, name, recorded, test } of items) {
      const seen = coverage.of(kind, recorded)
      const cells = [count(seen?.lab), count(seen?.runs), count(seen?.real), test === null ? '' : `\`${test}\``]
      lines.push(`| ${name === key ? key : `${name} (\`${key}\`)`} | ${cells.join(' | ')} |`)
    }
    lines.push('')
  }
  return lines.join('\n')
}

/** How many recorded actions would not compare equal without a fault; null if that was not measured. */
export type Effects = ReadonlyMap<string, number>

const evidenceWords = {
  recorded: 'a recorded state of the real game shows it',
  brief: 'the facts about seeds that the project began with name it',
  text: "the game's own text of the card, relic, potion, event or power says otherwise",
  known: "players' descriptions of the monster or rule say otherwise",
  defect:
    'the reference contradicts itself: places that are no longer what they were, numbers that wrap, cards that vanish',
} as const

export function deviationsPage(effects: Effects): string {
  const lines = [
    '# Slay the Spire: where the rules differ',
    '',
    '`rules: game` is the default. `rules: oracle` switches on every fault below, for comparison with the reference program only;',
    '`upskill verify slay-the-spire --without NAME` leaves one out. Written by',
    '`node games/slay-the-spire/conformance/write-docs.ts`.',
    '',
    'Evidence that the real game does otherwise:',
    '',
    ...Object.entries(evidenceWords).map(([word, words]) => `- *${word}*: ${words}.`),
    '',
    '*Recorded actions* counts actions of the reference in the records (6,463 decisions and 5,491 actions of runs, 15,111 of single',
    'fights) that no longer compare equal without the fault: 0 means that these records never meet it. *Test* shows both ways',
    'side by side.',
    '',
    '| switch | in the reference | in the game | evidence | recorded actions | test |',
    '|---|---|---|---|---:|---|',
  ]
  for (const { name, what, evidence, shows } of faults) {
    const test = faultCases[name] === undefined ? '' : '`faults.test.ts`'
    lines.push(`| \`${name}\` | ${what} | ${shows} | ${evidence} | ${effects.get(name) ?? ''} | ${test} |`)
  }
  lines.push('')
  return lines.join('\n')
}
