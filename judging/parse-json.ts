const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Parses JSON. The value is wrapped, since `null` is valid JSON; undefined if the bytes are not JSON or not UTF-8. */
export function parseJson(bytes: Uint8Array): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(utf8.decode(bytes)) };
  } catch {
    // The caller finds out which of the two it was.
    return undefined;
  }
}
