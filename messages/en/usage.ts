import type { ConfigProblem, Expectation } from '../../shared/config.ts';
import { MOST_HOSTS } from '../../shared/limits.ts';
import type { TargetMistake } from '../mistakes.ts';

const list = (names: readonly string[]) => names.join(', ');
const near = (name: string | undefined) => (name ? `; did you mean ${name}?` : '');

type Limits = { minimum: number; maximum?: number };
const range = ({ minimum, maximum }: Limits) =>
  maximum === undefined ? `from ${minimum} up` : `from ${minimum} to ${maximum}`;

function expected(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'type':
      return `expected ${types[expectation.type] ?? expectation.type}`;
    case 'minimum':
      return `expected at least ${expectation.limit}`;
    case 'maximum':
      return `expected at most ${expectation.limit}`;
    case 'one-of':
      return `expected one of ${list(expectation.values)}`;
  }
}

const types: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text',
  array: 'a list of texts',
  tuple: 'three numbers, for height, weight and size',
  object: 'an object',
  boolean: 'true or false',
  'lab-name': 'a name of a lab: up to 32 letters, digits, _ and -',
};

const tooManyFiles = 'too many files are open; close other programs, or raise the limit (ulimit -n 1024)';

/** The operator's mistakes. Each is one line: what is wrong, what was expected, what to try. */
export const usage = {
  unknownCommand: (name: string, known: readonly string[], like: string | undefined) =>
    `unknown command "${name}"${like === undefined ? `; the commands are ${list(known)}` : near(like)}`,
  unknownOption: (name: string, like: string[] = []) => `unknown option ${name}${near(list(like))}`,
  optionWithoutValue: (option: string) => `${option}: its value is missing`,
  missingArgument: (name: string) => `the argument ${name} is missing`,
  tooManyArguments: () => 'too many arguments',
  seeHelp: (command: string) => ` (${command} --help lists what there is)`,
  badLanguage: (name: string, known: string[]) => `--lang: "${name}" is not one of ${list(known)}`,
  notOneOf: (flag: string, value: string, known: string[]) =>
    `${flag}: "${value}" is not one of ${list(known)}`,
  notAWholeNumber: (flag: string, value: string, limits: Limits) =>
    `${flag}: "${value}" is not a whole number ${range(limits)}`,
  notANumber: (flag: string, value: string, limits: Limits) =>
    `${flag}: "${value}" is not a number ${range(limits)}`,
  notAMeasure: (flag: string, value: string, meant?: string) =>
    `${flag}: "${value}" is not a number${meant === undefined ? '' : `; write ${meant}`}`,
  badAccess: (where: string, entry: string) =>
    `${where}: "${entry}" is not an address, a CIDR such as 10.1.0.0/16, "private" or "any"`,
  weightsAllZero: '--weights: expected at least one number above 0',
  weightsNotTaken: '--metric mahalanobis takes no weights; leave --weights out, or give 1,1,1',
  unreadableFile: (path: string, reason: string) => `cannot read ${path}: ${reason}`,
  unwritableFile: (path: string, reason: string) => `cannot write ${path}: ${reason}`,
  standardOutput: 'standard output',
  /** Why a file cannot be read or written, by the name that the system has for it. */
  fileTroubles: {
    ENOENT: 'there is no such file or folder',
    EISDIR: 'it is a folder, not a file',
    ENOTDIR: 'a folder in its path is a file',
    EACCES: 'you may not',
    EPERM: 'you may not',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    EBUSY: 'another program has it open',
    ENXIO: 'nobody reads from it',
    EPIPE: 'nobody reads from it any more',
    EBADF: 'it is not open, or only in the other direction',
    ELOOP: 'its links lead in a circle',
    ENAMETOOLONG: 'its name is too long',
    EDQUOT: 'your disk quota is used up',
    EMFILE: tooManyFiles,
    ENFILE: tooManyFiles,
  },
  /** Windows reports EPERM or EACCES in both cases. */
  maybeHeldOpen: 'you may not, or another program (Excel?) has it open',
  config: (problem: ConfigProblem) =>
    problem.code === 'unknown-key'
      ? `unknown key "${problem.key}"${near(problem.near)}`
      : `${problem.key || 'the file'}: ${expected(problem.expected)}`,
  target: (mistake: TargetMistake) => {
    const where =
      mistake.path === undefined || mistake.line === undefined
        ? ''
        : `${mistake.path}, line ${mistake.line}: `;
    return where + target(mistake);
  },
};

function target(mistake: TargetMistake): string {
  switch (mistake.code) {
    case 'bad-target':
      return `"${mistake.text}" is not a target; try 10.1.2.10-49, 10.1.2.10+40, 10.1.2.0/24, an address, a name, or @FILE`;
    case 'bad-port':
      return `"${mistake.text}": ${mistake.port === '' ? 'the port is missing' : `${mistake.port} is not a port`}; ports are 1 to 65535`;
    case 'bad-prefix':
      return `"${mistake.text}": /${mistake.prefix} is not a prefix; that is a number from 0 to ${mistake.limit}`;
    case 'bad-count':
      return `"${mistake.text}": write after + how many addresses, 1 or more`;
    case 'octet-too-large':
      return `"${mistake.text}": ${mistake.octet} is more than 255, the most that a part of an address can be`;
    case 'leading-zero':
      return `"${mistake.text}": write ${mistake.octet} without the leading zero, which some programs read as octal`;
    case 'range-backwards':
      return `"${mistake.text}" ends before it starts; write the lower address first`;
    case 'past-the-end':
      return `"${mistake.text}" goes beyond the last address`;
    case 'public-address':
      return `"${mistake.text}" leads to ${mistake.host}, a public address, somebody else’s machine; add --allow-public if you may ask it`;
    case 'bind-address':
      return `${mistake.host} is for bind(), where it means every address of a computer; to ask this computer, name 127.0.0.1`;
    case 'no-machine':
      return `no machine has the address ${mistake.host}; name those of the seats, such as 10.1.2.10-49`;
    case 'nested-list':
      return `"${mistake.text}": a list cannot name another list`;
    case 'too-many-hosts':
      return mistake.count > MOST_HOSTS
        ? `that is more than ${MOST_HOSTS} addresses, the most that one computer asks; name fewer`
        : `that is ${mistake.count} addresses, more than ${mistake.limit}; --max-hosts ${mistake.count} if you mean it`;
    case 'no-targets':
      return 'no targets; name some (10.1.2.10-49), or put them into lab.config.json as "hosts"';
    case 'all-excluded':
      return 'all targets are excluded; no seat is left to ask';
  }
}
