import { createHash } from 'node:crypto';

/** A user of the queue with its password, as the file of passwords has it, a user a line. */
export interface QueueUser {
  name: string;
  password: string;
}

const TEACHER = 'teacher';
const labUser = (lab: string) => `lab-${lab}`;

/** Long enough not to be guessed, and without signs that a shell or a unit file would take for its own. */
const PASSWORD = /^[\w-]{16,}$/;

/**
 * Writes the users of a queue as an ACL file of Redis: the teacher's, and one for each lab, who can work on the shards of
 * that lab, see whether a survey lives, and do nothing else. The passwords are in it as SHA-256 only.
 */
export function writeAcl(users: readonly QueueUser[]): string {
  const lines = users.map(({ name, password }) => {
    const hash = createHash('sha256').update(password).digest('hex');
    return `user ${name} on #${hash} resetchannels ${name === TEACHER ? teacherRights : labRights(name)}`;
  });
  return `${['user default off', ...lines].join('\n')}\n`;
}

const teacherRights =
  '~peer-survey:* +@read +@write +@scripting +@connection +@transaction -@dangerous +info +time';

function labRights(name: string): string {
  const keys = `~peer-survey:${name}:* %R~peer-survey:surveys:* ~peer-survey:surveys:events`;
  return `${keys} +@read +@write +@scripting +@connection +@transaction -@dangerous +info +time`;
}

/** Reads a file of passwords; `line` counts from 1. */
export function readPasswords(text: string): { users: QueueUser[] } | { badLine: number } {
  const users: QueueUser[] = [];
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [name = '', password = '', ...more] = row.trim().split(/\s+/);
    if (!PASSWORD.test(password) || more.length > 0) return { badLine: index + 1 };
    users.push({ name, password });
  }
  return { users };
}

export function writePasswords(users: readonly QueueUser[]): string {
  return users.map(({ name, password }) => `${name} ${password}\n`).join('');
}

/** The teacher and a user for each lab: those that have a password keep it, `draw` makes one for the others. */
export function completeUsers(
  known: readonly QueueUser[],
  labs: readonly string[],
  draw: () => string,
): QueueUser[] {
  const passwords = new Map(known.map(({ name, password }) => [name, password]));
  return [TEACHER, ...labs.map(labUser)].map(name => ({ name, password: passwords.get(name) ?? draw() }));
}
