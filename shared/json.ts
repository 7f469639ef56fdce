/** The value of a JSON text, wrapped because `null` is valid JSON; undefined if the text is not JSON. */
export function jsonOf(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    // The caller says what is wrong, or what else the text may be.
    return undefined;
  }
}
