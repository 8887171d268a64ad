import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { foreignPotions } from '../simulator/cases/potions.ts'
import { foreignRelics } from '../simulator/cases/relics/index.ts'
import { faults } from '../simulator/rules.ts'
import { isForeign, sections } from './tables.ts'

const page = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8')

/** The rows of a table by the key in their first cell: which cells hold something. */
function rowsOf(text: string, title: string): Map<string, boolean> {
  const section = text.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = new Map<string, boolean>()
  for (const line of section.split('\n')) {
    const [, name, ...cells] = line.split('|')
    if (name === undefined || /^\s*(-+:?|card|relic|potion|event|monster|encounter)\s*$/.test(name)) continue
    rows.set(
      /`([A-Z_]+)`/.exec(name)?.[1] ?? name.trim(),
      cells.some(cell => cell.trim() !== ''),
    )
  }
  return rows
}

describe('the page of what is covered', () => {
  const text = page('slay-the-spire-coverage.md')
  for (const { kind, title, items } of sections)
    test(`lists all ${title.toLowerCase()}, and each that an Ironclad can meet has a record or a test`, () => {
      const rows = rowsOf(text, title)
      expect(items.filter(({ key, name }) => !rows.has(key) && !rows.has(name)).map(({ key }) => key)).toEqual([])
      const bare = items
        .filter(({ key, name }) => !(rows.get(key) ?? rows.get(name)))
        .map(({ key }) => key)
        .filter(key => !foreignRelics.has(key) && !foreignPotions.has(key) && !isForeign(kind, key))
      expect(bare).toEqual([])
    })
})

test('the page of deviations lists every switch with its evidence and what shows it', () => {
  const text = page('slay-the-spire-deviations.md')
  const rows = new Map(text.split('\n').flatMap(line => [[/^\| `([a-z0-9-]+)`/.exec(line)?.[1] ?? '', line] as const]))
  for (const { name, evidence } of faults) expect(rows.get(name), name).toContain(`| ${evidence} |`)
  // A switch that no recorded action needs must at least be shown both ways by a test.
  for (const [name, line] of rows)
    if (name !== '')
      expect(/\| [1-9]\d* \|/.test(line) || line.includes('faults.test.ts'), `${name} has an effect`).toBe(true)
})
