import type { FactPattern, Facts, View } from '#core'
import { materialOf, type Observation, seenKinds, things } from './observation.ts'
import { achievements, letters, materials } from './simulator/index.ts'

const kinds = [...materials, ...seenKinds]

/** The words of goals: only what the player can see or feel. */
export const vocabulary: readonly FactPattern[] = [
  { pattern: 'inventory.*', type: 'number', range: [0, 9], words: 'how many of an item are held', values: things },
  { pattern: 'health', type: 'number', range: [0, 9], words: 'health left' },
  { pattern: 'food', type: 'number', range: [0, 9], words: 'food left; at 0 health falls' },
  { pattern: 'drink', type: 'number', range: [0, 9], words: 'drink left; at 0 health falls' },
  { pattern: 'energy', type: 'number', range: [0, 9], words: 'energy left; at 0 health falls' },
  {
    pattern: 'achievement.*',
    type: 'number',
    range: [0, 10_000],
    words: 'how often this was done in this episode',
    values: achievements,
  },
  { pattern: 'near.*', type: 'boolean', words: 'whether this is in one of the 8 cells around', values: kinds },
  { pattern: 'sees.*', type: 'boolean', words: 'whether this is in view', values: kinds },
  { pattern: 'room', type: 'number', range: [1, 9], words: 'cells that can be walked to from here, counted up to 9' },
  { pattern: 'facing', type: 'string', words: 'what is in the cell in front' },
  { pattern: 'daylight', type: 'number', range: [0, 1], words: '0 in the night, 1 by day' },
  { pattern: 'asleep', type: 'boolean', words: 'whether the player sleeps' },
  { pattern: 'steps', type: 'number', range: [0, 1_000_000], words: 'steps since the episode began' },
]

/** Facts of one view. Items not held, things not seen are left out: an absent number is 0, an absent boolean false. */
export function facts(view: View<Observation, unknown>): Facts {
  const { vitals, inventory, ground, creatures, achievements: achieved } = view.observation
  const found: Record<string, number | boolean | string> = {
    health: vitals.health,
    food: vitals.food,
    drink: vitals.drink,
    energy: vitals.energy,
    daylight: view.observation.daylight,
    asleep: view.observation.sleeping,
    steps: view.observation.step,
    facing: facedBy(view.observation),
    room: room(view.observation),
  }
  for (let i = 0; i < things.length; i++) {
    const amount = inventory[things[i] as keyof Observation['inventory']]
    if (amount > 0) found[inventoryFacts[i]] = amount
  }
  for (const name in achieved) found[achievementFacts[name]] = achieved[name as keyof typeof achieved]!
  let seen = 0
  let near = 0
  for (let y = 0; y < 7; y++) {
    const row = ground[y]
    for (let x = 0; x < 9; x++) {
      const bit = bits[row.charCodeAt(x)]
      seen |= bit
      if (y >= 2 && y <= 4 && x >= 3 && x <= 5 && !(x === 4 && y === 3)) near |= bit
    }
  }
  for (const { kind, x, y } of creatures) {
    const bit = 1 << (13 + seenKinds.indexOf(kind))
    seen |= bit
    if (x >= -1 && x <= 1 && y >= -1 && y <= 1) near |= bit
  }
  for (let i = 0; i < kinds.length; i++) {
    const bit = 1 << (i + 1)
    if (seen & bit) found[seesFacts[i]] = true
    if (near & bit) found[nearFacts[i]] = true
  }
  return found
}

/** Cells in view that can be walked to, the own one among them, counted up to 9: few of them are a shelter. */
function room({ ground }: Observation): number {
  reached[0] = 3 * 9 + 4
  let count = 1
  for (let i = 0; i < count; i++)
    for (const step of around) {
      const cell = reached[i] + step
      const x = (reached[i] % 9) + (step === 1 ? 1 : step === -1 ? -1 : 0)
      if (cell < 0 || cell >= 63 || x < 0 || x > 8) continue
      const letter = ground[(cell / 9) | 0].charCodeAt(cell % 9)
      if (letter !== grassLetter && letter !== sandLetter && letter !== pathLetter) continue
      let known = false
      for (let k = 0; k < count && !known; k++) known = reached[k] === cell
      if (known) continue
      reached[count++] = cell
      if (count === 9) return 9
    }
  return count
}

const reached = new Int32Array(9)
const around = [-1, 1, -9, 9] as const
const grassLetter = 'g'.charCodeAt(0)
const sandLetter = 'n'.charCodeAt(0)
const pathLetter = 'p'.charCodeAt(0)

/** The creature or material in front of the player; `outside` at the edge of the world. */
export function facedBy(observation: Observation): string {
  const { facing, ground, creatures } = observation
  const x = facing === 'left' ? -1 : facing === 'right' ? 1 : 0
  const y = facing === 'up' ? -1 : facing === 'down' ? 1 : 0
  for (const creature of creatures) if (creature.x === x && creature.y === y) return creature.kind
  return materialOf[ground[y + 3][x + 4]] ?? 'outside'
}

const inventoryFacts = things.map(name => `inventory.${name}`)
const achievementFacts = Object.fromEntries(achievements.map(name => [name, `achievement.${name}`]))
const seesFacts = kinds.map(name => `sees.${name}`)
const nearFacts = kinds.map(name => `near.${name}`)
/** One bit a material, by letter code: bit i is material id i. */
const bits = new Int32Array(128)
for (let id = 1; id < letters.length; id++) bits[letters.charCodeAt(id)] = 1 << id
