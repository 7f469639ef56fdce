import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../messages/load.ts';
import type { Messages } from '../../messages/messages.ts';
import type { TargetMistake } from '../../messages/mistakes.ts';
import { wordNote, wordNoteHint, wordProblem } from '../../messages/wording.ts';
import { lastDeeds } from '../../shared/check-problems.ts';
import {
  convertedUnitSchema,
  jsonTypeSchema,
  leadSchema,
  type Note,
  type NoteCode,
  type NoteOf,
  otherProgramSchema,
  ownTroubleSchema,
  type Problem,
  type ProblemCode,
  type ProblemOf,
  sizeRejectionSchema,
} from '../../shared/finding.ts';
import { metricNames, type ProgramLanguage, programLanguages } from '../../shared/ids.ts';
import { shardFaults } from '../../shared/lab.ts';
import { languages } from '../../shared/language.ts';
import { sizes } from '../../shared/size.ts';
import { simplifiedOnly, traditionalOnly } from '../chinese.ts';

const afterMs = 1500;

/** Each problem with all its arguments, and with only those that a projector shows. */
const problemExamples: { [Code in ProblemCode]: ProblemOf<Code>[] } = {
  refused: [{ code: 'refused', afterMs }],
  unreachable: [{ code: 'unreachable', afterMs }],
  'unknown-name': [{ code: 'unknown-name' }],
  'no-connection': [{ code: 'no-connection', afterMs }],
  silent: [{ code: 'silent', afterMs }],
  closed: [
    { code: 'closed', afterMs },
    { code: 'closed', afterMs, unasked: true },
  ],
  reset: [{ code: 'reset', afterMs }],
  'cut-short': [
    { code: 'cut-short', ending: 'fin', bytes: 40, afterMs },
    { code: 'cut-short', ending: 'deadline', bytes: 40, afterMs },
  ],
  'too-large': [{ code: 'too-large', limit: 4096 }],
  gb18030: [{ code: 'gb18030' }],
  'utf-16': [{ code: 'utf-16' }],
  'not-utf-8': [{ code: 'not-utf-8' }],
  echo: [{ code: 'echo' }],
  http: [{ code: 'http' }],
  ssh: [{ code: 'ssh' }],
  tls: [{ code: 'tls' }],
  gzip: [{ code: 'gzip' }],
  pickle: [{ code: 'pickle' }],
  'java-object': [{ code: 'java-object' }],
  'other-program': otherProgramSchema.options.map(program => {
    return { code: 'other-program', program } as const;
  }),
  'own-trouble': ownTroubleSchema.options.map(trouble => {
    return { code: 'own-trouble', trouble } as const;
  }),
  prompt: [{ code: 'prompt' }, { code: 'prompt', says: 'login:' }],
  greet: [{ code: 'greet' }],
  clock: [{ code: 'clock' }],
  'error-text': [{ code: 'error-text' }, { code: 'error-text', says: "KeyError: 'id'" }],
  'leading-data': leadSchema.options.flatMap(what => [
    { code: 'leading-data', what } as const,
    { code: 'leading-data', what, before: '47' } as const,
  ]),
  'python-dict': [{ code: 'python-dict' }],
  'bytes-literal': [{ code: 'bytes-literal' }],
  'double-encoded': [{ code: 'double-encoded' }],
  'not-finite': [{ code: 'not-finite' }, { code: 'not-finite', token: 'Infinity' }],
  'trailing-comma': [{ code: 'trailing-comma' }, { code: 'trailing-comma', at: 12 }],
  'full-width': [{ code: 'full-width' }, { code: 'full-width', character: '，', at: 12 }],
  'duplicate-keys': [{ code: 'duplicate-keys' }, { code: 'duplicate-keys', key: 'id' }],
  'trailing-data': [{ code: 'trailing-data' }, { code: 'trailing-data', after: 'bye' }],
  'not-json': [
    { code: 'not-json' },
    { code: 'not-json', at: 1 },
    { code: 'not-json', at: 12 },
    { code: 'not-json', character: '', at: 12 },
    { code: 'not-json', character: '=', at: 12 },
  ],
  'not-an-object': jsonTypeSchema.options.map(found => {
    return { code: 'not-an-object', found } as const;
  }),
  'error-reply': [{ code: 'error-reply' }, { code: 'error-reply', says: 'huh?' }],
  'missing-keys': [
    { code: 'missing-keys', keys: ['weight'] },
    { code: 'missing-keys', keys: ['height', 'size'], near: 'hight' },
  ],
  'wrong-type': jsonTypeSchema.options.map(found => {
    return { code: 'wrong-type', key: 'height', found } as const;
  }),
  'number-in-quotes': [
    { code: 'number-in-quotes', key: 'height' },
    { code: 'number-in-quotes', key: 'height', value: 175 },
    ...convertedUnitSchema.options.map(from => {
      return { code: 'number-in-quotes', key: 'weight', value: 65, from } as const;
    }),
  ],
  'unknown-size': sizeRejectionSchema.options.flatMap(reason => [
    { code: 'unknown-size', reason } as const,
    { code: 'unknown-size', reason, readings: [], text: 'Q' } as const,
    { code: 'unknown-size', reason, readings: ['XL', 'XXL'], text: 'Q' } as const,
  ]),
  'bad-characters': [
    { code: 'bad-characters', key: 'id' },
    { code: 'bad-characters', key: 'size' },
  ],
  'empty-id': [{ code: 'empty-id' }],
  'long-id': [{ code: 'long-id', limit: 64 }],
  'inexact-id': [{ code: 'inexact-id' }],
  metres: [{ code: 'metres' }, { code: 'metres', height: 1.75 }],
  millimetres: [{ code: 'millimetres' }, { code: 'millimetres', height: 1752 }],
  feet: [{ code: 'feet' }, { code: 'feet', height: 5.9 }],
  inches: [{ code: 'inches' }, { code: 'inches', height: 70 }],
  grams: [{ code: 'grams' }, { code: 'grams', weight: 68_500 }],
  swapped: [{ code: 'swapped' }, { code: 'swapped', height: 60, weight: 170 }],
  'swapped-or-inches': [
    { code: 'swapped-or-inches' },
    { code: 'swapped-or-inches', height: 70, weight: 160 },
  ],
  'out-of-bounds': [
    { code: 'out-of-bounds', key: 'height', minimum: 100, maximum: 250 },
    { code: 'out-of-bounds', key: 'weight', minimum: 20, maximum: 300, value: 400 },
  ],
  'bmi-out-of-bounds': [
    { code: 'bmi-out-of-bounds', minimum: 10, maximum: 80 },
    { code: 'bmi-out-of-bounds', minimum: 10, maximum: 80, bmi: 9 },
  ],
  filtered: [{ code: 'filtered', afterMs }],
  'loopback-only': [{ code: 'loopback-only' }],
  udp: [{ code: 'udp' }],
  vnc: [{ code: 'vnc' }],
  crashed: [{ code: 'crashed' }],
  'answers-at-end': [{ code: 'answers-at-end' }],
  'speaks-first': [{ code: 'speaks-first' }],
  'reset-after-reply': [{ code: 'reset-after-reply' }],
  nested: [{ code: 'nested' }, { code: 'nested', under: 'data' }],
  'sample-id': [{ code: 'sample-id' }],
  'same-id': [{ code: 'same-id' }, { code: 'same-id', seats: [3, 4] }],
  'one-shot': [
    { code: 'one-shot' },
    { code: 'one-shot', several: true },
    { code: 'one-shot', datagrams: true },
    { code: 'one-shot', datagrams: true, several: true },
  ],
  stuck: [
    { code: 'stuck' },
    { code: 'stuck', several: true },
    ...lastDeeds.map(after => ({ code: 'stuck', after }) as const),
  ],
  'busy-with-one': [{ code: 'busy-with-one' }],
  'crash-on-leave': [{ code: 'crash-on-leave' }],
  'split-request': [{ code: 'split-request' }],
  'line-end': [
    { code: 'line-end', sent: '\\n' },
    { code: 'line-end', sent: '\\r\\n' },
  ],
  'unknown-request': [{ code: 'unknown-request' }],
  crowd: [{ code: 'crowd' }, { code: 'crowd', answered: 31, asked: 40 }],
  'two-records': [{ code: 'two-records' }],
  'gone-afterwards': [
    { code: 'gone-afterwards' },
    ...lastDeeds.map(after => ({ code: 'gone-afterwards', after }) as const),
  ],
  'other-answer': [
    { code: 'other-answer', wanted: 'echo a' },
    { code: 'other-answer', wanted: 'echo a', got: 'a', at: 1, is: 'U+0061', should: 'U+0065' },
    { code: 'other-answer', wanted: 'echo a', got: 'ech', at: 4 },
  ],
  'not-on-roster': [{ code: 'not-on-roster' }, { code: 'not-on-roster', near: ['7', '8'] }],
  'every-other': [{ code: 'every-other' }],
  unsteady: [{ code: 'unsteady' }],
  'used-up': [{ code: 'used-up' }],
  'other-spelling': [{ code: 'other-spelling', sent: 'GET' }],
  'changing-record': [{ code: 'changing-record' }],
  'shared-variable': [{ code: 'shared-variable' }],
  'no-answer': [{ code: 'no-answer', ending: 'fin', afterMs }],
  'no-greeting': [{ code: 'no-greeting', wanted: 'Welcome' }],
  'no-question': [{ code: 'no-question', wanted: 'name?' }],
  'clock-stands-still': [{ code: 'clock-stands-still' }],
  lost: [{ code: 'lost' }, { code: 'lost', answered: 7, asked: 10 }],
  'no-datagram': [{ code: 'no-datagram' }],
  damaged: [{ code: 'damaged' }, { code: 'damaged', unanswered: true }],
  'one-message': [{ code: 'one-message' }],
  'no-goodbye': [
    { code: 'no-goodbye' },
    { code: 'no-goodbye', lacks: 'words' },
    { code: 'no-goodbye', lacks: 'end' },
  ],
  cancelled: [{ code: 'cancelled' }],
  'no-worker': [{ code: 'no-worker', lab: 'B7', afterMs: 60_000 }],
  'internal-error': [
    { code: 'internal-error' },
    { code: 'internal-error', text: 'oops' },
    ...shardFaults.flatMap((fault): ProblemOf<'internal-error'>[] => [
      { code: 'internal-error', lab: 'B7', fault },
      { code: 'internal-error', lab: 'B7', fault, text: 'hosts.3' },
    ]),
  ],
};

