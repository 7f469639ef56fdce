/**
 * The form in which student numbers are compared: NFKC, without invisible characters, and trimmed, so that two numbers
 * that look the same are equal.
 */
export function comparableId(id: string): string {
  return id
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll('\u2800', ' ')
    .trim();
}
