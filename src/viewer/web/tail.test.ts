import { expect, test } from 'vitest'
import { Tail } from './tail.ts'

/** Something that grows, read at most three at a time; `whole` is where its last whole line ends. */
function growing() {
  const file = { whole: 0, requests: 0, release: () => {} }
  const taken: number[] = []
  const fetch = async (from: number) => {
    file.requests++
    const next = Math.max(from, Math.min(file.whole, from + 3))
    await new Promise<void>(done => {
      file.release = done
    })
    return { next }
  }
  return { file, taken, tail: new Tail(fetch, ({ next }) => taken.push(next)) }
}

test('reads to the end in parts, once', async () => {
  const { file, taken, tail } = growing()
  file.whole = 7
  const reached = tail.reach(7)
  void tail.reach(7)
  for (let i = 0; i < 3; i++) {
    file.release()
    await new Promise(setImmediate)
  }
  await reached
  expect(taken).toEqual([3, 6, 7])
})

test('what was added while a request was under way is read too', async () => {
  const { file, taken, tail } = growing()
  const reached = tail.reach(2) // told of 2, but the line is not whole yet
  file.whole = 3
  void tail.reach(3)
  file.release()
  await new Promise(setImmediate)
  file.release()
  await reached
  expect(taken).toEqual([3])
})

test('a line that is not whole does not make it ask for ever', async () => {
  const { file, taken, tail } = growing()
  const reached = tail.reach(5)
  file.release()
  await reached
  expect([file.requests, taken]).toEqual([1, []])
})
