/** The value that a record has under a name which may be any text: `constructor` is no key of its own. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The own value at a path of names within nested records; undefined if there is none. */
export function ownValueAt(record: unknown, path: readonly string[]): unknown {
  return path.reduce((at, name) => ownValue(Object(at), name), record);
}
