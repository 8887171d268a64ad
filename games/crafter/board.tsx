import './board.css'
import { useEffect, useRef } from 'preact/hooks'
import type { Json, View } from '#core'
import { drawItem, drawView } from './board-drawing.ts'
import type { Observation } from './observation.ts'
import { achievements, items } from './simulator/names.ts'

interface Props {
  readonly view: View<Observation, Json>
  readonly previous: View<Observation, Json> | null
}

/** Keys for playing in the page. */
export const keys: Readonly<Record<string, Json>> = {
  a: 'move_left',
  d: 'move_right',
  w: 'move_up',
  s: 'move_down',
  ' ': 'do',
  z: 'sleep',
  q: 'noop',
  1: 'place_stone',
  2: 'place_table',
  3: 'place_furnace',
  4: 'place_plant',
  5: 'make_wood_pickaxe',
  6: 'make_stone_pickaxe',
  7: 'make_iron_pickaxe',
  8: 'make_wood_sword',
  9: 'make_stone_sword',
  0: 'make_iron_sword',
}

/** The player's view, what is held, how it feels, and the 22 achievements as they are unlocked. */
export default function Board({ view, previous }: Props) {
  const { observation } = view
  const before = previous?.observation ?? null
  return (
    <div class="crafter">
      <div class="crafter-world">
        <World observation={observation} />
        <p class="crafter-time">
          {observation.sleeping ? 'asleep' : partOfDay(observation.daylight)}
          <span aria-hidden="true"> · </span>
          step {observation.step}
        </p>
      </div>
      <div class="crafter-side">
        <Vitals vitals={observation.vitals} before={before?.vitals ?? null} />
        <Inventory inventory={observation.inventory} before={before?.inventory ?? null} />
        <Achievements unlocked={observation.achievements} before={before?.achievements ?? null} />
      </div>
    </div>
  )
}

function World({ observation }: { readonly observation: Observation }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) drawView(canvas.current, observation)
  }, [observation])
  return (
    <canvas ref={canvas} class="crafter-view" width={63} height={49} role="img" aria-label={describe(observation)} />
  )
}

function Vitals(props: { readonly vitals: Observation['vitals']; readonly before: Observation['vitals'] | null }) {
  return (
    <ul class="crafter-vitals" aria-label="Vitals">
      {(['health', 'food', 'drink', 'energy'] as const).map(name => {
        const amount = props.vitals[name]
        const fell = props.before !== null && amount < props.before[name]
        return (
          <li key={name} class={fell ? 'fell' : amount <= 3 ? 'low' : ''}>
            <Icon item={name} />
            <span class="crafter-name">{name}</span>
            <meter min={0} max={9} low={4} optimum={9} value={amount} aria-label={name} />
            <b>{amount}</b>
          </li>
        )
      })}
    </ul>
  )
}

function Inventory(props: {
  readonly inventory: Observation['inventory']
  readonly before: Observation['inventory'] | null
}) {
  return (
    <ul class="crafter-items" aria-label="Held">
      {items.slice(4).map(name => {
        const amount = props.inventory[name as keyof Observation['inventory']]
        const was = props.before?.[name as keyof Observation['inventory']] ?? amount
        return (
          <li key={name} class={amount === 0 ? 'none' : amount > was ? 'rose' : ''} title={words(name)}>
            <Icon item={name} />
            <span class="visually-hidden">{words(name)}</span>
            <b>{amount}</b>
          </li>
        )
      })}
    </ul>
  )
}

function Achievements(props: {
  readonly unlocked: Observation['achievements']
  readonly before: Observation['achievements'] | null
}) {
  const count = Object.keys(props.unlocked).length
  return (
    <section class="crafter-achievements" aria-label={`${count} of 22 achievements`}>
      <h3>
        {count} <small>of 22 achievements</small>
      </h3>
      <ul>
        {achievements.map(name => {
          const times = props.unlocked[name] ?? 0
          const now = times > 0 && props.before !== null && !props.before[name]
          return (
            <li key={name} class={now ? 'now' : times > 0 ? 'done' : ''}>
              <span aria-hidden="true">{times > 0 ? '✓' : '·'}</span> {words(name)}
              {times > 1 ? <small> ×{times}</small> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Icon({ item }: { readonly item: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) drawItem(canvas.current, item)
  }, [item])
  return (
    <span class="crafter-icon" aria-hidden="true">
      <canvas ref={canvas} width={4} height={7} />
    </span>
  )
}

const words = (name: string) => name.replaceAll('_', ' ')

function partOfDay(daylight: number): string {
  if (daylight > 0.7) return 'day'
  return daylight > 0.35 ? 'dusk' : 'night'
}

/** The picture in a sentence. */
function describe({ creatures, facing, sleeping }: Observation): string {
  const counts = new Map<string, number>()
  for (const { kind } of creatures) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const others = [...counts].map(([kind, count]) => `${count} ${words(kind)}`).join(', ')
  return `The player ${sleeping ? 'sleeps' : `looks ${facing}`}. In view: ${others || 'no creatures'}.`
}
