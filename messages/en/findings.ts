import type {
  ConvertedUnit,
  Field,
  Lead,
  OtherProgram,
  OwnTrouble,
  SizeRejection,
} from '../../shared/finding.ts';
import { QUIET_END_MS } from '../../shared/protocol.ts';
import { sizes } from '../../shared/size.ts';
import type { Status } from '../../shared/status.ts';
import { inCode } from '../calls.ts';
import type { NoteWordings, ProblemWordings, Wording } from '../wording.ts';
import { campus } from './campus.ts';
import { checkProblems } from './check-problems.ts';

const fieldNames: Record<Field, string> = { id: 'id', height: 'height', weight: 'weight', size: 'size' };

export const statuses: Record<Status, string> = {
  ok: 'answered',
  declined: 'keeps it private',
  refused: 'refused',
  unreachable: 'unreachable',
  timeout: 'no connection',
  silent: 'silent',
  closed: 'hung up',
  reset: 'reset',
  incomplete: 'cut short',
  'too-large': 'too large',
  'bad-encoding': 'not UTF-8',
  'bad-json': 'not JSON',
  'bad-record': 'wrong record',
  implausible: 'implausible',
  cancelled: 'not asked',
  'internal-error': 'our own fault',
};

const sizeReasons: Record<SizeRejection, string> = {
  ambiguous: 'means different sizes in different shops',
  'two-sizes': 'names two sizes',
  'one-size': 'is not a size for a body',
  number: 'is a number',
  'body-code': 'is a body code without a letter',
  'out-of-range': `is beyond ${sizes[0]} to ${sizes.at(-1)}`,
  'look-alike': 'contains characters that only look like letters, or are invisible',
  unknown: 'is not a known size',
};

const otherPrograms: Record<OtherProgram, string> = {
  redis: 'Redis',
  'mail-or-ftp': 'a mail or FTP server',
  mailbox: 'a POP3 or IMAP server',
  mysql: 'MySQL',
  telnet: 'a Telnet server',
};

const ownTroubles: Record<OwnTrouble, Wording> = {
  descriptors: {
    cause: 'this computer can open no more connections at a time',
    hint: 'Lower --concurrency, or raise the limit of open files (ulimit -n).',
  },
  ports: {
    cause: 'this computer has no free port left to connect from',
    hint: 'Lower --concurrency, or wait a minute.',
  },
  network: {
    cause: 'this computer has no network on which the seats could be reached',
    hint: 'Is the cable in, or the wireless network chosen? ipconfig (Windows) or ip addr (Linux) shows the addresses.',
  },
  names: {
    cause: 'this computer could not look up a name',
    hint: 'Use IP addresses instead of names, or check its network.',
  },
};

const leads: Record<Lead, string> = {
  length: 'a length',
  greeting: 'other text',
  request: 'our own get',
  bytes: 'something else',
};

const unitNames: Record<ConvertedUnit, string> = {
  metres: 'metres',
  millimetres: 'millimetres',
  feet: 'feet',
  inches: 'inches',
  jin: 'jin',
  pounds: 'pounds',
  grams: 'grams',
};

const quoted = (text: string | undefined, before = ' ') => (text === undefined ? '' : `${before}"${text}"`);
const given = (value: number | string | undefined) => (value === undefined ? '' : ` (${value})`);

