// An agent outside, over stdio: any legal action, or trouble of the kind its argument names.
import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'

const trouble = process.argv[2] ?? 'none'
let state = 1
const say = message => writeSync(1, `${JSON.stringify(message)}\n`)
const pick = items => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0
  return items[(state >>> 8) % items.length]
}

const answers = {
  hang: () => {},
  spin() {
    for (;;);
  },
  exit() {
    console.error('out of ideas')
    process.exit(3)
  },
  nonsense: () => writeSync(1, 'rook takes bishop\n'),
  'wrong-question': ({ view }) => say({ type: 'action', id: -1, action: view.legal[0] }),
  illegal: ({ id }) => say({ type: 'action', id, action: { pile: 99, take: 1 } }),
  shape: ({ id }) => say({ type: 'action', id, action: 'everything' }),
  flood({ id, view }) {
    for (;;) say({ type: 'action', id, action: view.legal[0] })
  },
  'long-line'() {
    for (;;) writeSync(1, 'x'.repeat(65536))
  },
  memory() {
    const kept = []
    for (;;) kept.push(randomBytes(1 << 20))
  },
  none: ({ id, view }) => say({ type: 'action', id, action: pick(view.legal) }),
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line)
  if (message.type === 'hello') say({ type: 'hello', protocol: 1 })
  if (message.type === 'seat') {
    state = message.seed
    say({ type: 'ready' })
  }
  if (message.type === 'act') answers[trouble](message)
}