const noteExamples: { [Code in NoteCode]: NoteOf<Code>[] } = {
  'kept-open': [{ code: 'kept-open' }],
  'needed-newline': [{ code: 'needed-newline' }],
  'in-pieces': [{ code: 'in-pieces', pieces: 3, overMs: 120 }],
  slow: [{ code: 'slow', afterMs: 2100 }],
  bom: [{ code: 'bom' }],
  'extra-keys': [{ code: 'extra-keys' }, { code: 'extra-keys', keys: ['age', 'name'] }],
  'id-was-number': [{ code: 'id-was-number' }],
  'id-normalised': [{ code: 'id-normalised' }, { code: 'id-normalised', id: 'a ', counts: 'a' }],
  'nul-padding': [{ code: 'nul-padding' }],
  'sent-twice': [{ code: 'sent-twice' }],
  'jin-or-pounds': [{ code: 'jin-or-pounds' }],
  'only-here': [{ code: 'only-here' }, { code: 'only-here', host: '10.0.0.9' }],
};

const text = '10.0.0.9';
const mistakeExamples: { [Code in TargetMistake['code']]: (TargetMistake & { code: Code })[] } = {
  'bad-target': [
    { code: 'bad-target', text },
    { code: 'bad-target', text, path: 'room.txt', line: 3 },
  ],
  'range-backwards': [{ code: 'range-backwards', text }],
  'past-the-end': [{ code: 'past-the-end', text }],
  'nested-list': [{ code: 'nested-list', text, path: 'room.txt', line: 3 }],
  'bad-port': [
    { code: 'bad-port', text, port: '' },
    { code: 'bad-port', text, port: '99999' },
  ],
  'bad-prefix': [{ code: 'bad-prefix', text, prefix: '33', limit: 32 }],
  'bad-count': [{ code: 'bad-count', text, count: '0' }],
  'octet-too-large': [{ code: 'octet-too-large', text, octet: '300' }],
  'leading-zero': [{ code: 'leading-zero', text, octet: '010' }],
  'public-address': [{ code: 'public-address', text, host: '8.8.8.8' }],
  'bind-address': [{ code: 'bind-address', text, host: '0.0.0.0' }],
  'no-machine': [{ code: 'no-machine', text, host: '224.0.0.1' }],
  'too-many-hosts': [
    { code: 'too-many-hosts', count: 65_534, limit: 4096 },
    { code: 'too-many-hosts', count: 2 ** 64, limit: 4096 },
  ],
  'no-targets': [{ code: 'no-targets' }],
  'all-excluded': [{ code: 'all-excluded' }],
};

