const ignore = () => {};

/**
 * Lets a command end well if standard input cannot be read: the error may come after the command has stopped reading, and
 * without a listener it would end the program.
 */
export function tolerateUnreadableInput(): void {
  process.stdin.off('error', ignore).on('error', ignore);
}
