/** The operator's mistake: one line that says what was expected and what to try. Ends the command with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
