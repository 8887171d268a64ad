import { type Battle, BattleClass, type ID } from './showdown.ts'

/** Plays a battle again from its input log, which holds the seed, both teams and every choice. */
export function repeatBattle(inputLog: readonly string[]): Battle {
  let battle: Battle | null = null
  for (const line of inputLog) {
    const [word, ...rest] = line.split(' ')
    const text = rest.join(' ')
    if (word === '>start') {
      const { formatid, seed } = JSON.parse(text) as { formatid: string; seed: string }
      battle = new BattleClass({ formatid: formatid as ID, seed: seed as never })
    } else if (word === '>player') {
      const at = text.indexOf(' ')
      battle?.setPlayer(text.slice(0, at) as 'p1', JSON.parse(text.slice(at + 1)))
    } else if (word === '>p1' || word === '>p2') battle?.choose(word.slice(1) as 'p1', text)
    else if (!word.startsWith('>version')) throw new SyntaxError(`an input log has no line "${line.slice(0, 60)}"`)
  }
  if (!battle) throw new SyntaxError('the input log has no >start line')
  return battle
}

/** A log without its clock times: what two battles of the same inputs have in common. */
export const timeless = (log: readonly string[]): readonly string[] => log.filter(line => !line.startsWith('|t:|'))
