import './board.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { View } from '#core'
import type { Action } from './action.ts'
import { drawMap, type Point } from './board-drawing.ts'
import { drawIcon } from './board-icons.ts'
import type { Observation } from './observation.ts'
import type { Moment } from './scene/history.ts'
import { Scene } from './scene/scene.tsx'
import type { ReadChannel } from './scene/stage.ts'

interface Props {
  readonly view: View<Observation, Action>
  readonly previous: View<Observation, Action> | null
  /** Where a recorded episode is shown: what was recorded between the steps. */
  readonly record?: { readonly id: string; readonly steps: number; readonly read: ReadChannel }
}

/** The world in 3D, the map with the way that was walked, health and food, what is held, and how the last action went. */
export default function Board({ view, previous, record }: Props) {
  const { observation: seen, outcome } = view
  const [way, setWay] = useState<readonly Moment[]>([])
  useEffect(() => setWay([]), [record?.id])
  return (
    <div class="minecraft">
      {record && (
        <Scene
          id={record.id}
          grown={record.steps}
          read={record.read}
          tick={seen.tick}
          previous={previous?.observation.tick ?? null}
          time={seen.time}
          onWay={moments => setWay([...moments])}
        />
      )}
      <WorldMap seen={seen} way={way} />
      <div class="minecraft-side">
        <p>
          {Math.floor(seen.position.x)}, {Math.floor(seen.position.y)}, {Math.floor(seen.position.z)}
          {seen.underSky ? '' : ', underground'}
          {` · ${clock(seen.time)} · ${Math.round(seen.tick / 20)} s played`}
        </p>
        <Vital name="health" amount={seen.health} full="❤" />
        <Vital name="food" amount={seen.food} full="●" />
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

/** How much of the way is drawn, in ticks: five minutes. */
const trailTicks = 6000

/** The map from above with the way as recorded; without a record, as far as it was seen here while time went forward. */
function WorldMap({ seen, way }: { readonly seen: Observation; readonly way: readonly Moment[] }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const trail = useRef<{ tick: number; points: Point[] }>({ tick: 0, points: [] })
  useEffect(() => {
    const { current } = trail
    if (seen.tick < current.tick) current.points = []
    current.tick = seen.tick
    current.points = [...current.points.slice(-200), { x: seen.position.x, z: seen.position.z }]
    const walked = way
      .filter(({ tick }) => tick <= seen.tick && tick > seen.tick - trailTicks)
      .map(({ player: [x, , z] }) => ({ x, z }))
    const points = walked.length > 0 ? [...walked, seen.position] : current.points
    if (canvas.current) drawMap(canvas.current, seen, points)
  }, [seen, way])
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

/** Ten signs of two points each. */
function Vital({ name, amount, full }: { readonly name: string; readonly amount: number; readonly full: string }) {
  return (
    <div class={`minecraft-vital ${name}`} role="img" aria-label={`${name} ${amount} of 20`}>
      {Array.from({ length: 10 }, (_, i) => (
        <span key={i} class={amount >= i * 2 + 2 ? 'full' : amount > i * 2 ? 'half' : ''}>
          {full}
        </span>
      ))}
      <b>{amount}</b>
    </div>
  )
}

/** Rows of nine slots, as in the game; which slot an item lies in is not observed. */
function Inventory({ seen, before }: { readonly seen: Observation; readonly before: Observation | null }) {
  const held = Object.entries(seen.inventory)
  const empty = Math.max(9, Math.ceil(held.length / 9) * 9) - held.length
  return (
    <>
      {seen.worn.length > 0 && <p>Wears {seen.worn.map(words).join(', ')}</p>}
      <ul class="minecraft-slots" aria-label="Inventory">
        {held.map(([item, count]) => (
          <li
            key={item}
            title={`${count} ${words(item)}`}
            class={[item === seen.held ? 'held' : '', before && before.inventory[item] !== count ? 'changed' : ''].join(
              ' ',
            )}
          >
            <Icon item={item} />
            <span class="minecraft-name">{words(item)}</span>
            {count > 1 && <b>{count}</b>}
          </li>
        ))}
        {Array.from({ length: empty }, (_, i) => (
          <li key={i} aria-hidden="true" />
        ))}
      </ul>
    </>
  )
}

function Icon({ item }: { readonly item: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) drawIcon(canvas.current, item)
  }, [item])
  return <canvas ref={canvas} width={16} height={16} />
}

const words = (name: string) => name.replaceAll('_', ' ')

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
