import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { LearningView, SeenGoal, SkillSummary } from '../../learning/wire.ts'
import { number } from '../format.ts'
import { printRoute } from '../route.ts'
import { Interval } from './interval.tsx'
import { type Layout, layOut, nodeHeight, related } from './layout.ts'
import { shortNames } from './names.ts'
import { GoalCard, SkillCard } from './node-card.tsx'
import { type NodeState, nodeStates, StateSign, stateAt } from './states.tsx'

/** What the pointer, the keyboard or a finger is on. */
interface Chosen {
  readonly id: string
  readonly x: number
  readonly y: number
}

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
  const served = new Set(view.skills.filter(({ id }) => states.has(id)).map(skill => skill.goal))
  const unmet = view.goals.filter(goal => !served.has(goal.id) && (at === null || goal.since <= at))
  const name = useMemo(() => shortNames(view.skills.map(({ id }) => id)), [view.skills])
  const layout = useMemo(() => (width === 0 ? null : layOut(view.skills, width)), [view.skills, width])
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
        {layout !== null && view.skills.length > 0 && (
          <Graph
            run={run}
            layout={layout}
            skills={view.skills}
            states={states}
            name={name}
            chosen={chosen?.id ?? null}
            onChoose={setChosen}
          />
        )}
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

interface GraphProps {
  readonly run: string
  readonly layout: Layout
  readonly skills: readonly SkillSummary[]
  readonly states: ReadonlyMap<string, NodeState>
  readonly name: (id: string) => string
  readonly chosen: string | null
  readonly onChoose: (chosen: Chosen) => void
}

function Graph({ run, layout, skills, states, name, chosen, onChoose }: GraphProps) {
  const touched = useRef<string | null>(null)
  const near = chosen !== null && layout.places.has(chosen) ? related(chosen, layout.links) : null
  const order = [...layout.places.keys()]
  const byId = new Map(skills.map(skill => [skill.id, skill]))
  return (
    <div class="graph scroll">
      <div class="graph-plane" style={{ width: `${layout.width}px`, height: `${layout.height}px` }}>
        <svg width={layout.width} height={layout.height} aria-hidden="true">
          {layout.links
            .filter(({ from, to }) => states.has(from) && states.has(to))
            .map(({ from, to, kind, path }) => (
              <path
                key={`${from} ${to} ${kind}`}
                d={path}
                class={`link ${kind === 'calls' ? 'link-calls' : 'link-way'} ${
                  near === null ? '' : near.has(from) && near.has(to) ? 'near' : 'far'
                }`}
              />
            ))}
        </svg>
        {order.map(id => {
          const { x, y, width } = layout.places.get(id)!
          const state = states.get(id)
          const skill = byId.get(id)
          if (state === undefined || skill === undefined) return null
          const choose = () => onChoose({ id, x, y: y + nodeHeight })
          return (
            <a
              key={id}
              data-node={id}
              class={`node node-${state} ${near === null ? '' : near.has(id) ? 'near' : 'far'}`}
              style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${nodeHeight}px` }}
              href={printRoute({ page: 'skill', run, skill: id })}
              aria-label={`${id}, ${state}`}
              onPointerDown={event => {
                touched.current = event.pointerType === 'touch' && chosen !== id ? id : null
              }}
              onClick={event => {
                if (touched.current === id) event.preventDefault() // a finger has nothing to hover with: look first
                touched.current = null
                choose()
              }}
              onPointerEnter={event => event.pointerType === 'mouse' && choose()}
              onFocus={choose}
            >
              <StateSign state={state} />
              <span class="node-name">{name(id)}</span>
              <Interval tally={tallyOf(skill)} words={false} />
              <span class="node-tally">
                {tallyOf(skill).k}/{tallyOf(skill).n}
              </span>
            </a>
          )
        })}
      </div>
    </div>
  )
}

/** The look that says most: verification if there was one, else the gate. */
const tallyOf = ({ looks }: SkillSummary) => looks.verify ?? looks.gate ?? looks.train ?? { k: 0, n: 0 }

interface UnmetProps {
  readonly goals: readonly SeenGoal[]
  readonly box: { readonly current: HTMLElement | null }
  readonly chosen: string | null
  readonly onChoose: (chosen: Chosen) => void
}

function Unmet({ goals, box, chosen, onChoose }: UnmetProps) {
  const sorted = goals.toSorted((a, b) => Number(b.asked) - Number(a.asked) || b.reached - a.reached)
  if (sorted.length === 0) return null
  return (
    <div class="unmet">
      <h3>Goals without a skill</h3>
      <div class="unmet-list">
        {sorted.map(goal => {
          const choose = (target: HTMLElement) => {
            const [inner, outer] = [target.getBoundingClientRect(), box.current!.getBoundingClientRect()]
            onChoose({ id: goal.id, x: inner.left - outer.left, y: inner.bottom - outer.top })
          }
          return (
            <button
              key={goal.id}
              type="button"
              class={`goal-chip ${chosen === goal.id ? 'near' : ''} ${goal.asked ? '' : 'aside'}`}
              onClick={event => choose(event.currentTarget)}
              onFocus={event => choose(event.currentTarget)}
              onPointerEnter={event => event.pointerType === 'mouse' && choose(event.currentTarget)}
            >
              <StateSign state="unmet" />
              <span>{goal.text}</span>
              <b title="episodes that reached it, aimed at or not">{goal.reached}×</b>
            </button>
          )
        })}
      </div>
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

/** The node in that direction: the next in the column, or the nearest of the next column. */
function step(key: string, layout: Layout, from: HTMLElement): boolean {
  const place = layout.places.get(from.dataset?.['node'] ?? '')
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
  if (!place || !way) return false
  let best: { readonly id: string; readonly far: number } | null = null
  for (const other of layout.places.values()) {
    const [dx, dy] = [other.x - place.x, other.y - place.y]
    const along = dx * way[0] + dy * way[1]
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0])
    if (along <= 0) continue
    const far = along + 3 * aside
    if (best === null || far < best.far) best = { id: other.id, far }
  }
  if (best !== null)
    from
      .closest('.tree')
      ?.querySelector<HTMLElement>(`[data-node="${CSS.escape(best.id)}"]`)
      ?.focus()
  return true
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
