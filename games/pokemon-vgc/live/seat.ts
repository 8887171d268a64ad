import type { Outcome } from '#core'
import { choiceText } from '../action.ts'
import type { RawRequest } from '../request.ts'
import type { Team } from '../teams/pool.ts'
import { Tracker } from '../tracker.ts'
import type { Connection } from './connection.ts'
import { type Frame, partsOfLine } from './protocol.ts'

/** What a seat waits for: to be asked, to be told to wait, to be asked again, or the end. */
export type Event = 'asked' | 'waits' | 'refused' | 'over'

/** One player of one battle room: follows its messages, sends its choices. */
export class BattleSeat {
  readonly room: string
  readonly connection: Connection
  readonly #format: string
  readonly #team: Team
  readonly #sheets: 'open' | 'closed'
  readonly #onLine: (line: string) => void
  readonly #stop: () => void
  tracker: Tracker
  player: 'p1' | 'p2' = 'p1'
  outcome: Outcome | null = null
  /** The room of the match, where it is one of several games. */
  series: string | null = null
  /** Why it ended, once it did. */
  ended = ''
  #request: RawRequest | null = null
  #answered = -1
  #sent = ''
  #events: Event[] = []
  #wake: (() => void) | null = null
  #failure: Error | null = null
  #sheetsShown = 0

  constructor(
    connection: Connection,
    room: string,
    options: {
      readonly format: string
      readonly team: Team
      readonly sheets: 'open' | 'closed'
      onLine(line: string): void
    },
  ) {
    this.connection = connection
    this.room = room
    this.#format = options.format
    this.#team = options.team
    this.#sheets = options.sheets
    this.#onLine = options.onLine
    this.tracker = Tracker.of(this.#format, this.player, this.#team)
    connection.follow(room)
    this.#stop = connection.listen(frame => {
      if (frame.room === room) this.#read(frame)
    })
  }

  /** Takes a message that came before anybody listened. */
  take(frame: Frame): void {
    this.#read(frame)
  }

  /** The next event; each is given once. */
  async next(signal: AbortSignal): Promise<Event> {
    while (this.#events.length === 0) {
      if (this.#failure) throw this.#failure
      signal.throwIfAborted()
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#wake = resolve
      signal.addEventListener('abort', () => resolve(), { once: true })
      await promise
    }
    return this.#events.shift()!
  }

  /** An event that somebody waited for and could not use yet. */
  putBack(event: Event): void {
    this.#events.unshift(event)
    this.#wake?.()
  }

  choose(choice: string): void {
    const request = this.tracker.state.request!
    const rqid = this.#request?.rqid ?? 0
    this.#answered = rqid
    this.outcome = null
    this.#sent = `/choose ${choiceText(choice, request)}|${rqid}`
    this.connection.send(this.room, this.#sent)
  }

  /** Leaves the room, so that none is left behind. */
  close(forfeit: boolean): void {
    this.#stop()
    if (forfeit && this.ended === '') this.connection.send(this.room, '/forfeit')
    this.connection.leave(this.room)
  }

  #read({ lines }: Frame): void {
    for (const line of lines) this.#line(line)
    this.#wake?.()
  }

  #line(line: string): void {
    const [kind, ...rest] = partsOfLine(line)
    if (kind === 'init') this.#restart()
    else if (kind === 'request') this.#ask(rest.join('|'))
    else if (kind === 'error') this.#error(rest.join('|'))
    else if (kind === 'noinit' || kind === 'expire') this.#fail(`the room ${this.room} is gone: ${rest.join(' ')}`)
    else if (kind === 'uhtml' && rest[0] === 'otsrequest' && rest[1]?.includes('button'))
      this.connection.send(this.room, this.#sheets === 'open' ? '/acceptopenteamsheets' : '/rejectopenteamsheets')
    else {
      if (kind === 'uhtml' && rest[0] === 'bestof') this.series = /href="\/(game-bestof[^"]+)"/.exec(line)?.[1] ?? null
      if (kind === 'player' && rest[1] && rest[1].toLowerCase() === this.connection.name.toLowerCase())
        this.#sit(rest[0])
      this.tracker.line(line)
      this.#onLine(line)
      if (kind === 'showteam') this.#sheetShown()
      if (kind === 'win' || kind === 'tie') {
        this.ended = kind === 'win' ? `${rest[0]} won` : 'a tie'
        this.#events.push('over')
      }
    }
  }

  /** The room is told from its beginning: at first, and after a lost connection. */
  #restart(): void {
    this.tracker = Tracker.of(this.#format, this.player, this.#team)
    this.#sheetsShown = 0
  }

  #sit(player: string): void {
    if ((player !== 'p1' && player !== 'p2') || player === this.player) return
    this.player = player
    this.tracker = Tracker.of(this.#format, player, this.#team)
  }

  #ask(json: string): void {
    if (json === '' || json === 'null') return
    const request = JSON.parse(json) as RawRequest & {
      readonly side: { readonly id?: string }
      readonly update?: boolean
    }
    if (request.side.id) this.#sit(request.side.id)
    const again = request.rqid !== undefined && request.rqid === this.#request?.rqid
    this.#request = request
    this.tracker.request(request)
    if (again && this.#answered === request.rqid) this.#repeat()
    // What was refused is asked again under a number of its own, and nobody else is asked.
    if (!again && request.update) this.#events.push('refused')
    else if (request.wait) this.#events.push('waits')
    else if (request.teamPreview && this.#sheets === 'open' && this.#sheetsShown < 2)
      return // asked once both are shown
    else if (!again) this.#events.push('asked')
  }

  /** Asked again for what was answered: the answer was lost with the connection. */
  #repeat(): void {
    this.connection.send(this.room, this.#sent)
  }

  #sheetShown(): void {
    this.#sheetsShown++
    if (this.#sheetsShown !== 2 || !this.#request?.teamPreview) return
    this.tracker.request(this.#request)
    this.#events.push('asked')
  }

  #error(text: string): void {
    if (text.startsWith('[Unavailable choice]')) this.outcome = { ok: false, code: 'unavailable', text: text.slice(21) }
    else if (text.startsWith('[Invalid choice]'))
      this.#fail(`the server refused a choice of ${this.connection.name}: ${text}`)
  }

  #fail(why: string): void {
    this.#failure = new Error(why)
  }
}
