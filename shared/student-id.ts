/**
 * The form in which student numbers are compared: NFKC, without characters that nobody sees, and trimmed. Two numbers
 * that look the same are the same.
 */
export function comparableId(id: string): string {
  return id
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll('\u2800', ' ')
    .trim();
}
