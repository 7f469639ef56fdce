import { fileURLToPath } from 'node:url';
import { type Running, runProgram, startProgram } from '../binary.ts';
import { pathOf } from '../tools/lacks.ts';

/** Runs a client of test/fixtures/clients, and returns what it printed; throws where it ended with a fault. */
export async function python(name: string, ...args: (string | number)[]): Promise<string> {
  const { code, stdout, stderr } = await runProgram(pythonCommand(name, ...args));
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${stderr}`);
  return stdout;
}

export function startPython(name: string, ...args: (string | number)[]): Running {
  return startProgram(pythonCommand(name, ...args));
}

/** The words that start it, for a program in front of another. */
export function pythonCommand(name: string, ...args: (string | number)[]): string[] {
  const script = fileURLToPath(new URL(`../fixtures/clients/${name}`, import.meta.url));
  return [pathOf('python3'), '-I', '-S', script, ...args.map(String)];
}
