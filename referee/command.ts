import type { RoomAddress } from '../room/seat.ts';

/** What stands for the room in the words of a command. */
const placeholders = ['hosts', 'prefix', 'first', 'last', 'port'] as const;

/** Puts the room's address into a command, wherever a word has a placeholder. */
export function fillIn(words: readonly string[], room: RoomAddress): string[] {
  return words.map(word =>
    placeholders.reduce((text, name) => text.replaceAll(`{${name}}`, room[name]), word),
  );
}

/** The same for programs that read their environment. */
export function environmentOf({ hosts, port }: RoomAddress): Record<string, string> {
  return { PEER_SURVEY_HOSTS: hosts, PEER_SURVEY_PORT: port };
}
