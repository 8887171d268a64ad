import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { defineTool } from '#core'
import { startServer } from './live/local-server.ts'

const options = z.strictObject({
  port: z.int().min(0).max(65535).default(8000).describe('where it listens on 127.0.0.1; 0 takes any free one'),
  minutes: z.number().min(0).default(0).describe('stop after so long; 0 runs until Ctrl-C'),
})

/** The real Showdown server from npm alone. A person joins it with any Showdown client. */
export default defineTool({
  summary: 'the real Showdown server on this machine',
  options,
  async run({ port, minutes }, io) {
    const folder = join(tmpdir(), `upskill-showdown-${process.pid}`)
    await using server = await startServer({ folder, port, signal: io.signal })
    const address = server.url.replace('ws:', 'http:').replace('/showdown/websocket', '')
    io.print(`listening at ${address} for people (any name, no password) and at ${server.url} for agents`)
    io.print(`agents: upskill run pokemon-vgc --backend showdown --server ${server.url} --agent simple-heuristics`)
    const stop = Promise.withResolvers<string>()
    io.signal.addEventListener('abort', () => stop.resolve('stopped'), { once: true })
    if (io.signal.aborted) stop.resolve('stopped')
    const timer = minutes > 0 ? setTimeout(() => stop.resolve(`${minutes} minutes are over`), minutes * 60_000) : null
    const why = await Promise.race([server.ended, stop.promise])
    if (timer) clearTimeout(timer)
    return { url: server.url, why }
  },
})
