import { createHash } from 'node:crypto';

/** A user of the queue and its password: one line of the password file. */
export interface QueueUser {
  name: string;
  password: string;
}

const TEACHER = 'teacher';
const labUser = (lab: string) => `lab-${lab}`;

/** Long enough not to be guessed, and free of characters that mean something to a shell or a systemd unit file. */
const PASSWORD = /^[\w-]{16,}$/;

/**
 * Writes the users of a queue as a Redis ACL file: the teacher, and one user for each lab, which may work on that lab's
 * shards, check whether a survey is still running, and do nothing else. Passwords appear only as SHA-256 hashes.
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
  // Without SCAN and RANDOMKEY, which tell the names of all keys, and so of the other labs.
  return `${keys} +@read +@write +@scripting +@connection +@transaction -@dangerous -scan -randomkey +info +time`;
}

/** Reads a password file; returns the number of the first bad line, counted from 1, if there is one. */
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

/** Writes the password file: a user a line, then a blank and the password. */
export function writePasswords(users: readonly QueueUser[]): string {
  return users.map(({ name, password }) => `${name} ${password}\n`).join('');
}

/** The teacher and one user for each lab. Users that have a password keep it; `draw` makes one for each of the others. */
export function completeUsers(
  known: readonly QueueUser[],
  labs: readonly string[],
  draw: () => string,
): QueueUser[] {
  const passwords = new Map(known.map(({ name, password }) => [name, password]));
  return [TEACHER, ...labs.map(labUser)].map(name => ({ name, password: passwords.get(name) ?? draw() }));
}