const problems: Problem[] = Object.values(problemExamples).flat();
const notes: Note[] = Object.values(noteExamples).flat();
const mistakes: TargetMistake[] = Object.values(mistakeExamples).flat();

const wording = (messages: Messages, problem: Problem, writtenIn?: ProgramLanguage) =>
  wordProblem(messages.problems, problem, { port: 1024, writtenIn });

/** The sentences of the usage, the server and the report that depend on what they are given. */
function compose({ usage, serve, crawl, demo, report, talk, statuses }: Messages): string[] {
  const record = { id: '007', height: 176, weight: 68, size: 'L' } as const;
  const statusNames = ['ok', 'refused', 'timeout', 'silent', 'internal-error'] as const;
  const event = { time: '10:00:00', peer: '10.0.0.7:50000' };
  return [
    ...mistakes.map(usage.target),
    usage.config({ code: 'unknown-key', key: 'prot', known: ['port'] }),
    usage.config({ code: 'unknown-key', key: 'prot', near: 'port', known: ['port'] }),
    ...['int', 'number', 'string', 'array', 'tuple', 'object', 'boolean'].flatMap(type =>
      ['', 'port'].map(key => usage.config({ code: 'bad-value', key, expected: { kind: 'type', type } })),
    ),
    usage.config({ code: 'bad-value', key: 'port', expected: { kind: 'minimum', limit: 1 } }),
    usage.config({ code: 'bad-value', key: 'port', expected: { kind: 'maximum', limit: 65_535 } }),
    usage.config({ code: 'bad-value', key: 'lang', expected: { kind: 'one-of', values: ['en', 'zh-CN'] } }),
    usage.unknownOption('--prot'),
    usage.unknownOption('--prot', ['--port']),
    serve.missing(['id']),
    serve.missing(['height', 'weight']),
    serve.answered({ ...event, heard: 'get', bytes: 60, ms: 3 }),
    serve.answered({ ...event, heard: '', bytes: 0, ms: 3 }),
    serve.dropped({ ...event, peers: 1 }),
    crawl.progress({ done: 3, total: 40, ok: 2, failed: 1, secondsLeft: 4 }),
    demo.ready({ count: 40, targets: '127.0.0.1-40:1024', seed: 1 }),
    report.described(report.seatPair(7, 23), { a: report.body(record), b: report.body(record), ids: '' }),
    report.noPair(0),
    report.noPair(1),
    report.refusal({ refused: 'few-students', minimum: 5, found: 3 }),
    report.refusal({ refused: 'singular' }),
    report.refusal({ refused: 'weights', why: 'not-taken' }),
    report.refusal({ refused: 'weights', why: 'not-a-weight' }),
    ...metricNames.map(metric => report.method({ metric, distance: '0.125', weights: [1, 1, 1] })),
    report.method({ metric: 'gower', distance: '0.125', weights: [1, 2, 1] }),
    report.compared({ compared: 3, total: 3, reasons: [] }),
    report.compared({
      compared: 3,
      total: 9,
      reasons: [
        report.withoutRecord(3),
        report.declined([4]),
        report.sameId({ seats: [5, 6] }),
        report.sameId({ seats: [5, 6], id: '007' }),
      ],
    }),
    ...statusNames.flatMap(status => [
      `${statuses[status]}: ${report.phase({ status, totalMs: 9, attempts: 1 })}`,
      report.phase({ status, totalMs: 9, attempts: 4 }),
      report.phase({ status, connectMs: 3, totalMs: 9, attempts: 1 }),
    ]),
    report.note([3], 'x'),
    report.interrupted({ answered: 1, total: 9, seconds: '0.50', notAsked: 8 }),
    ...Object.values(talk.faults).map(fault => fault('10.0.0.7:7000')),
  ];
}

