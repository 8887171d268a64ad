import { config } from '../games/minecraft/config.ts'
import { startRealTimeServer } from '../games/minecraft/embedded/real-time.ts'
import { LiveEnvironment } from '../games/minecraft/live/environment.ts'
import { scaled } from './scale.ts'

/**
 * Ends the server under a playing agent at random moments, as often as the first argument says, and starts another at the
 * same port: every action must come to an outcome, and play must go on.
 */
const times = scaled(20, 2)
const signal = new AbortController().signal
const options = { seed: 3, host: '127.0.0.1', viewDistance: 3, creatures: true }
let server = await startRealTimeServer({ ...options, port: 0 }, signal)
const { port } = server
const environment = new LiveEnvironment(
  config.parse({ length: 1_000_000 }),
  async () => ({ host: '127.0.0.1', port }),
  signal,
)
await environment.reset({ seed: 3 })
const codes = new Map<string, number>()
let steps = 0
for (let i = 1; i <= times; i++) {
  const kill = (async () => {
    await new Promise(resolve => setTimeout(resolve, 500 + Math.random() * 3000))
    await server[Symbol.asyncDispose]()
    server = await startRealTimeServer({ ...options, port }, signal)
  })()
  let again = true
  void kill.then(() => {
    again = false
  })
  while (again) {
    const step = await environment.step(
      new Map([['p1', steps % 2 === 0 ? { type: 'explore' } : { type: 'wait', ticks: 20 }]]),
    )
    const view = step.views.get('p1')!
    codes.set(view.outcome!.code, (codes.get(view.outcome!.code) ?? 0) + 1)
    if (step.end) throw new Error(`the episode ended after ${i} kills: ${step.end.why}`)
    steps++
  }
  await kill
  console.log(`kill ${i} of ${times}: ${steps} actions so far, ${JSON.stringify(Object.fromEntries(codes))}`)
}
if (!codes.has('disconnected')) throw new Error('no action was broken off: nothing was tested')
await environment[Symbol.asyncDispose]()
await server[Symbol.asyncDispose]()
console.log('play went on after every kill')
