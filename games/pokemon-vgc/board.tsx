import './board.css'
import type { Decision, Transition, View } from '#core'
import type { Action } from './action.ts'
import { inWords, plain } from './board-words.ts'
import type { Observation, SeenPokemon, SeenSide } from './observation.ts'

interface Props {
  readonly view: View<Observation, Action>
  readonly previous: View<Observation, Action> | null
  readonly transition?: Transition<Observation, Action>
}

/** Both sides' Pokémon, what holds on the field, the last turn in words, and what a searching agent looked at. */
export default function Board({ view, transition }: Props) {
  const { observation } = view
  const decision = transition?.decisions.get(view.player)
  return (
    <div class="vgc">
      <Side side={observation.foe} title={plain(observation.foe.name) || 'The other side'} own={false} />
      <Field observation={observation} />
      <Side side={observation.you} title={`${plain(observation.you.name) || 'Own side'} (seen from here)`} own />
      <Log lines={observation.log} />
      {decision && <Chosen decision={decision} />}
      <p class="vgc-hidden">
        Hidden from this player: the other side's EVs and natures, its exact HP, and which of its six are with it until
        they come in
        {observation.sheets === 'closed' ? '; the sheets are closed, so also moves, items and abilities' : ''}.
      </p>
    </div>
  )
}

function Side({ side, title, own }: { readonly side: SeenSide; readonly title: string; readonly own: boolean }) {
  const active = side.pokemon.filter(each => each.slot >= 0).sort((a, b) => a.slot - b.slot)
  const bench = side.pokemon.filter(each => each.slot < 0)
  return (
    <section class="vgc-side" aria-label={title}>
      <h3>
        {title}
        {side.conditions.map(({ id, layers }) => (
          <span class="vgc-tag" key={id}>
            {id}
            {layers > 1 ? ` ×${layers}` : ''}
          </span>
        ))}
      </h3>
      <div class="vgc-active">
        {active.map(pokemon => (
          <Card key={pokemon.place} pokemon={pokemon} />
        ))}
      </div>
      <ul class="vgc-bench" aria-label="behind">
        {bench.map(pokemon => (
          <li key={pokemon.place} class={pokemon.hp === 0 || pokemon.brought === false ? 'vgc-out' : ''}>
            <details>
              <summary>
                {pokemon.species} <Health pokemon={pokemon} />
                {pokemon.status !== '' && <span class="vgc-tag vgc-bad">{pokemon.status}</span>}
                {pokemon.brought === null && !own ? <span class="vgc-tag">unseen</span> : null}
                {pokemon.brought === false ? <span class="vgc-tag">left behind</span> : null}
              </summary>
              <Sheet pokemon={pokemon} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Card({ pokemon }: { readonly pokemon: SeenPokemon }) {
  const boosts = Object.entries(pokemon.boosts).filter(([, by]) => by !== 0)
  return (
    <article class={pokemon.hp === 0 ? 'vgc-card vgc-out' : 'vgc-card'}>
      <header>
        <strong>{pokemon.species}</strong>
        {pokemon.name !== pokemon.species && <bdi class="vgc-name">{plain(pokemon.name)}</bdi>}
        {pokemon.types.map(type => (
          <span key={type} class={`vgc-type vgc-${type.toLowerCase()}`}>
            {type}
          </span>
        ))}
        {pokemon.terastallized && (
          <span class={`vgc-type vgc-${(pokemon.teraType ?? '').toLowerCase()}`}>Tera {pokemon.teraType}</span>
        )}
      </header>
      <Health pokemon={pokemon} />
      <p>
        {pokemon.status !== '' && <span class="vgc-tag vgc-bad">{pokemon.status}</span>}
        {boosts.map(([stat, by]) => (
          <span key={stat} class={by > 0 ? 'vgc-tag vgc-good' : 'vgc-tag vgc-bad'}>
            {stat} {by > 0 ? `+${by}` : by}
          </span>
        ))}
        {pokemon.volatiles.map(({ id }) => (
          <span key={id} class="vgc-tag">
            {id}
          </span>
        ))}
      </p>
      <Sheet pokemon={pokemon} />
    </article>
  )
}

/** What is known of its set, and what follows from the messages. */
function Sheet({ pokemon }: { readonly pokemon: SeenPokemon }) {
  const { speed, notItems } = pokemon.inferred ?? {}
  const inferred = [
    ...(speed ? [`speed ${speed.join(' to ')}`] : []),
    ...(notItems ? [`not holding ${notItems.join(', ')}`] : []),
  ]
  return (
    <>
      <p class="vgc-sheet">
        {pokemon.item === null ? 'item unknown' : pokemon.item === '' ? `no item` : pokemon.item}
        {pokemon.lostItem === '' ? '' : ` (was ${pokemon.lostItem})`} · {pokemon.ability ?? 'ability unknown'} ·{' '}
        {pokemon.moves.map(move => move.id).join(', ') || 'moves unknown'}
        {pokemon.movesKnown ? '' : ' …'}
        {pokemon.teraType && !pokemon.terastallized ? ` · tera ${pokemon.teraType}` : ''}
      </p>
      {inferred.length > 0 && <p class="vgc-sheet">inferred: {inferred.join('; ')}</p>}
    </>
  )
}

function Health({ pokemon }: { readonly pokemon: SeenPokemon }) {
  const share = Math.round((100 * pokemon.hp) / pokemon.maxHp)
  return (
    <span class="vgc-health" title={`${pokemon.hp} of ${pokemon.maxHp}`}>
      <meter min={0} max={100} low={25} high={50} optimum={100} value={share} />
      <span>{share} %</span>
    </span>
  )
}

function Field({ observation }: { readonly observation: Observation }) {
  const { field, turn, winner } = observation
  const held = [field.weather?.id, field.terrain?.id, ...field.rooms.map(room => room.id)].filter(Boolean)
  return (
    <p class="vgc-field">
      {winner === '' ? `Turn ${turn}` : winner === 'tie' ? 'A tie' : `${plain(winner)} won`}
      {held.map(each => (
        <span class="vgc-tag" key={each}>
          {each}
        </span>
      ))}
    </p>
  )
}

function Log({ lines }: { readonly lines: readonly string[] }) {
  const words = lines.map(inWords).filter(line => line !== '')
  return (
    <ol class="vgc-log" aria-label="what happened">
      {words.map((line, i) => (
        <li key={`${i}-${line}`}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ol>
  )
}

interface Searched {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly payoff: readonly (readonly number[])[]
  readonly mix: readonly number[]
  readonly theirs: readonly number[]
}

/** The choice; for searching agents also the matrix it comes from. */
function Chosen({ decision }: { readonly decision: Decision<Action> }) {
  const detail = decision.detail as Searched | null | undefined
  const searched = detail && typeof detail === 'object' && Array.isArray(detail.payoff) ? detail : null
  return (
    <div class="vgc-chosen">
      <p>
        Chosen before this: <code>{decision.action}</code>
      </p>
      {searched && (
        <div class="vgc-scroll">
          <table>
            <thead>
              <tr>
                <th>worth</th>
                <th>mix</th>
                {searched.columns.map((column, j) => (
                  <th key={column} title={`they mix it ${searched.theirs[j]}`}>
                    {column || '—'}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {searched.rows.map((row, i) => (
                <tr key={row} class={row === decision.action ? 'vgc-taken' : ''}>
                  <th>{row}</th>
                  <td>{Math.round(100 * searched.mix[i])} %</td>
                  {searched.payoff[i].map((value, j) => (
                    <td key={searched.columns[j]}>{value.toFixed(2)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
