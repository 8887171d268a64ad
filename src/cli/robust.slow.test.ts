import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readEpisode } from '../episode/read.ts'
import { readLines, readManifest } from '../run/folder.ts'
import { isLocked } from '../run/lock.ts'

const bin = join(import.meta.dirname, '..', '..', 'bin', 'upskill.js')
const dir = mkdtempSync(join(tmpdir(), 'upskill-robust-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('kill -9 at random moments: every recorded step can be read, and the crash is no loss', {
  timeout: 60_000,
}, async () => {
  for (let round = 0; round < 4; round++) {
    const runs = join(dir, `killed-${round}`)
    const child = spawn(process.execPath, [
      bin,
      'run',
      'crafter',
      '--agent',
      'random',
      '--episodes',
      '500',
      '--runs',
      runs,
      '--quiet',
    ])
    const begun = Date.now()
    while (!existsSync(runs) || !readdirSync(runs)[0] || !existsSync(join(runs, readdirSync(runs)[0], 'episodes'))) {
      if (Date.now() - begun > 20_000) throw new Error('the run did not begin within 20 s')
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    await new Promise(resolve => setTimeout(resolve, 20 + Math.random() * 400))
    child.kill('SIGKILL')
    await new Promise(resolve => child.on('exit', resolve))
    const run = join(runs, readdirSync(runs)[0])
    expect(isLocked(run)).toBe(false)
    expect(readManifest(run)).toMatchObject({ exit: null, finished: null })
    const finished = readLines<{ episode: number; steps: number }>(join(run, 'results.jsonl'))
    const files = readdirSync(join(run, 'episodes')).sort()
    expect(files.length).toBeGreaterThanOrEqual(finished.length)
    for (const [i, file] of files.entries()) {
      const whole = finished.find(({ episode }) => episode === i + 1)
      if (!whole && readFileSync(join(run, 'episodes', file)).length < 600) continue // killed before the header was whole
      await using episode = readEpisode(join(run, 'episodes', file))
      if (whole) {
        expect(await episode.end()).toMatchObject({ steps: whole.steps })
        expect(episode.length).toBe(whole.steps + 1)
      }
      if (episode.length > 0) expect(episode.step(episode.length - 1).step.index).toBe(episode.length - 1)
    }
  }
})

describe('a disk that fills up', () => {
  const disk = join(dir, 'small-disk')
  const mounted = mountSmallDisk(disk)
  afterAll(() => mounted && execFileSync('umount', [disk]))

  test.skipIf(!mounted)(
    'ends the run with one sentence, and what was recorded stays readable',
    { timeout: 40_000 },
    async () => {
      const { code, err } = await new Promise<{ code: number; err: string }>(resolve =>
        execFile(
          process.execPath,
          [bin, 'run', 'crafter', '--agent', 'random', '--episodes', '300', '--runs', join(disk, 'runs'), '--quiet'],
          (error, _out, err) => resolve({ code: Number(error?.code ?? 0), err }),
        ),
      )
      expect(err).toContain('the disk is full: free some space')
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(code).toBe(1)
      const run = join(disk, 'runs', readdirSync(join(disk, 'runs'))[0])
      const files = readdirSync(join(run, 'episodes')).sort()
      await using last = readEpisode(join(run, 'episodes', files.at(-1)!))
      expect(last.length).toBeGreaterThan(0)
      expect(last.step(last.length - 1).step.index).toBe(last.length - 1)
    },
  )
})

/** A file system of half a megabyte; false where this user may not mount one. */
function mountSmallDisk(path: string): boolean {
  try {
    execFileSync('mkdir', ['-p', path])
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
