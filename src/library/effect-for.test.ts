import { expect, test } from 'vitest'
import type { Atom } from './atom.ts'
import { effectFor } from './effect-for.ts'
import { keyOf } from './plan-costs.ts'

const atom = (fact: string, op: Atom['op'], value: Atom['value']): Atom => ({ fact, op, value })
const wood = atom('wood', '>=', 1)
const table = atom('near.table', '==', true)

test('the change that would bring an atom about', () => {
  const effects = [
    wood,
    atom('wood', '<=', 3),
    atom('wood', '==', 2),
    atom('wood', '==', 0),
    atom('wood', '!=', 2),
    table,
    atom('asleep', '!=', true),
    atom('facing', '==', 'tree'),
    atom('facing', '!=', 'tree'),
  ]
  expect(effects.map(effectFor)).toEqual([
    'wood+',
    'wood-',
    'wood+',
    'wood-',
    null,
    'near.table=true',
    'asleep=false',
    'facing=tree',
    null,
  ])
  expect(keyOf(table)).toBe('near.table == true')
})
