import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { LearningView } from '../../learning/wire.ts'
import { number } from '../format.ts'
import { Fallen, Unmet } from './chips.tsx'
import type { Chosen } from './chosen.ts'
import { Graph, step } from './graph.tsx'
import { layOut } from './layout.ts'
import { shortNames } from './names.ts'
import { GoalCard, SkillCard } from './node-card.tsx'
import { type NodeState, nodeStates, StateSign, stateAt } from './states.tsx'

/** States in which nothing rests on a skill: listed below the tree. */
const fallen: ReadonlySet<NodeState> = new Set(['refused', 'retired', 'archived'])

/** Skills by what they rest on, goals without one below, as they stand now or stood at an earlier step. */
export function Tree({ run, view }: { readonly run: string; readonly view: LearningView }) {
  const [at, setAt] = useState<number | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const box = useRef<HTMLFieldSetElement>(null)
  const width = useWidth(box)
  const states = new Map<string, NodeState>()
  for (const skill of view.skills) {
    const state = stateAt(skill, at)
    if (state !== null) states.set(skill.id, state)
  }
  const served = new Set(view.skills.flatMap(skill => (states.has(skill.id) ? [skill.goal, ...skill.serves] : [])))
  const unmet = view.goals.filter(goal => !served.has(goal.id) && (at === null || goal.since <= at))
  const name = useMemo(() => shortNames(view.skills.map(({ id }) => id)), [view.skills])
  const standing = useMemo(() => view.skills.filter(({ state }) => !fallen.has(state)), [view.skills])
  const rest = view.skills.filter(({ id, state }) => fallen.has(state) && states.has(id))
  const layout = useMemo(() => (width === 0 ? null : layOut(standing, width)), [standing, width])
  const leave = useLeaving(() => setChosen(null))
  return (
    <section class="panel tree-panel">
      <div class="panel-head">
        <h2>Goals and skills</h2>
        <Legend states={[...states.values(), ...unmet.map(() => 'unmet' as const)]} />
      </div>
      <Time view={view} at={at} onAt={setAt} />
      {view.trouble !== null && <p class="alarm">{view.trouble}</p>}
      <fieldset
        class="tree"
        ref={box}
        aria-label="Skills; arrow keys go from one to the next"
        onKeyDown={event => {
          if (event.key === 'Escape') setChosen(null)
          else if (layout !== null && step(event.key, layout, event.target as HTMLElement)) {
            event.preventDefault()
            event.stopPropagation()
          }
        }}
        onPointerLeave={event => event.pointerType === 'mouse' && leave.start()}
        onPointerEnter={leave.stop}
        onFocusOut={event => {
          if (!box.current?.contains(event.relatedTarget as Node | null)) setChosen(null)
        }}
      >
        {view.skills.length === 0 && <p class="empty">No program has been tried at the gate yet.</p>}
        {layout !== null && standing.length > 0 && (
          <Graph
            run={run}
            layout={layout}
            skills={standing}
            states={states}
            name={name}
            chosen={chosen?.id ?? null}
            onChoose={setChosen}
          />
        )}
        <Fallen run={run} skills={rest} states={states} name={name} box={box} onChoose={setChosen} />
        <Unmet goals={unmet} box={box} chosen={chosen?.id ?? null} onChoose={setChosen} />
        {chosen !== null && (
          <Card run={run} chosen={chosen} width={width} view={view} states={states} onClose={() => setChosen(null)} />
        )}
      </fieldset>
    </section>
  )
}

function Legend({ states }: { readonly states: readonly NodeState[] }) {
  return (
    <ul class="tree-legend" aria-label="States">
      {nodeStates.map(([state, words]) => {
        const count = states.filter(other => other === state).length
        return (
          <li key={state} class={count === 0 ? 'none' : undefined}>
            <StateSign state={state} />
            {words} <b>{count}</b>
          </li>
        )
      })}
    </ul>
  )
}

/** Where in the run we look; at its right end the page follows what is learned. */
function Time({
  view,
  at,
  onAt,
}: {
  readonly view: LearningView
  readonly at: number | null
  readonly onAt: (at: number | null) => void
}) {
  return (
    <div class="tree-time">
      <input
        type="range"
        min={0}
        max={Math.max(1, view.steps)}
        step={Math.max(1, Math.round(view.steps / 500))}
        value={at ?? view.steps}
        aria-label="Steps of learning"
        aria-valuetext={at === null ? 'now' : `step ${number(at)}`}
        onInput={event => {
          const value = Number(event.currentTarget.value)
          onAt(value >= view.steps - Math.max(1, Math.round(view.steps / 500)) ? null : value)
        }}
      />
      <output>
        step <b>{number(at ?? view.steps)}</b>
        {at === null ? (
          <span class="quiet">
            {view.budget !== null && view.budget > view.steps ? ` of ${number(view.budget)}` : ''} · now
          </span>
        ) : (
          <button type="button" onClick={() => onAt(null)}>
            Now
          </button>
        )}
      </output>
    </div>
  )
}

interface CardProps {
  readonly run: string
  readonly chosen: Chosen
  readonly width: number
  readonly view: LearningView
  readonly states: ReadonlyMap<string, NodeState>
  readonly onClose: () => void
}

function Card({ run, chosen, width, view, states, onClose }: CardProps) {
  const skill = view.skills.find(({ id }) => id === chosen.id)
  const goal = view.goals.find(({ id }) => id === (skill?.goal ?? chosen.id)) ?? null
  const wide = Math.min(360, width)
  return (
    <div
      class="node-card"
      role="status"
      style={{
        left: `${Math.max(0, Math.min(chosen.x, width - wide))}px`,
        top: `${chosen.y + 4}px`,
        width: `${wide}px`,
      }}
    >
      <button type="button" class="quiet-button card-close" aria-label="Close" onClick={onClose} tabIndex={-1}>
        ×
      </button>
      {skill !== undefined && (
        <SkillCard run={run} skill={skill} state={states.get(skill.id) ?? skill.state} goal={goal} />
      )}
      {skill === undefined && goal !== null && <GoalCard goal={goal} goals={view.goals} />}
    </div>
  )
}

function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  return width
}

/** A pointer that strays for a moment has not left. */
function useLeaving(leave: () => void): { start(): void; stop(): void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stop = () => clearTimeout(timer.current)
  useEffect(() => stop, [])
  return {
    stop,
    start() {
      stop()
      timer.current = setTimeout(leave, 250)
    },
  }
}
