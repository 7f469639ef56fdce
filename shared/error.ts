/** The code of a system error, such as ECONNREFUSED; empty for any other error. */
export function errorCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The message of an error, without its name and stack. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
