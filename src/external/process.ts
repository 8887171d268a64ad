import { type ChildProcess, spawn } from 'node:child_process'
import { ExternalAgentError } from './errors.ts'
import { memoryOf } from './memory.ts'

export interface ProcessLimits {
  /** Resident memory of the process and its children, in megabytes. */
  readonly memoryMb: number
}

/** A program that answers each line of JSON on its stdin with one on its stdout. */
export interface LineProcess {
  readonly alive: boolean
  /** Sends a line that wants no answer. */
  tell(message: unknown): void
  /**
   * Sends a line and waits for the answer.
   *
   * @throws {ExternalAgentError} If it ends, floods, passes a limit or the time; it is ended then.
   */
  ask(message: unknown, timeoutMs: number, signal: AbortSignal): Promise<unknown>
  /** Ends it and every process it started. */
  end(): void
}

/** A line may be so long, in bytes: more is a flood. */
const longestLine = 4 << 20
/** What may wait for a process that does not read, in bytes. */
const mostUnread = 64 << 20

const running = new Map<number, LineProcess>()
const listeners = new Set<(ids: readonly number[]) => void>()
let sweeping = false

/** Calls back whenever a process of an agent starts or ends, with the ids of all. */
export function onProcesses(listener: (ids: readonly number[]) => void): void {
  listeners.add(listener)
}

/** Ends a process and all that it started; it may be gone already. */
export function killGroup(id: number): void {
  try {
    process.kill(-id, 'SIGKILL')
  } catch {
    // It is gone.
  }
}

export function startProcess(command: readonly string[], limits: ProcessLimits): LineProcess {
  const [program, ...args] = command
  // A group of its own: Ctrl-C is not for it, and it is ended with its children.
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true })
  let broken: ExternalAgentError | null = null
  let waiting: { resolve(answer: unknown): void; reject(error: unknown): void } | null = null
  let line: Buffer[] = []
  let length = 0
  let printed = ''

  const end = () => {
    if (child.pid !== undefined && running.delete(child.pid)) {
      killGroup(child.pid)
      child.kill('SIGKILL') // where there are no groups
      clearInterval(memory)
      for (const listener of listeners) listener([...running.keys()])
    }
    child.stdin.destroy()
    child.stdout.destroy()
    child.stderr.destroy()
  }
  const fail = (kind: ExternalAgentError['kind'], message: string) => {
    broken ??= new ExternalAgentError(kind, message)
    end()
    waiting?.reject(broken)
    waiting = null
  }
  const hear = (text: string) => {
    if (!waiting) return fail('flood', `it wrote "${text.slice(0, 80)}" though nothing was asked`)
    let answer: unknown
    try {
      answer = JSON.parse(text)
    } catch {
      return fail('nonsense', `it answered "${text.slice(0, 80)}", which is no JSON`)
    }
    const { resolve } = waiting
    waiting = null
    resolve(answer)
  }
  child.stdout.on('data', (bytes: Buffer) => {
    let rest = bytes
    for (let at = rest.indexOf(10); at >= 0 && !broken; at = rest.indexOf(10)) {
      const text = Buffer.concat([...line, rest.subarray(0, at)]).toString('utf8')
      line = []
      length = 0
      rest = rest.subarray(at + 1)
      if (text.trim() !== '') hear(text)
    }
    if (broken || rest.length === 0) return
    line.push(rest)
    length += rest.length
    if (length > longestLine) fail('flood', `it wrote ${length} bytes without ending the line`)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-2000)
  })
  child.stdin.on('error', () => {}) // it closed its stdin: its exit says more
  child.on('error', error => fail('exit', `${program} cannot be started: ${error.message}`))
  const gone = (code: number | null, signal: string | null) => {
    const last = printed.trim().split('\n').at(-1)
    fail(
      'exit',
      `it ended ${signal === null ? `with code ${code}` : `by ${signal}`}${last ? `: ${last.slice(0, 200)}` : ''}`,
    )
  }
  child.on('close', gone)
  // A child of its own may hold the pipes open: what it wrote before has this long to arrive.
  child.on('exit', (code, signal) => setTimeout(gone, 100, code, signal).unref())
  const memory = setInterval(() => {
    const used = child.pid === undefined ? 0 : memoryOf(child.pid)
    if (used > limits.memoryMb) fail('memory', `it used ${Math.round(used)} MB of ${limits.memoryMb}`)
  }, 100)
  memory.unref()
  const own: LineProcess = {
    get alive() {
      return broken === null
    },
    tell(message) {
      if (broken) throw broken
      child.stdin.write(`${encode(message)}\n`)
      if (child.stdin.writableLength > mostUnread) fail('flood', `it left ${mostUnread} bytes unread`)
      if (broken) throw broken
    },
    async ask(message, timeoutMs, signal) {
      signal.throwIfAborted()
      if (waiting) throw new Error('one question at a time')
      const answer = Promise.withResolvers<unknown>()
      waiting = answer
      const timer = setTimeout(() => fail('deadline', `it gave no answer within ${timeoutMs} ms`), timeoutMs)
      // Whoever was asked and is not waited for any more could answer the next question with this one's answer.
      const onAbort = () => fail('deadline', 'it was still thinking when the game ended')
      signal.addEventListener('abort', onAbort, { once: true })
      try {
        own.tell(message)
        return await answer.promise
      } catch (error) {
        answer.promise.catch(() => {})
        throw error
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', onAbort)
      }
    },
    end() {
      broken ??= new ExternalAgentError('exit', 'it was ended')
      end()
    },
  }
  if (child.pid !== undefined) {
    running.set(child.pid, own)
    for (const listener of listeners) listener([...running.keys()])
  }
  letGo(child)
  sweepAtExit()
  return own
}

/** A process that waits for its next game does not keep the program from ending. */
function letGo(child: ChildProcess): void {
  child.unref()
  for (const stream of child.stdio) (stream as { unref?(): void } | null)?.unref?.()
}

function sweepAtExit(): void {
  if (sweeping) return
  sweeping = true
  process.on('exit', () => {
    for (const id of running.keys()) killGroup(id)
  })
}

/** JSON; bytes (frames) as base64. */
function encode(message: unknown): string {
  return JSON.stringify(message, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64') : value,
  )
}
