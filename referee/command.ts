import type { RoomAddress } from '../room/seat.ts';

/** The placeholders for the room's address in a command. */
const placeholders = ['hosts', 'prefix', 'first', 'last', 'port'] as const;

/** Replaces the placeholders in a command by the room's address. */
export function fillIn(words: readonly string[], room: RoomAddress): string[] {
  return words.map(word =>
    placeholders.reduce((text, name) => text.replaceAll(`{${name}}`, room[name]), word),
  );
}

/** The room's address as environment variables, for programs that read those. */
export function environmentOf({ hosts, port }: RoomAddress): Record<string, string> {
  return { PEER_SURVEY_HOSTS: hosts, PEER_SURVEY_PORT: port };
}
