import './board.css'
import { useEffect, useRef } from 'preact/hooks'
import type { View } from '#core'
import type { Action } from './action.ts'
import { drawMap, type Point } from './board-drawing.ts'
import type { Observation } from './observation.ts'

interface Props {
  readonly view: View<Observation, Action>
  readonly previous: View<Observation, Action> | null
}

/** The map from above with the way that was walked, health and food, what is held, and how the last action went. */
export default function Board({ view, previous }: Props) {
  const { observation: seen, outcome } = view
  return (
    <div class="minecraft">
      <WorldMap seen={seen} />
      <div class="minecraft-side">
        <p>
          {Math.floor(seen.position.x)}, {Math.floor(seen.position.y)}, {Math.floor(seen.position.z)}
          {seen.underSky ? '' : ', underground'}
          {` · ${clock(seen.time)} · ${Math.round(seen.tick / 20)} s played`}
        </p>
        <Vital name="health" amount={seen.health} />
        <Vital name="food" amount={seen.food} />
        {outcome && (
          <p class={outcome.ok ? '' : 'minecraft-failed'}>
            {outcome.ok ? '' : `${outcome.code}: `}
            {outcome.text}
          </p>
        )}
        <Inventory seen={seen} before={previous?.observation ?? null} />
        {seen.entities.length > 0 && <p>Near: {counted(seen.entities.map(({ name }) => name))}</p>}
      </div>
    </div>
  )
}

/** Remembers where the player was as long as time goes forward. */
function WorldMap({ seen }: { readonly seen: Observation }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const trail = useRef<{ tick: number; points: Point[] }>({ tick: 0, points: [] })
  useEffect(() => {
    const { current } = trail
    if (seen.tick < current.tick) current.points = []
    current.tick = seen.tick
    current.points = [...current.points.slice(-200), { x: seen.position.x, z: seen.position.z }]
    if (canvas.current) drawMap(canvas.current, seen, current.points)
  }, [seen])
  const { x, y, z } = seen.position
  return (
    <canvas
      ref={canvas}
      class="minecraft-map"
      width={528}
      height={528}
      role="img"
      aria-label={`Map around ${Math.floor(x)}, ${Math.floor(y)}, ${Math.floor(z)}`}
    />
  )
}

function Vital({ name, amount }: { readonly name: string; readonly amount: number }) {
  return (
    <div class="minecraft-vital">
      <span>{name}</span>
      <meter min={0} max={20} low={7} optimum={20} value={amount} aria-label={name} />
      <b>{amount}</b>
    </div>
  )
}

function Inventory({ seen, before }: { readonly seen: Observation; readonly before: Observation | null }) {
  const held = Object.entries(seen.inventory)
  if (held.length === 0) return <p>Empty hands.</p>
  return (
    <ul class="minecraft-slots" aria-label="Inventory">
      {held.map(([item, count]) => (
        <li key={item} class={before && before.inventory[item] !== count ? 'changed' : ''}>
          <span>{item.replaceAll('_', ' ')}</span>
          <b>{count}</b>
        </li>
      ))}
    </ul>
  )
}

/** Minecraft's day begins at six in the morning. */
function clock(time: number): string {
  const minutes = Math.floor(((time / 1000 + 6) % 24) * 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function counted(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => (count > 1 ? `${count} ${name}` : name)).join(', ')
}
