import type { Json, ToolIo } from '#core'
import { type MapNode, nodesOf } from '../map-nodes.ts'
import { makeMap } from '../simulator/map.ts'
import { startRun } from '../simulator/run/start.ts'
import { Spire } from '../simulator/state.ts'
import { type RecordFile, recordFiles } from './archive.ts'
import type { RealObserver } from './observer.ts'
import { FightReplay } from './real-fights.ts'
import { misses, parseLine, type SeenRoom, type Sighting, sightingIn } from './sightings.ts'
import { attempt, Tally, unlike } from './tally.ts'

/** Reads every recorded state of the real game, and compares maps and fights with `rules: game`. */
export async function compareReal(folder: string, io: ToolIo, observer?: RealObserver): Promise<Json> {
  const states = new Tally()
  const maps = new Tally()
  const fights = new FightReplay(observer)
  const seenMaps = new Set<string>()
  for (const file of recordFiles(folder)) {
    io.signal.throwIfAborted()
    for (const [number, line] of linesIn(file)) {
      if (line instanceof Error) {
        states.count(line.message, `${file.name}:${number}`)
        continue
      }
      if (line.type === 'action' && typeof line.command === 'string') fights.act(line.command)
      const seen = sightingIn(line)
      if (!seen) continue
      if (!states.count(misses(seen), `${file.name}:${number}`)) continue
      const recorded = line.type === 'state'
      if (recorded && seen.class === 'IRONCLAD') fights.see(seen, `${file.name}:${number}`)
      const map = `${seen.seed} ${seen.act}`
      if (!recorded || !seen.map || seenMaps.has(map)) continue
      seenMaps.add(map)
      maps.count(
        attempt(() => unlikeMap(seen, seen.map!)),
        `${file.name}:${number}`,
      )
    }
    fights.close()
  }
  io.print(`states of the real game read: ${states.equal} of ${states.checked}${first(states)}`)
  io.print(`maps of the real game: ${maps.equal} of ${maps.checked} equal${first(maps)}`)
  io.print(
    `states of real fights: ${fights.tally.equal} of ${fights.tally.checked} equal in ${fights.fights} fights${first(fights.tally)}`,
  )
  for (const [why, count] of fights.skipped) io.print(`  not compared: ${count} × ${why}`)
  return {
    statesParsed: states.equal,
    statesTotal: states.checked,
    maps: { checked: maps.checked, equal: maps.equal },
    fights: { states: fights.tally.checked, equal: fights.tally.equal, clean: fights.clean, fights: fights.fights },
  }
}

const first = ({ first }: Tally) => (first === null ? '' : `; first difference: ${first}`)

function* linesIn({ name, text }: RecordFile): Generator<[number, Record<string, unknown> | Error]> {
  const parse = (line: string) => {
    try {
      return parseLine(line)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
  if (name.endsWith('.json')) {
    yield [1, parse(text)]
    return
  }
  for (const [i, line] of text.split('\n').entries()) if (line.trim() !== '') yield [i + 1, parse(line)]
}

/** Room by room; the burning elite, the boss and its row are no rooms of the drawn map. */
function unlikeMap(seen: Sighting, rooms: readonly SeenRoom[]): string | null {
  const g = new Spire()
  startRun(g, { seed: BigInt.asUintN(64, BigInt(seen.seed)), ascension: seen.ascension_level, rules: 'game' })
  if (seen.act > 1) makeMap(g, seen.act, false)
  const theirs = rooms
    .filter(room => room.y < 15)
    .map(({ x, y, symbol, children }) => {
      const next = children.filter(child => child.y < 16).map(child => child.x)
      return [x, y, symbol, next.sort((a, b) => a - b)] as MapNode
    })
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
  const ours = nodesOf(g)
  for (const [i, room] of theirs.entries()) {
    const found = unlike(`act ${seen.act}, room ${i}`, y14(room), y14(ours[i]))
    if (found) return found
  }
  return unlike('rooms', theirs.length, ours.length)
}

/** Rooms below the boss all lead to it; its column is drawn differently. */
const y14 = (room: MapNode | undefined) => (room && room[1] === 14 ? [room[0], room[1], room[2]] : room)
