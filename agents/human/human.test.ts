import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { budget, defineGame, noLibrary, random, type View } from '#core'
import { Desk } from './desk.ts'
import { humanAt } from './index.ts'

const game = defineGame({
  id: 'doors',
  title: 'Doors',
  observation: z.object({ doors: z.int() }),
  action: z.object({ open: z.int().min(0).max(2) }),
  config: z.object({}),
  backends: {},
  vocabulary: [],
  facts: view => ({ doors: view.observation.doors }),
  affordances: () => [{ open: 0 }],
})
const see = (legal: View<unknown, unknown>['legal']): View<unknown, unknown> => ({
  player: 'p0',
  observation: { doors: 3 },
  legal,
  outcome: null,
})

async function sit(desk: Desk, seconds?: number) {
  return humanAt(desk).seat({
    player: 'p0',
    game: game as never,
    config: { seconds },
    goal: null,
    library: noLibrary,
    language: null,
    budget: budget(),
    random: random(1),
    signal: new AbortController().signal,
  })
}

function open(): Desk {
  const desk = new Desk()
  desk.open('waits')
  return desk
}

test('without a page nobody can be asked, and the error says how one can', () => {
  expect(() => humanAt(new Desk()).seat({ player: 'p0', game, config: {} } as never)).toThrow(/upskill play doors/)
})

test('a legal answer is the action; others are refused with the reason and asked again', async () => {
  const desk = open()
  const seat = await sit(desk)
  seat.observe?.(see([]), 0, null)
  const acted = seat.act(see([{ open: 1 }, { open: 2 }]), new AbortController().signal)
  const [question] = desk.state().questions
  expect(question).toMatchObject({ game: 'doors', player: 'p0', facts: { doors: 3 }, steps: 0, suggested: null })
  expect(desk.answer(question.id, { open: 0 })).toMatch(/not legal here; there are 2/)
  expect(desk.answer(question.id, { open: 2 })).toBeNull()
  expect(await acted).toEqual({ action: { open: 2 } })
  expect(desk.answer(question.id, { open: 1 })).toMatch(/closed/)
  expect(desk.state().questions).toEqual([])
})

test('where actions cannot be listed the schema decides, and the game suggests', async () => {
  const desk = open()
  const acted = (await sit(desk)).act(see(null), new AbortController().signal)
  const [{ id, suggested }] = desk.state().questions
  expect(suggested).toEqual([{ open: 0 }])
  expect(desk.answer(id, { open: 9 })).toMatch(/no action of doors/)
  expect(desk.answer(id, { open: 1 })).toBeNull()
  expect(await acted).toEqual({ action: { open: 1 } })
})

test('an abort ends the waiting, and the question with it', async () => {
  const desk = open()
  const abort = new AbortController()
  const acted = Promise.resolve((await sit(desk)).act(see([{ open: 1 }]), abort.signal))
  abort.abort(new Error('the game was stopped'))
  await expect(acted).rejects.toThrow('the game was stopped')
  expect(desk.state().questions).toEqual([])
})

test('a person who thinks for too long is told so', async () => {
  vi.useFakeTimers()
  try {
    const desk = open()
    const acted = Promise.resolve((await sit(desk, 5)).act(see([{ open: 1 }]), new AbortController().signal))
    const late = expect(acted).rejects.toThrow('no answer from the person within 5 s')
    await vi.advanceTimersByTimeAsync(5_000)
    await late
    expect(desk.state().questions).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})

test('the end is shown until the next game, and a listener hears of every change', async () => {
  const desk = open()
  let heard = 0
  const stop = desk.subscribe(() => heard++)
  const seat = await sit(desk)
  seat.observe?.(see([]), 0, null)
  seat.observe?.(see([]), 1.5, { kind: 'termination', why: 'all doors are open' })
  expect(desk.state().over).toMatchObject([{ return: 1.5, steps: 1, end: { why: 'all doors are open' } }])
  expect(heard).toBeGreaterThan(0)
  const again = desk.waitForAgain(new AbortController().signal)
  desk.again()
  await again
  expect(desk.state().over).toEqual([])
  stop()
})
