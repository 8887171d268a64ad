import { blocks, items } from './names.ts'

const materials = [
  ...['oak', 'spruce', 'birch', 'jungle', 'acacia', 'dark_oak', 'crimson', 'warped'],
  ...['white', 'orange', 'magenta', 'light_blue', 'yellow', 'lime', 'pink', 'gray', 'light_gray', 'cyan', 'purple'],
  ...['blue', 'brown', 'green', 'red', 'black'],
].sort((a, b) => b.length - a.length)

const prefix = 'any_'

/** Names that differ only in their wood or their colour, by their kind: `any_log` is oak_log, spruce_log and so on. */
const membersOf = group([...new Set([...items, ...blocks])])
const kindsByName = new Map([...membersOf].flatMap(([kind, names]) => names.map(name => [name, kind] as const)))

/** Every kind there is. */
export const kinds: readonly string[] = [...membersOf.keys()].sort()

/** Kinds of things that can be held. */
export const itemKinds: readonly string[] = kinds.filter(kind =>
  membersOf.get(kind)!.some(name => items.includes(name)),
)

/** The kind a name belongs to, or null: `oak_log` is of `any_log`. */
export const kindOf = (name: string): string | null => kindsByName.get(name) ?? null

/** What a name of a thing or of a kind stands for. */
export const named = (name: string): readonly string[] => membersOf.get(name) ?? [name]

function group(names: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const name of names) {
    const material = materials.find(word => name.startsWith(`${word}_`))
    if (material === undefined) continue
    const kind = prefix + name.slice(material.length + 1)
    found.set(kind, [...(found.get(kind) ?? []), name])
  }
  return new Map([...found].filter(([, members]) => members.length > 1))
}
