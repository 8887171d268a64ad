import type { Intent } from './intents.ts'

/** A shape of its own for each name: the same monster always looks the same, and none looks like the game's. */
export function Figure({ name, size }: { readonly name: string; readonly size: number }) {
  let seed = 7
  for (const letter of name) seed = (seed * 31 + letter.charCodeAt(0)) % 9973
  const hue = seed % 360
  const wide = Math.min(30, 13 + Math.sqrt(size))
  const tall = wide * (0.75 + (seed % 5) * 0.1)
  const bumps = 5 + (seed % 6)
  const rim = Array.from({ length: bumps * 2 }, (_, i) => {
    const far = i % 2 === 0 ? 1 : 0.78 + ((seed >> (i % 5)) % 3) * 0.08
    const angle = (Math.PI * i) / bumps
    return [32 + wide * far * Math.sin(angle), 36 - tall * far * Math.cos(angle)]
  })
  // Smooth through the middles of the rim's edges.
  const middle = (i: number) => {
    const [a, b] = [rim[i % rim.length], rim[(i + 1) % rim.length]]
    return `${((a[0] + b[0]) / 2).toFixed(1)} ${((a[1] + b[1]) / 2).toFixed(1)}`
  }
  const path = rim.map(([x, y], i) => `Q${x.toFixed(1)} ${y.toFixed(1)} ${middle(i)}`).join('')
  const eyes = 1 + (seed % 3)
  return (
    <svg class="spire-figure" viewBox="0 0 64 72" aria-hidden="true">
      <ellipse cx="32" cy="67" rx={wide * 0.8} ry="3" fill="currentColor" opacity="0.18" />
      <path
        d={`M${middle(rim.length - 1)}${path}Z`}
        fill={`hsl(${hue} 42% 46%)`}
        stroke={`hsl(${hue} 45% 26%)`}
        stroke-width="2"
      />
      {Array.from({ length: eyes }, (_, i) => {
        const x = 32 + (i - (eyes - 1) / 2) * 11
        return (
          <g key={i}>
            <circle cx={x} cy={32} r={4.4} fill="#fff" />
            <circle cx={x - 1} cy={33} r={2} fill="#181818" />
          </g>
        )
      })}
      {seed % 4 === 0 ? null : (
        <path
          d={seed % 2 === 0 ? 'M25 43 L29 46 L33 43 L37 46 L41 43' : 'M26 44 Q32 48 38 44'}
          fill="none"
          stroke="#181818"
          stroke-width="2"
        />
      )}
    </svg>
  )
}

/** In words what an enemy means to do. */
export const intentWords: Readonly<Record<Intent, string>> = {
  attack: 'attacks',
  'attack-buff': 'attacks, gets stronger',
  'attack-debuff': 'attacks, weakens you',
  'attack-defend': 'attacks, blocks',
  buff: 'gets stronger',
  debuff: 'weakens you',
  'strong-debuff': 'weakens you badly',
  defend: 'blocks',
  'defend-buff': 'blocks, gets stronger',
  'defend-debuff': 'blocks, weakens you',
  escape: 'escapes',
  sleep: 'sleeps',
  stun: 'is stunned',
  unknown: 'who knows',
}

const sword = 'M4 20 L15 9 L15 4 L20 4 L20 9 L15 9 M6 14 L10 18'
const shield = 'M12 3 L20 6 V12 C20 17 16 20 12 22 C8 20 4 17 4 12 V6 Z'
const up = 'M12 20 V5 M6 11 L12 4 L18 11'
const down = 'M12 4 V19 M6 13 L12 20 L18 13'
const marks: Readonly<Record<string, string>> = {
  attack: sword,
  buff: up,
  debuff: down,
  'strong-debuff': `${down} M5 4 H19`,
  defend: shield,
  escape: 'M4 12 H19 M13 6 L19 12 L13 18',
  sleep: 'M5 6 H13 L5 14 H13 M14 12 H20 L14 19 H20',
  stun: 'M12 3 L14 10 L21 10 L15 14 L18 21 L12 17 L6 21 L9 14 L3 10 L10 10 Z',
  unknown: 'M8 8 C8 3 16 3 16 8 C16 12 12 11 12 15 M12 19 V20',
}

/** Shapes beside the words, one for each half of the intent. */
export function IntentMark({ intent }: { readonly intent: Intent | null }) {
  const parts = intent === null ? ['unknown'] : marks[intent] ? [intent] : intent.split('-')
  return (
    <span class="spire-mark" aria-hidden="true">
      {parts.map(part => (
        <svg key={part} viewBox="0 0 24 24" class={part} aria-hidden="true">
          <path d={marks[part]} />
        </svg>
      ))}
    </span>
  )
}
