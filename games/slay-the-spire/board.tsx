import './board.css'
import type { ComponentChildren } from 'preact'
import type { Json, View } from '#core'
import { BoardFight, Cards } from './board-fight.tsx'
import { BoardMap } from './board-map.tsx'
import type { Observation } from './observation.ts'

interface Props {
  readonly view: View<Observation, Json>
  readonly previous: View<Observation, Json> | null
}

/** Keys for playing in the page. */
export const keys: Readonly<Record<string, Json>> = {
  e: { do: 'end-turn' },
  l: { do: 'leave' },
  o: { do: 'open-chest' },
  r: { do: 'rest' },
  s: { do: 'smith' },
  1: { do: 'play', card: 0 },
  2: { do: 'play', card: 1 },
  3: { do: 'play', card: 2 },
  4: { do: 'play', card: 3 },
  5: { do: 'play', card: 4 },
}

/** The run at a glance, what is to be decided, the way up, and what is carried. */
export default function Board({ view, previous }: Props) {
  const seen = view.observation
  return (
    <div class="spire">
      <Status seen={seen} before={previous?.observation ?? null} />
      <div class="spire-main">
        <Scene seen={seen} legal={view.legal ?? []} />
      </div>
      <BoardMap seen={seen} />
      <section class="spire-carried">
        <h3>Relics</h3>
        <ul class="spire-relics">
          {seen.relics.map(({ name, counter }) => (
            <li key={name}>
              {name}
              {counter > 0 ? <b> {counter}</b> : null}
            </li>
          ))}
        </ul>
        <h3>Potions</h3>
        <ul class="spire-relics">
          {seen.potions.map((potion, i) => (
            <li key={i} class={potion ? '' : 'empty'}>
              {potion ?? 'empty'}
            </li>
          ))}
        </ul>
        <details>
          <summary>Deck, {seen.deck.length} cards</summary>
          <Cards cards={seen.deck} small />
        </details>
      </section>
    </div>
  )
}

function Status({ seen, before }: { readonly seen: Observation; readonly before: Observation | null }) {
  const lost = before !== null && seen.hp < before.hp
  return (
    <header class="spire-status">
      <span class={lost ? 'fell' : ''}>
        HP <b>{seen.hp}</b>/{seen.maxHp}
        <meter min={0} max={seen.maxHp} low={seen.maxHp / 4} value={seen.hp} aria-label="hit points" />
      </span>
      <span>
        gold <b>{seen.gold}</b>
      </span>
      <span>
        floor <b>{seen.floor}</b>, act {seen.act}
      </span>
      <span>ascension {seen.ascension}</span>
      <span>boss: {seen.boss}</span>
      {seen.keys.length > 0 ? <span>keys: {seen.keys.join(', ')}</span> : null}
    </header>
  )
}

function Scene({ seen, legal }: { readonly seen: Observation; readonly legal: readonly Json[] }) {
  if (seen.fight) return <BoardFight fight={seen.fight} legal={legal} />
  if (seen.event)
    return (
      <Panel title={seen.event.name}>
        <ol class="spire-list">
          {seen.event.options.map(({ option, text }) => (
            <li key={option}>{text || `option ${option}`}</li>
          ))}
        </ol>
      </Panel>
    )
  if (seen.rewards) return <Rewards rewards={seen.rewards} />
  if (seen.shop) return <Shop shop={seen.shop} gold={seen.gold} />
  if (seen.select)
    return (
      <Panel title={`Choose a card to ${seen.select.what}`}>
        <Cards cards={seen.select.cards} />
      </Panel>
    )
  if (seen.bossRelics)
    return (
      <Panel title="A relic of the boss">
        <List items={seen.bossRelics} />
      </Panel>
    )
  return <Panel title={titles[seen.screen] ?? seen.screen}>{null}</Panel>
}

const titles: Readonly<Record<string, string>> = {
  map: 'Where to?',
  chest: 'A chest',
  rest: 'A fire to rest at',
  over: 'The run is over',
}

function Panel({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="spire-panel">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul class="spire-list">
      {items.map((item, i) => (
        <li key={i}>{item}</li>
      ))}
    </ul>
  )
}

function Rewards({ rewards }: { readonly rewards: NonNullable<Observation['rewards']> }) {
  const items = [
    ...rewards.gold.map(gold => `${gold} gold`),
    ...rewards.relics,
    ...rewards.potions,
    ...(rewards.key ? [`the ${rewards.key} key`] : []),
  ]
  return (
    <Panel title="Rewards">
      <List items={items} />
      {rewards.cards.map((cards, i) => (
        <Cards key={i} cards={cards} />
      ))}
    </Panel>
  )
}

function Shop({ shop, gold }: { readonly shop: NonNullable<Observation['shop']>; readonly gold: number }) {
  return (
    <Panel title="The merchant">
      {[shop.cards, shop.relics, shop.potions].map((goods, i) => (
        <ul key={i} class="spire-list spire-goods">
          {goods.map((item, j) =>
            item ? (
              <li key={j} class={item.price > gold ? 'dear' : ''}>
                {item.name} <b>{item.price}</b>
              </li>
            ) : null,
          )}
        </ul>
      ))}
      {shop.removal === null ? null : <p>Removing a card: {shop.removal}</p>}
    </Panel>
  )
}
