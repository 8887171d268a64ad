import { signal } from '@preact/signals'
import type { Facts } from '#core'
import { number } from '../format.ts'

const filter = signal('')

/** What a goal could speak of, those that just changed marked. */
export function FactList({ facts, previous }: { readonly facts: Facts | null; readonly previous: Facts | null }) {
  if (facts === null) return <p class="empty">This game states no facts here.</p>
  const wanted = filter.value.toLowerCase()
  const names = Object.keys(facts)
    .filter(name => name.toLowerCase().includes(wanted))
    .sort()
  return (
    <div class="facts">
      <input
        type="search"
        placeholder="Filter facts"
        aria-label="Filter facts"
        value={filter.value}
        onInput={event => {
          filter.value = event.currentTarget.value
        }}
      />
      <dl>
        {names.slice(0, 400).map(name => {
          const value = facts[name]
          const changed = previous !== null && previous[name] !== value
          return (
            <div key={name} class={changed ? 'changed' : undefined}>
              <dt>{name}</dt>
              <dd title={changed ? `was ${factText(previous[name])}` : undefined}>{factText(value)}</dd>
            </div>
          )
        })}
      </dl>
      {names.length === 0 && <p class="empty">No fact is called that.</p>}
    </div>
  )
}

function factText(value: Facts[string] | undefined): string {
  if (value === undefined) return '–'
  if (value === null) return 'hidden'
  return typeof value === 'number' ? number(value) : String(value)
}