export const problems: ProblemWordings = {
  refused: (_, { port }) => ({
    cause: `port ${port} is closed`,
    hint: `Is the program still running, on port ${port}, with listen()? After a crash its window shows an error. If it works for you but not from here, bind to 0.0.0.0 instead of 127.0.0.1.`,
  }),
  unreachable: () => ({
    cause: 'no machine answers at this address',
    hint: 'Is the PC on, is the cable in, and does ipconfig (Windows) or ip addr (Linux) show this address?',
  }),
  'unknown-name': () => ({
    cause: 'no address is known for this name',
    hint: 'Check the spelling, or use the IP address.',
  }),
  'no-connection': (_, { port }) => ({
    cause: `nothing came back from port ${port}`,
    hint: `One of these: the PC is off; a firewall drops the connection (allow the program, python.exe for example, for private and public networks); the server is not started. On that PC, try it against 127.0.0.1 first, then against its own address.`,
  }),
  silent: (_, place) => ({
    cause: 'connected, but sent nothing',
    hint: `Look at its window first: does it wait for somebody to type, or show an error? If not, its comparison with get is false (${inCode('equals', place)}), it waits for more than get (a length before it, a line, our end), the answer is not sent (flush() after write()), or it comes too late: no sleep() before it.`,
  }),
  closed: ({ unasked }, place) => ({
    cause: unasked
      ? 'hung up without sending a byte, before it was sent get'
      : 'hung up without sending a byte',
    hint: unasked
      ? 'Look in its window: an error names the line where it stopped. No error? Then it does not wait for get: receive the request before you close, without setblocking(False), and close where the answer has been sent, not where the thread is started.'
      : `Look in its window: an error names the line where it stopped. No error? Then the comparison with get is false (${inCode('equals', place)}), the answer is only printed, or it is still in a buffer: flush() before close().`,
  }),
  reset: () => ({
    cause: 'the connection was reset before a byte came',
    hint: 'Look in its window first: an error names the line where it stopped. No error? Then it closes before it has read the whole request: read up to 1024 bytes at a time, not 2, and read before you close.',
  }),
  'cut-short': ({ bytes, ending }, place) => ({
    cause: `the JSON stops ${bytes === undefined ? 'before its end' : `after ${bytes} bytes`}${ending === 'deadline' ? ', and no more came in time' : ''}`,
    hint: `Send the whole text (${inCode('send', place)}), not a part of it, and close only afterwards; check that the closing brace is there.`,
  }),
  'too-large': ({ limit }) => ({
    cause: `sent more than ${limit} bytes, with no whole object in the first ${limit}`,
    hint: 'Send one JSON object for one get, once, and in it the four keys only.',
  }),
  gb18030: (_, place) => ({
    cause: 'the bytes are GBK (GB18030) or Big5, not UTF-8',
    hint: `Encode the text as UTF-8 (${inCode('utf8', place)}).`,
  }),
  'utf-16': (_, place) => ({
    cause: 'the bytes are UTF-16, not UTF-8',
    hint: `Encode the text as UTF-8 (${inCode('utf8', place)}), and save the file as UTF-8.`,
  }),
  'not-utf-8': (_, place) => ({
    cause: 'the bytes are not UTF-8',
    hint: `Encode the text once, as UTF-8 (${inCode('utf8', place)}). A struct or a number as it lies in memory is no text: write it as JSON first (${inCode('json', place)}).`,
  }),
  echo: () => ({
    cause: 'sent our own get back',
    hint: 'That is an echo server; for this exercise send your JSON when get arrives.',
  }),
  http: () => ({
    cause: 'answers in HTTP',
    hint: 'The survey is plain TCP, without a web framework such as Flask or Express: send only the JSON text. Or the port belongs to another program.',
  }),
  ssh: (_, { port }) => ({
    cause: 'answers as an SSH server',
    hint: `Port ${port} belongs to another program here: check the port number.`,
  }),
  vnc: (_, { port }) => ({
    cause: 'answers as a VNC server',
    hint: `Port ${port} belongs to another program here: check the port number.`,
  }),
  tls: () => ({
    cause: 'answers in TLS',
    hint: 'The survey is plain TCP: use a plain socket, without TLS. Or the port belongs to another program.',
  }),
  gzip: () => ({ cause: 'sent gzip data', hint: 'Send the JSON text itself, not compressed.' }),
  pickle: () => ({
    cause: 'sent a Python pickle',
    hint: 'Only Python reads pickle: use json.dumps(record).encode().',
  }),
  'java-object': () => ({
    cause: 'sent a serialized Java object',
    hint: `Only Java reads what an ObjectOutputStream writes: send the JSON text through a plain stream (${inCode('json', { writtenIn: 'java' })}).`,
  }),
  'other-program': ({ program }, { port }) => ({
    cause: `answers as ${otherPrograms[program]}`,
    hint: `Port ${port} belongs to another program here: check the port number.`,
  }),
  prompt: ({ says }, { port }) => ({
    cause: `shows a prompt${quoted(says)}, and waits for somebody to type`,
    hint: `Port ${port} may belong to another program: check the port number. A server of your own sends nothing but the JSON.`,
  }),
  greet: () => ({
    cause: 'answers as the greet server of the second lesson',
    hint: 'That is another exercise. For this one start the server that sends your JSON when get arrives.',
  }),
  clock: () => ({
    cause: 'answers with the time, as the clock server of the third lesson',
    hint: 'That is another exercise. For this one start the server that sends your JSON when get arrives.',
  }),
  'error-text': ({ says }, place) => ({
    cause: `answers with an error text${quoted(says, ': ')}`,
    hint: `If its window shows an error, change the line that it names. If it does not know get, compare without blanks and in lower case (${inCode('compare', place)}).`,
  }),
  'leading-data': ({ what, before }, place) => ({
    cause: `${leads[what]} comes before the JSON${what === 'request' ? '' : quoted(before, ': ')}`,
    hint: `Send the JSON alone, then close(): the close tells where it ends.${what === 'length' ? ` Take out what writes the length (${inCode('writesLength', place)}); a length before each message is a good idea where one connection carries several.` : ''}`,
  }),
  'python-dict': (_, place) =>
    place.writtenIn === 'python'
      ? {
          cause: 'sent Python’s own form of a dict, not JSON',
          hint: 'json.dumps(record) writes JSON; str(record) writes single quotes, True and None, which JSON does not have.',
        }
      : {
          cause: 'single quotes, or words such as True and None, stand where JSON has others',
          hint: `JSON has double quotes, and true, false and null: let a library write it (${inCode('json', place)}).`,
        },
  'bytes-literal': () => ({
    cause: "sent the text b'...' with its quotes",
    hint: 'Encode once: json.dumps(record).encode(). str() of bytes gives that b.',
  }),
  'double-encoded': (_, place) => ({
    cause: 'the JSON was encoded twice',
    hint: `Make JSON only once: from the record, not from its JSON text (${inCode('json', place)}).`,
  }),
  'not-finite': ({ token }) => ({
    cause: `${token ?? 'NaN or Infinity'} is not in JSON`,
    hint: 'Check the value before you send it: a measure is a plain number.',
  }),
  'trailing-comma': ({ at }, place) => ({
    cause: `there is a comma before the closing bracket${at === undefined ? '' : ` (byte ${at})`}`,
    hint: `Remove it, or let a library write the JSON (${inCode('json', place)}).`,
  }),
  'full-width': ({ character, at }, place) => ({
    cause: `Chinese punctuation${quoted(character)} in the JSON${at === undefined ? '' : ` (byte ${at})`}`,
    hint: `Type quotes, colons and commas with the English input method, or let a library write the JSON (${inCode('json', place)}).`,
  }),
  'duplicate-keys': ({ key }) => ({
    cause: `${key === undefined ? 'a key' : `the key "${key}"`} occurs twice`,
    hint: 'Send each key once: readers of JSON do not agree on which of two counts.',
  }),
  'trailing-data': ({ after }) => ({
    cause: `something follows the JSON${quoted(after, ': ')}`,
    hint: 'Send one object, then close(). Two sends can arrive as one piece.',
  }),
  'not-json': ({ character, at }, place) => ({
    cause: `not JSON${at === undefined ? '' : `: byte ${at}`}${quoted(character || undefined)}`,
    hint:
      at === 1
        ? `Send the JSON text itself, and nothing else (${inCode('json', place)}). If no server of the class says this, another program has port ${place.port}.`
        : `Let a library write it (${inCode('json', place)}): text that is put together by hand, or an object printed as it is, is seldom JSON.`,
  }),
  'not-an-object': ({ found }) => ({
    cause: `the JSON is ${found === 'null' ? 'null' : found === 'array' ? 'an array' : `a ${found}`}, not an object`,
    hint: `Send one flat object: {"id": "...", "height": 178, "weight": 65.5, "size": "XL"}.${found === 'number' ? ' No length comes before it.' : ''}`,
  }),
  'error-reply': ({ says }, place) => ({
    cause: `answers get with an error${quoted(says, ': ')}`,
    hint: `The server does not recognise get as its request: compare without blanks and in lower case (${inCode('compare', place)}).`,
  }),
  nested: ({ under }, place) => ({
    cause: `the record is inside another object${quoted(under, ', under ')}`,
    hint: `Send the record itself, with the four keys on the first level (${inCode('json', place)}).`,
  }),
  'missing-keys': ({ keys, near }) => ({
    cause: `${keys.length === 1 ? 'the key' : 'the keys'} ${keys.map(key => `"${key}"`).join(', ')} ${keys.length === 1 ? 'is' : 'are'} missing`,
    hint: `The four keys are "id", "height", "weight" and "size", in lower case.${near === undefined ? '' : ` There is "${near}": did you mean "${keys[0]}"?`}`,
  }),
  'wrong-type': ({ key, found }) => ({
    cause: `"${key}" is ${found === 'array' || found === 'object' ? 'an' : 'a'} ${found}`.replace(
      'a null',
      'null',
    ),
    hint: '"id" and "size" are text in quotes, "height" and "weight" numbers without quotes, "declined" is true.',
  }),
  'number-in-quotes': ({ key, value, from }) => ({
    cause: `"${key}" is text, not a number`,
    hint: `Send the number alone, in ${key === 'height' ? 'centimetres' : 'kilograms'}, without quotes and without its unit${value === undefined ? '' : `: "${key}": ${value}${Number.isInteger(value) ? '' : ' (with a point, not a comma)'}`}${from === undefined ? '' : ` (it was given in ${unitNames[from]})`}.`,
  }),
  'unknown-size': ({ reason, readings, text }) => ({
    cause: `the size${quoted(text)} ${sizeReasons[reason]}`,
    hint: `Send one of ${sizes.join(' ')}${readings?.length ? `; this may mean ${readings.join(' or ')}` : ''}.`,
  }),
  'bad-characters': ({ key }, place) => ({
    cause: `the ${fieldNames[key]} contains control characters or half a character`,
    hint: `Remove blanks and line ends from text that was read from a file or a keyboard (${inCode('strip', place)}) before you send it.`,
  }),
  'empty-id': () => ({ cause: 'the id is empty', hint: 'Send your student number as "id".' }),
  'long-id': ({ limit }) => ({
    cause: `the id is longer than ${limit} characters`,
    hint: 'Send your student number as "id".',
  }),
  'inexact-id': () => ({
    cause: 'the id is a number that cannot be kept exactly',
    hint: 'Send the student number as text in quotes; it may start with 0.',
  }),
  metres: ({ height }) => ({
    cause: `the height${given(height)} looks like it is in metres`,
    hint: `Send centimetres${height === undefined ? '' : `: ${Math.round(height * 100)}`}.`,
  }),
  millimetres: ({ height }) => ({
    cause: `the height${given(height)} looks like it is in millimetres`,
    hint: `Send centimetres${height === undefined ? '' : `: ${Math.round(height) / 10}`}.`,
  }),
  feet: ({ height }) => ({
    cause: `the height${given(height)} looks like it is in feet`,
    hint: 'Send centimetres: one foot is 30.48 cm.',
  }),
  inches: ({ height }) => ({
    cause: `the height${given(height)} looks like it is in inches`,
    hint: `Send centimetres${height === undefined ? ': one inch is 2.54 cm' : `: ${Math.round(height * 2.54)}`}.`,
  }),
  grams: ({ weight }) => ({
    cause: `the weight${given(weight)} looks like it is in grams`,
    hint: `Send kilograms${weight === undefined ? '' : `: ${Math.round(weight / 100) / 10}`}.`,
  }),
  swapped: () => ({
    cause: 'the height and the weight look swapped',
    hint: '"height" is in centimetres, "weight" in kilograms.',
  }),
  'swapped-or-inches': () => ({
    cause: 'the height and the weight look swapped, or are in inches and pounds',
    hint: '"height" is in centimetres, "weight" in kilograms.',
  }),
  'out-of-bounds': ({ key, value, minimum, maximum }) => ({
    cause: `the ${key}${given(value)} is not between ${minimum} and ${maximum}`,
    hint: '"height" is in centimetres, "weight" in kilograms.',
  }),
  'bmi-out-of-bounds': () => ({
    cause: 'this height and this weight do not go together',
    hint: '"height" is in centimetres, "weight" in kilograms; check both.',
  }),
  ...checkProblems,
  cancelled: () => ({ cause: 'the crawl was ended before this seat was done', hint: 'Run it again.' }),
  'own-trouble': ({ trouble }) => ownTroubles[trouble],
  'no-worker': campus.noWorker,
  'internal-error': ({ text, lab, fault }) =>
    lab !== undefined && fault !== undefined
      ? campus.shardFaults[fault]({ lab, ...(text === undefined ? {} : { text }) })
      : {
          cause: `the crawler itself failed here${quoted(text, ': ')}`,
          hint: 'This is not the fault of the seat. Please report it.',
        },
};

