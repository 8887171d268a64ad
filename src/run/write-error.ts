import { RecordError } from '#core'

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space',
  EDQUOT: "this user's share of the disk is full: free some space",
  EACCES: 'this user may not write there: choose another folder with --runs',
  EPERM: 'this user may not write there: choose another folder with --runs',
  EROFS: 'the file system is read-only: choose another folder with --runs',
  EEXIST: 'it exists already, and nothing recorded is overwritten',
  EMFILE: 'too many files are open',
}

/** One sentence for a file that cannot be written: which, when, why and what to do. */
export function writeError(path: string, cause: unknown, when = ''): RecordError {
  const { code, message } = cause as NodeJS.ErrnoException
  return new RecordError(`cannot write ${path}${when && ` (${when})`}: ${reasons[code ?? ''] ?? message}`, { cause })
}
