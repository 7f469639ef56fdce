/** Parses JSON. The value is wrapped, since `null` is valid JSON; undefined if the bytes are not JSON in this encoding. */
export function parseJson(bytes: Uint8Array, encoding = 'utf-8'): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)) };
  } catch {
    // The caller finds out which of the two it was.
    return undefined;
  }
}
