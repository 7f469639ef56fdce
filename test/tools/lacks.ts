import { inject } from 'vitest';
import type { Tool } from './table.ts';

/** Whether to skip a test that needs these tools. In CI it runs, and fails. */
export function lacks(...needed: Tool[]): boolean {
  return !process.env.CI && needed.some(tool => inject('tools')[tool] === undefined);
}

/** The path of a tool; its name where this machine has none, for the test that fails without it. */
export function pathOf(tool: Tool): string {
  return inject('tools')[tool] ?? tool;
}
