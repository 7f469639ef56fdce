import { type ProgramOptions, type Running, start } from '../binary.ts';

export interface StartedBoard {
  url: string;
  program: Running;
}

/** Starts the built board on a free port, and waits until it prints its address. */
export async function startBoard(
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<StartedBoard> {
  const listen = args.includes('--listen') ? [] : ['--listen', '127.0.0.1:0'];
  const program = start(['board', ...args, ...listen], { timeoutMs: 120_000, ...options });
  const [url = ''] = await program.waitFor(/http:\/\/\S+/);
  return { url, program };
}

/** Ends it as a person does. */
export async function endBoard({ program }: StartedBoard): Promise<number | null> {
  program.kill('SIGINT');
  return (await program.done).code;
}
