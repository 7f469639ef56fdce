/** A mistake by the operator: one line that says what was expected and what to try. Ends the command with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The operator asked for a text instead of a run, such as the help. The program prints it and ends with exit code 0. */
export class TextAsked extends Error {
  override name = 'TextAsked';
  readonly text: string;

  constructor(text: string) {
    super('the help or the version was asked for');
    this.text = text;
  }
}
