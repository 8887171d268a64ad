import { expect, test } from 'vitest'
import { progressTo } from './progress.ts'

const shown = (isTTY: boolean) => {
  let [text, now] = ['', 0]
  const stream = { isTTY, columns: 12, write: (more: string) => (text += more) }
  const progress = progressTo(stream, () => now)
  for (; now <= 65_000; now += 1000) progress.tell(`${now / 1000} of a hundred`)
  progress.clear()
  return text
}

test('in a terminal one line is drawn over, no wider than it, and taken away in the end', () => {
  const drawn = shown(true).split('\r\x1b[K')
  expect([drawn.length, drawn[1], drawn[66], drawn[67]]).toEqual([68, '0 of a hund', '65 of a hun', ''])
})

test('elsewhere a line is written every ten seconds', () => {
  expect(shown(false)).toBe([10, 20, 30, 40, 50, 60].map(n => `${n} of a hundred\n`).join(''))
})
