import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Json } from '#core'
import type { Question, WireStep } from '../../wire.ts'
import { api } from '../api.ts'
import { boardOf } from '../boards.ts'
import { number, signed } from '../format.ts'
import { helpIsOpen } from '../help.tsx'
import { type Choice, choices, identity, keyName } from '../keys.ts'
import { play } from '../live.ts'
import { Board } from '../parts/board.tsx'
import { FactList } from '../parts/facts.tsx'
import { Frames } from '../parts/frames.tsx'
import { JsonTree } from '../parts/json-tree.tsx'
import { Shell } from '../shell.tsx'

/** A person plays: the board, the legal actions with their keys, how the last one went. */
export function PlayPage() {
  const { open, questions, over } = play.value
  const question = questions[0] ?? null
  const last = useRef<Question | null>(null)
  if (question !== null) last.current = question
  const shown = question ?? last.current
  const ended = over.at(-1) ?? null
  return (
    <Shell
      trail={[
        ['Runs', { page: 'runs' }],
        ['Play', null],
      ]}
    >
      {!open && (
        <div class="welcome">
          <h1>Nobody is asked to play here</h1>
          <p>
            Start a game with <code>upskill play crafter</code>: it opens this page.
          </p>
        </div>
      )}
      {open && shown === null && ended === null && <p class="empty">Waiting for your turn.</p>}
      {ended !== null && question === null && (
        <section class="panel over" role="status">
          <div>
            <h2>
              {ended.game}: {ended.end.why}
            </h2>
            <p class="quiet">
              {ended.end.kind} after {number(ended.steps)} steps, return {number(Math.round(ended.return * 1e6) / 1e6)}
            </p>
          </div>
          <button type="button" class="primary" onClick={() => void api.again()}>
            Play again
          </button>
        </section>
      )}
      {shown !== null && (
        <Seat
          question={
            ended !== null && question === null
              ? { ...shown, view: { ...ended.view, legal: [] }, return: ended.return, steps: ended.steps }
              : shown
          }
          waiting={question === null}
          over={ended !== null && question === null}
        />
      )}
    </Shell>
  )
}

interface SeatProps {
  readonly question: Question
  /** Its answer is on its way, or others think. */
  readonly waiting: boolean
  readonly over: boolean
}

function Seat({ question, waiting, over }: SeatProps) {
  const [refused, setRefused] = useState<string | null>(null)
  const before = useRef<{ readonly step: WireStep; readonly earlier: WireStep | null } | null>(null)
  const done = useRef<Json>(null)
  const { view, player, game } = question
  const step = useMemo(() => asStep(question, done.current), [question])
  if (before.current?.step !== step) before.current = { step, earlier: before.current?.step ?? null }
  const taken = useRef(new Map<string, string>())
  const own = boardOf(game)
  const options = useMemo(() => {
    for (const [key, action] of Object.entries(own?.keys ?? {})) taken.current.set(identity(action), key)
    const given = choices(view.legal ?? question.suggested ?? [], taken.current)
    const said = own?.label ? given.map(one => ({ ...one, label: own.label!(one.action, view) })) : given
    return own?.plays ? said.map(one => ({ ...one, key: null })) : said
  }, [question.id, view, own])
  const answered = useRef('')
  const queued = useRef<Json>(null)
  const send = (action: Json) => {
    if (waiting || answered.current === question.id) {
      // In a world that goes on, what comes between two ticks is meant for the next one.
      if (play.peek().clock === 'real') queued.current = action
      return
    }
    answered.current = question.id
    done.current = action
    api.answer(question.id, action).then(
      () => setRefused(null),
      error => {
        if (answered.current === question.id) answered.current = ''
        setRefused((error as Error).message)
      },
    )
  }
  useKeys(question, options, queued, send)
  const latest = useRef(send)
  latest.current = send
  const act = useRef((action: Json) => latest.current(action)).current
  const outcome = view.outcome
  return (
    <div class="playing">
      <div class="stage-board">
        <Board game={game} step={step} previous={before.current.earlier} player={player} act={act} />
        <Frames run="" episode="" observation={view.observation} thoughts={[]} />
      </div>
      <div class="play-side">
        <div class="readout">
          <span>
            {game} · {player}
          </span>
          <span>
            step <b>{number(question.steps)}</b>
          </span>
          <span>
            return <b>{signed(Math.round(question.return * 1e6) / 1e6)}</b>
          </span>
        </div>
        <p class={`outcome ${outcome === null ? '' : outcome.ok ? 'ok' : 'not-ok'}`} role="status">
          {refused ?? (outcome === null ? 'Your move.' : `${outcome.ok ? '✓' : '✕'} ${outcome.text || outcome.code}`)}
        </p>
        <fieldset class="choices">
          <legend class="hidden">Actions</legend>
          {options.slice(0, 120).map(({ action, label, key }) => (
            <button key={identity(action)} type="button" disabled={over} onClick={() => send(action)}>
              {key !== null && <kbd>{keyName(key)}</kbd>} <span>{label.replaceAll('_', ' ')}</span>
            </button>
          ))}
        </fieldset>
        {view.legal === null && <FreeAction onSend={send} />}
        <details>
          <summary>Facts</summary>
          <FactList facts={question.facts} previous={null} />
        </details>
        <details>
          <summary>Observation</summary>
          <JsonTree value={view.observation} name="observation" open />
        </details>
      </div>
    </div>
  )
}

