import { expect, test } from 'vitest'
import { parseRoute, printRoute, type Route, takeToken } from './route.ts'

test('an address leads where it was printed for', () => {
  const routes: Route[] = [
    { page: 'runs' },
    { page: 'play' },
    { page: 'run', run: '2026-11-21-1015-crafter-a' },
    { page: 'episode', run: 'a b/c', episode: '000001', step: null, player: null },
    { page: 'episode', run: 'a', episode: '000001', step: 9_999, player: 'p1' },
  ]
  for (const route of routes) expect(parseRoute(printRoute(route))).toEqual(route)
})

test.each(['', '#', '#/', '#/nothing', '#/runs', '#/runs/a/b/c', '#/runs/'])('"%s" leads to the list of runs', hash => {
  expect(parseRoute(hash)).toEqual({ page: 'runs' })
})

test('what is no step or player is left out', () => {
  const at = parseRoute('#/runs/a/b?step=-1&player=<script>')
  expect(at).toMatchObject({ step: null, player: null })
  expect(parseRoute('#/runs/%E0%A4%A/b')).toMatchObject({ page: 'episode', run: '%E0%A4%A' })
})

test.each([
  ['#/?token=abc-_1', 'abc-_1', '#/'],
  ['#token=abc', 'abc', '#/'],
  ['#/runs/a/b?step=3&token=abc', 'abc', '#/runs/a/b?step=3'],
  ['#/runs/a/b?token=abc&step=3', 'abc', '#/runs/a/b?step=3'],
  ['#/runs/a', null, '#/runs/a'],
])('the launch token leaves %s', (hash, token, rest) => {
  expect(takeToken(hash)).toEqual({ token, hash: rest })
})
