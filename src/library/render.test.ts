import { expect, test } from 'vitest'
import { is } from '#core'
import { camel, renderProgram } from './render.ts'

test('a learned program reads as the TypeScript a person would have written', () => {
  const text = renderProgram('crafter-get-stone', {
    parameters: { count: 2 },
    body: [
      {
        repeat: [
          {
            if: is('inventory.wood_pickaxe', '>=', 1),
            then: [{ move: { go: 'stone' } }, { act: 'do' }],
            else: [
              {
                if: {
                  and: [is('near.table', '==', true), { or: [is('facing', '==', 'tree'), is('asleep', '==', false)] }],
                },
                then: [{ call: 'crafter-get-wood-pickaxe', parameters: { count: '$count', kind: 3 } }],
                else: [{ move: 'wait' }, { move: 'wait' }],
              },
            ],
          },
        ],
        until: is('inventory.stone', '>=', '$count'),
        atMost: 40,
        otherwise: [{ move: 'explore' }],
      },
      { if: { not: is('health', '!=', { fact: 'start.health', plus: -1 }) }, then: [{ act: 'noop' }] },
      { if: { within: 5, of: is('ko', '>=', 1) }, then: [{ act: 'noop' }] },
    ],
  })
  expect(text).toBe(
    `
function* crafterGetStone(count = 2) {
  for (let i = 0; i < 40 && !(see('inventory.stone') >= count); i++) {
    if (see('inventory.wood_pickaxe') >= 1) {
      yield move({"go":"stone"})
      yield act("do")
    } else if (see('near.table') && (see('facing') === 'tree' || !see('asleep'))) {
      yield* crafterGetWoodPickaxe(count, 3)
    } else {
      yield move("wait")
      yield move("wait")
    }
    if (nothingWasDone()) {
      yield move("explore")
    }
  }
  if (!(see('health') !== see('start.health') + -1)) {
    yield act("noop")
  }
  if (holds('ko >= 1 within 5')) {
    yield act("noop")
  }
}
`.trim(),
  )
})

test('names are camel case', () => {
  expect(camel('crafter-collect-wood')).toBe('crafterCollectWood')
  expect(camel('a--b_c-')).toBe('aBC')
})
