const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Wrapped, since `null` and `false` are JSON too; undefined for what is not JSON or not UTF-8. */
export function parseJson(bytes: Uint8Array): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(utf8.decode(bytes)) };
  } catch {
    // The caller explains which it was.
    return undefined;
  }
}
