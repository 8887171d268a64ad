import { describe, expect, test } from 'vitest'
import { eventCases, noEvents } from '../cases/events/index.ts'
import { eventKeys } from '../data/events.ts'

test('every event has a case', () => {
  expect(eventKeys.filter(key => !noEvents.has(key) && eventCases[key] === undefined)).toEqual([])
})

describe('an event', () => {
  for (const [key, cases] of Object.entries(eventCases))
    test(key, () => {
      for (const [i, [see, is]] of cases.entries()) expect(see(), `case ${i + 1}`).toEqual(is)
    })
})
