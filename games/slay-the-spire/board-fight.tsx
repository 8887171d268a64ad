import type { Json } from '#core'
import { cardWords } from './card-words.ts'
import type { Fight, Monster } from './observation.ts'

/** Enemies above, the hand below, the piles beside it. */
export function BoardFight({ fight, legal }: { readonly fight: Fight; readonly legal: readonly Json[] }) {
  const playable = new Set(
    legal.map(action => {
      const { do: kind, card } = action as { readonly do: string; readonly card?: number }
      return kind === 'play' ? card : undefined
    }),
  )
  return (
    <section class="spire-panel">
      <div class="spire-monsters">
        {fight.monsters.map(monster => (
          <Enemy key={monster.place} monster={monster} />
        ))}
      </div>
      <p class="spire-turn">
        turn {fight.turn} · energy <b>{fight.energy}</b> · block <b>{fight.block}</b>
        <Powers powers={fight.powers} />
      </p>
      {fight.choice ? (
        <div class="spire-choice">
          <h4>{fight.choice.what}</h4>
          <Cards cards={fight.choice.cards} />
        </div>
      ) : null}
      <ol class="spire-cards">
        {fight.hand.map(({ card, cost }, i) => (
          <Card key={i} text={card} cost={cost} dim={!playable.has(i)} />
        ))}
      </ol>
      <div class="spire-piles">
        <Pile name="draw pile" cards={fight.draw} />
        <Pile name="discard pile" cards={fight.discard} />
        <Pile name="exhausted" cards={fight.exhaust} />
      </div>
    </section>
  )
}

function Enemy({ monster }: { readonly monster: Monster }) {
  const attack =
    monster.damage === null
      ? null
      : `${monster.damage}${monster.hits !== null && monster.hits > 1 ? ` × ${monster.hits}` : ''}`
  return (
    <article class="spire-monster">
      <p class={attack ? 'spire-intent attack' : 'spire-intent'}>{attack ?? monster.intent ?? '?'}</p>
      <Figure name={monster.name} share={monster.maxHp > 0 ? monster.maxHp : 1} />
      <h4>{monster.name}</h4>
      <meter min={0} max={monster.maxHp} value={monster.hp} aria-label={`${monster.name}, hit points`} />
      <p>
        {monster.hp}/{monster.maxHp}
        {monster.block > 0 ? <b class="spire-block"> {monster.block} block</b> : null}
      </p>
      <Powers powers={monster.powers} />
    </article>
  )
}

/** A shape of its own for each name: the same monster always looks the same. */
function Figure({ name, share }: { readonly name: string; readonly share: number }) {
  let seed = 7
  for (const letter of name) seed = (seed * 31 + letter.charCodeAt(0)) % 9973
  const size = Math.min(30, 12 + Math.sqrt(share))
  const corners = 5 + (seed % 5)
  const points = Array.from({ length: corners * 2 }, (_, i) => {
    const far = i % 2 === 0 ? size : size * (0.55 + ((seed >> (i % 7)) % 4) * 0.1)
    const angle = (Math.PI * i) / corners
    return `${(32 + far * Math.sin(angle)).toFixed(1)},${(34 - far * Math.cos(angle)).toFixed(1)}`
  })
  return (
    <svg viewBox="0 0 64 68" aria-hidden="true">
      <polygon points={points.join(' ')} fill={`hsl(${seed % 360} 45% 45%)`} stroke="currentColor" />
      <circle cx="26" cy="30" r="3" fill="white" />
      <circle cx="38" cy="30" r="3" fill="white" />
    </svg>
  )
}

function Powers({ powers }: { readonly powers: Readonly<Record<string, number>> }) {
  const entries = Object.entries(powers)
  if (entries.length === 0) return null
  return (
    <span class="spire-powers">
      {entries.map(([name, value]) => (
        <span key={name}>
          {name} <b>{value}</b>
        </span>
      ))}
    </span>
  )
}

function Pile({ name, cards }: { readonly name: string; readonly cards: readonly string[] }) {
  return (
    <details>
      <summary>
        {name}: {cards.length}
      </summary>
      <Cards cards={cards} small />
    </details>
  )
}

export function Cards({ cards, small = false }: { readonly cards: readonly string[]; readonly small?: boolean }) {
  return (
    <ol class={small ? 'spire-cards small' : 'spire-cards'}>
      {cards.map((card, i) => (
        <Card key={i} text={card} cost={null} dim={false} />
      ))}
    </ol>
  )
}

function Card(props: { readonly text: string; readonly cost: number | null; readonly dim: boolean }) {
  const { type, words } = cardWords(props.text)
  const cost = props.cost === null || props.cost < -1 ? null : props.cost === -1 ? 'X' : props.cost
  return (
    <li class={`spire-card ${type}${props.dim ? ' dim' : ''}`}>
      {cost === null ? null : <span class="spire-cost">{cost}</span>}
      <strong>{props.text}</strong>
      <small>{words}</small>
    </li>
  )
}
