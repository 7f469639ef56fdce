import { printable } from '../shared/printable.ts';

/** A student number, followed by the name if a class list or the table has it. */
export function labelStudent({ id, name }: { id: string; name?: string | undefined }): string {
  return printable(name === undefined ? id : `${id} ${name}`);
}
