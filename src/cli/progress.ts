/** What is written to, as far as it matters here. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export interface Progress {
  /** Tells where the work stands. */
  tell(line: string): void
  /** Takes away what is drawn, before something else is written. */
  clear(): void
}

/** Where nothing can be drawn over, so many milliseconds lie between two lines. */
const pause = 10_000

/** One line that is drawn over in a terminal; elsewhere, in a file or a build's log, a line every ten seconds. */
export function progressTo(stream: ProgressStream, now: () => number): Progress {
  let drawn = false
  let last = now()
  return {
    tell(line) {
      if (stream.isTTY) {
        stream.write(`\r\x1b[K${line.slice(0, (stream.columns ?? 80) - 1)}`)
        drawn = true
      } else if (now() - last >= pause) {
        stream.write(`${line}\n`)
        last = now()
      }
    },
    clear() {
      if (drawn) stream.write('\r\x1b[K')
      drawn = false
    },
  }
}