/** Where actions cannot be listed, one is written as JSON. */
function FreeAction({ onSend }: { readonly onSend: (action: Json) => void }) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const submit = (event: Event) => {
    event.preventDefault()
    try {
      onSend(JSON.parse(text) as Json)
      setWrong(null)
    } catch (error) {
      setWrong((error as Error).message)
    }
  }
  return (
    <form class="free-action" onSubmit={submit}>
      <input
        type="text"
        value={text}
        aria-label="Action as JSON"
        placeholder='{"type": "…"}'
        onInput={event => setText(event.currentTarget.value)}
      />
      <button type="submit">Do</button>
      {wrong !== null && <p class="alarm">{wrong}</p>}
    </form>
  )
}

/** Keys act when pressed and while held. With a real-time clock nothing held means waiting, where the game has that. */
function useKeys(
  question: Question,
  options: readonly Choice[],
  queued: { current: Json },
  send: (action: Json) => void,
): void {
  const held = useRef<string[]>([])
  const now = useRef({ options, send })
  now.current = { options, send }
  const act = (key: string | undefined) => {
    const choice = now.current.options.find(option => option.key !== null && option.key === key)
    if (choice !== undefined) now.current.send(choice.action)
    return choice !== undefined
  }
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || helpIsOpen()) return
      if (event.target instanceof HTMLElement && event.target.closest('input, select, textarea') !== null) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const onButton = event.target instanceof HTMLElement && event.target.closest('button, summary, a') !== null
      if (onButton && (key === 'Enter' || key === ' ')) return
      if (!now.current.options.some(option => option.key === key)) return
      event.preventDefault()
      event.stopPropagation()
      if (!held.current.includes(key)) held.current.unshift(key)
      act(key)
    }
    const up = (event: KeyboardEvent) => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      held.current = held.current.filter(other => other !== key)
    }
    const none = () => {
      held.current = []
    }
    addEventListener('keydown', down, true)
    addEventListener('keyup', up, true)
    addEventListener('blur', none)
    return () => {
      removeEventListener('keydown', down, true)
      removeEventListener('keyup', up, true)
      removeEventListener('blur', none)
    }
  }, [])
  useEffect(() => {
    if (play.peek().clock !== 'real') return
    const next = queued.current
    queued.current = null
    if (held.current.length > 0) act(held.current[0])
    else if (next !== null) send(next)
    else {
      const rest = now.current.options.find(({ label }) => /^(noop|wait|none|idle)$/.test(label))
      if (rest !== undefined) now.current.send(rest.action)
    }
  }, [question.id])
}

/** What a board wants to know, as far as one who plays knows it. */
function asStep(question: Question, action: Json): WireStep {
  const { player, view, steps, facts } = question
  return {
    index: steps,
    tick: steps,
    views: { [player]: view },
    acting: [player],
    rewards: {},
    end: null,
    decisions: action === null ? {} : { [player]: { action } },
    facts: facts === null ? null : { [player]: facts },
  }
}