/** All sentences of a language that are the same whatever happens: the strings of its tree. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** Keys and kinds, without the words. */
function shapeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

function allSentences(messages: Messages): string[] {
  return [
    ...problems.flatMap(problem => Object.values(wording(messages, problem))),
    ...notes.flatMap(note => [
      wordNote(messages.notes, note),
      wordNoteHint(messages.check.noteHints, note, { port: 1024 }),
    ]),
    ...compose(messages),
    ...stringsOf(messages),
  ];
}

const en = await loadMessages('en');
const zhCN = await loadMessages('zh-CN');
const zhTW = await loadMessages('zh-TW');

describe.each(languages)('%s', language => {
  it('says a cause and a hint of each problem, and something of each note', async () => {
    const messages = await loadMessages(language);
    for (const problem of problems) {
      const { cause, hint } = wording(messages, problem);
      expect(cause.trim(), problem.code).not.toBe('');
      expect(hint.trim(), problem.code).not.toBe('');
    }
    for (const note of notes) expect(wordNote(messages.notes, note).trim(), note.code).not.toBe('');
  });

  it('begins no cause with a key or a request, which a report would write with a capital', async () => {
    const messages = await loadMessages(language);
    const causes = problems.map(problem => wording(messages, problem).cause);
    const said = [...causes, ...notes.map(note => wordNote(messages.notes, note))];
    const bare = /^(get|exit|id|height|weight|size|declined)(?![a-z])/;
    expect(said.filter(cause => bare.test(cause))).toEqual([]);
  });

  it('has no value that was forgotten in a sentence', async () => {
    // These two say it on purpose.
    const meant = /NaN (or|和) Infinity|distance is undefined/;
    for (const sentence of allSentences(await loadMessages(language))) {
      expect(sentence.trim()).not.toBe('');
      expect(sentence.replace(meant, '')).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('needs no exclamation mark', async () => {
    for (const sentence of allSentences(await loadMessages(language))) expect(sentence).not.toMatch(/[!！]/);
  });

  it('has the keys and kinds of English', async () => {
    expect(shapeOf(await loadMessages(language))).toEqual(shapeOf(en));
  });
});

/** What only one programming language writes; C shares some calls with Python. */
const codeOf: Record<ProgramLanguage, RegExp> = {
  python: /json\.dumps|sendall|\.encode\(|conn\.recv|while True:|threading|except|b'get'|strip\(\)|str\(/,
  java: /Gson|getBytes|equalsIgnoreCase|new Thread|in\.read|flush\(\), |server\.accept|trim\(\)\./,
  node: /JSON\.stringify|toString\(\)|socket\.(on|end)\(|net\.createServer/,
  c: /cJSON|strn?casecmp|strcmp|sizeof|strlen|pthread|SIGPIPE/,
};
/** Their bytes prove that the server is Python's. */
const ofPython: ReadonlySet<ProblemCode> = new Set(['bytes-literal', 'pickle']);

describe.each(languages)('a hint in %s', language => {
  it('is in code of the language that the server was seen to be in, and names each where none was seen', async () => {
    const { problems: wordings } = await loadMessages(language);
    const hint = (writtenIn?: ProgramLanguage) =>
      wordProblem(wordings, { code: 'not-json', at: 9 }, { port: 1024, writtenIn }).hint;
    for (const writtenIn of programLanguages)
      for (const other of programLanguages)
        expect([other, codeOf[other].test(hint(writtenIn))]).toEqual([other, other === writtenIn]);
    for (const each of programLanguages) expect(hint()).toMatch(codeOf[each]);
  });

  it('never speaks of Python alone to a server that may be none', async () => {
    const messages = await loadMessages(language);
    const hintsFor = (writtenIn?: ProgramLanguage) => [
      ...problems
        .filter(({ code }) => !ofPython.has(code))
        .map(problem => wording(messages, problem, writtenIn).hint),
      ...notes.map(note => wordNoteHint(messages.check.noteHints, note, { port: 1024, writtenIn })),
    ];
    for (const hint of hintsFor()) if (codeOf.python.test(hint)) expect(hint).toMatch(/Python: /);
    for (const hint of hintsFor('java')) expect(hint).not.toMatch(codeOf.python);
  });
});

/** A fault that is often made, and the word in its hint that leads to the line. */
const named: [ProblemOf<ProblemCode>, RegExp][] = [
  // A variable that still holds the first client's request is no less likely than a file that was read to its end.
  [{ code: 'used-up' }, /accept\(\)/],
  // So does one that still holds the first client's answer.
  [{ code: 'used-up' }, /answer|回答/],
  // A comparison that is false is not the only silence of a server that reads.
  [{ code: 'silent', afterMs }, /length|长度|長度/],
  [{ code: 'answers-at-end' }, /recv\(/],
  // Threads that are waited for, a reset that was asked for, numbers as they lie in memory, a length alone.
  [{ code: 'busy-with-one' }, /join\(\)/],
  [{ code: 'reset-after-reply' }, /SO_LINGER/],
  [{ code: 'not-utf-8' }, /JSON/],
  [{ code: 'not-an-object', found: 'number' }, /length|长度|長度/],
  // Java's String of a whole buffer is never equal to get.
  [{ code: 'closed', afterMs }, /buffer, 0, n/],
  // Not every server has a loop and an accept() of its own.
  [{ code: 'one-shot' }, /serve_forever\(\).*server\.close\(\)/],
  // A server that has called connect() goes on, but its port is closed to others; and over UDP there is no accept().
  [{ code: 'one-shot', datagrams: true }, /^(?!.*accept\().*connect\(\)/],
];

describe.each(languages)('in %s', language => {
  it.each(named)('the hint of %o leads to its line', async (problem, word) => {
    expect(wording(await loadMessages(language), problem).hint).toMatch(word);
  });
});

const englishProse = /\b(the|is|are|and|or|not|of|with|after|no)\b/i;

describe.each([
  { language: 'zh-CN', messages: zhCN, foreign: traditionalOnly },
  { language: 'zh-TW', messages: zhTW, foreign: simplifiedOnly },
])('$language', ({ messages, foreign }) => {
  it('is Chinese in each cause, hint and note', () => {
    for (const problem of problems) {
      const { cause, hint } = wording(messages, problem);
      expect(cause, problem.code).toMatch(/\p{Script=Han}/u);
      expect(hint, problem.code).toMatch(/\p{Script=Han}.*[。？]$/u);
    }
    for (const note of notes) expect(wordNote(messages.notes, note)).toMatch(/\p{Script=Han}/u);
  });

  it('keeps to its own characters and terms, and leaves English to code', () => {
    for (const sentence of allSentences(messages)) {
      // Keywords of Python's are code.
      const prose = sentence.replace('with conn:', '').replaceAll(/if not (data|piece):/g, '');
      for (const pattern of [foreign, englishProse]) expect(prose).not.toMatch(pattern);
    }
  });
});

describe('the sentences as they are read', () => {
  const wanted: Problem[] = [
    { code: 'metres', height: 1.75 },
    { code: 'python-dict' },
    { code: 'full-width', character: '：', at: 7 },
    { code: 'missing-keys', keys: ['height'], near: 'hight' },
    { code: 'unknown-size', reason: 'ambiguous', readings: ['XL', 'XXL'], text: 'Q' },
  ];
  const said = (messages: Messages) => {
    return wanted
      .map(problem => wording(messages, problem, 'node'))
      .map(({ cause, hint }) => `${cause} | ${hint}`);
  };

  it('are these in English', () => {
    expect(said(en)).toEqual([
      'the height (1.75) looks like it is in metres | Send centimetres: 175.',
      'single quotes, or words such as True and None, stand where JSON has others | JSON has double quotes, and true, false and null: let a library write it (JSON.stringify(record)).',
      'Chinese punctuation "：" in the JSON (byte 7) | Type quotes, colons and commas with the English input method, or let a library write the JSON (JSON.stringify(record)).',
      'the key "height" is missing | The four keys are "id", "height", "weight" and "size", in lower case. There is "hight": did you mean "height"?',
      `the size "Q" means different sizes in different shops | Send one of ${sizes.join(' ')}; this may mean XL or XXL.`,
    ]);
    expect(en.usage.target({ code: 'range-backwards', text: '10.0.0.9-3' })).toBe(
      '"10.0.0.9-3" ends before it starts; write the lower address first',
    );
  });

  it('are these in zh-CN', () => {
    expect(said(zhCN)).toEqual([
      '身高像是以米为单位（1.75） | 请用厘米：175。',
      '用了单引号，或者 True、None 之类 JSON 里没有的词 | JSON 用双引号，用 true、false、null：让现成的库来写（JSON.stringify(record)）。',
      "JSON 里用了中文标点 '：'（第 7 个字节） | 引号、冒号和逗号要切换到英文输入法来打，或者让现成的库来写 JSON（JSON.stringify(record)）。",
      '缺少键 "height" | 四个键是 "id"、"height"、"weight" 和 "size"，都是小写。发来的有 "hight"：是不是想写 "height"？',
      `尺码“Q”在各家店里大小不一 | 请从 ${sizes.join(' ')} 中选一个；这里可能是指 XL 或 XXL。`,
    ]);
    expect(zhCN.usage.target({ code: 'range-backwards', text: '10.0.0.9-3' })).toBe(
      '“10.0.0.9-3”的头尾写反了；小的地址写在前面',
    );
  });

  it('are these in zh-TW', () => {
    expect(said(zhTW)).toEqual([
      '身高的單位看起來是公尺（1.75） | 請用公分：175。',
      '用了單引號，或者 True、None 之類 JSON 裡沒有的詞 | JSON 用雙引號，用 true、false、null：讓現成的函式庫來寫（JSON.stringify(record)）。',
      "JSON 裡用了全形標點 '：'（第 7 個位元組） | 引號、冒號和逗號要切換到英數半形來打，或者讓現成的函式庫來寫 JSON（JSON.stringify(record)）。",
      '缺少鍵 "height" | 四個鍵是 "id"、"height"、"weight" 和 "size"，都是小寫。送來的有 "hight"：是不是想寫 "height"？',
      `尺寸「Q」在每家店的大小都不同 | 請從 ${sizes.join(' ')} 中選一個；這裡可能是指 XL 或 XXL。`,
    ]);
    expect(zhTW.usage.target({ code: 'range-backwards', text: '10.0.0.9-3' })).toBe(
      '「10.0.0.9-3」的頭尾寫反了；小的位址寫在前面',
    );
  });
});