export const notes: NoteWordings = {
  'kept-open': () =>
    `kept the connection open for ${QUIET_END_MS} ms after the reply: agree on where a message ends, or close()`,
  'needed-newline': () =>
    'answered just after a line end: perhaps it waits for one, and get comes without; check tells',
  'in-pieces': ({ pieces, overMs }) =>
    `came in ${pieces} pieces over ${overMs} ms: that is why a client reads in a loop`,
  slow: ({ afterMs, overMs }) =>
    overMs === undefined
      ? `took ${afterMs} ms: take sleep() and slow work out of the answer`
      : `took ${afterMs} ms, of which ${overMs} ms between its pieces`,
  bom: () => 'begins with a byte order mark: send the text without it',
  'extra-keys': ({ keys }) =>
    `has more keys than the four${keys === undefined ? '' : `: ${keys.join(', ')}`}`,
  'id-was-number': () => 'sent the id as a number: as text it keeps its leading zeros',
  'id-normalised': ({ id, counts }) =>
    id === undefined
      ? 'the id is compared without blanks at its ends, invisible characters and full-width forms'
      : `the id "${id}" counts as "${counts}": blanks at its ends, invisible characters and full-width forms do not count`,
  'nul-padding': () => 'bytes of value 0 follow the JSON: send only its own length',
  'sent-twice': () => 'sent the JSON twice: once for one get is enough',
  'jin-or-pounds': () => 'a heavy weight for this height: is it in jin or pounds? Kilograms are expected',
  'only-here': ({ host }) =>
    `only this computer can connect${host === undefined ? '' : `: at ${host}, where the others ask, the port is closed`}`,
};
