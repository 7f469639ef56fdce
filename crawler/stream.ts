/** Characters that may wait to be written; beyond, whoever has more waits too. */
const WAITING = 65_536;

/**
 * Hands lines on as they come, those of one turn of the event loop together: a write for each took 2 % of a sweep.
 * `add` returns a promise where the reader is behind, so that what it has not read does not pile up here.
 */
export function gatherLines(write: (lines: string) => Promise<void>): {
  add(line: string): Promise<void> | undefined;
  /** Resolves when all is written. */
  end(): Promise<void>;
} {
  let lines = '';
  let written: Promise<void> | undefined;
  const flush = async () => {
    await new Promise(endOfTurn => setImmediate(endOfTurn));
    while (lines !== '') {
      const taken = lines;
      lines = '';
      await write(taken);
    }
    written = undefined;
  };
  return {
    add(line) {
      lines += line;
      written ??= flush();
      return lines.length > WAITING ? written : undefined;
    },
    end: async () => written,
  };
}
