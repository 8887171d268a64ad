import { expect, test } from 'vitest'
import { inWords, plain } from './board-words.ts'

test('text that is anybody’s loses what turns, hides or never ends, and keeps what can be read', () => {
  expect(plain('ab\u202eevil\u2066\u200b\u200d\ufeff\u0000c')).toBe('abevilc')
  expect(plain('x'.repeat(500))).toBe(`${'x'.repeat(40)}…`)
  expect(plain(`z${'\u0301'.repeat(90)}`)).toBe('z')
  expect(plain('Éclair ピカチュウ 🐉')).toBe('Éclair ピカチュウ 🐉')
  expect(plain('<b>bold</b>')).toBe('<b>bold</b>') // shown as text, never as markup
})

test('chat is said to be chat, whatever it looks like', () => {
  expect(inWords('|c|☆Eve|/raw <script>alert(1)</script> | win')).toBe(
    '☆Eve says: /raw <script>alert(1)</script> | win',
  )
  expect(inWords('|c:|1700000000|Eve|hello')).toBe('Eve says: hello')
  expect(inWords(`|c|Eve|${'y'.repeat(9000)}`).length).toBeLessThan(310)
  expect(inWords('|move|p1a: \u202eEve|Protect|p1a: \u202eEve')).toBe('Eve uses Protect on Eve')
})
