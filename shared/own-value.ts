/** A record's own value for a name from outside; undefined for inherited names such as `constructor`. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The own value at a path of names within nested records; undefined if there is none. */
export function ownValueAt(record: unknown, path: readonly string[]): unknown {
  return path.reduce((at, name) => ownValue(Object(at), name), record);
}
