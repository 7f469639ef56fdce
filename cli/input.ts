const ignore = () => {};

/**
 * Lets a command end well if standard input cannot be read: the error may come after the command has stopped reading, and
 * would then be nobody's.
 */
export function tolerateUnreadableInput(): void {
  process.stdin.off('error', ignore).on('error', ignore);
}
