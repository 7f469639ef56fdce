import type { Problem } from '../../../shared/finding.ts';
import { fault, type Row, says, type Tables } from '../rows.ts';

type Said = readonly [title: string, said: string, problem: Problem, shown?: string];
const rowOf = ([
  title,
  said,
  problem,
  shown = said.replaceAll('\r', '\\r').replaceAll('\n', '\\n'),
]: Said): Row => ({
  title,
  server: says(Buffer.from(said, 'latin1'), 'keep'),
  expected: fault('bad-json', problem, { text: shown, bytes: said.length }),
});

const others: readonly Said[] = [
  [
    'Redis',
    "-ERR wrong number of arguments for 'get' command\r\n",
    { code: 'other-program', program: 'redis' },
  ],
  ['a mail server', '220 mail.lab ESMTP Postfix\r\n', { code: 'other-program', program: 'mail-or-ftp' }],
  ['an FTP server', '220-FileZilla Server 1.8\r\n', { code: 'other-program', program: 'mail-or-ftp' }],
  ['a POP3 server', '+OK ready\r\n', { code: 'other-program', program: 'mailbox' }],
  ['an IMAP server', '* OK IMAP4rev1 ready\r\n', { code: 'other-program', program: 'mailbox' }],
  ['MySQL', 'J\0\0\0\n8.0.36\0', { code: 'other-program', program: 'mysql' }, 'J\\0\\0\\0\\n8.0.36\\0'],
  [
    'Telnet',
    '\xff\xfd\x18\xff\xfd',
    { code: 'other-program', program: 'telnet' },
    '\\xff\\xfd\\x18\\xff\\xfd',
  ],
  ['a login', 'Ubuntu 24.04\r\npc7 login: ', { code: 'prompt', says: 'pc7 login:' }],
  ['a password', 'Password: ', { code: 'prompt', says: 'Password:' }],
  ['a shell', 'lab@pc7:~$ ', { code: 'prompt', says: 'lab@pc7:~$' }],
  ['XML, which ends as a prompt does', '<id>7</id>', { code: 'not-json', character: '<', at: 1 }],
  ['columns between marks', '7#178#65#L#', { code: 'not-json', character: '#', at: 2 }],
];

const lessons: readonly Said[] = [
  ['the greet server', "Server: Welcome!\nServer: What's your name?", { code: 'greet' }],
  ["a student's greet server", 'Hello, get!\n', { code: 'greet' }],
  ['the clock server', '[Tue Feb 17 10:00:18 2026] get', { code: 'clock' }],
  ["a student's clock server", '2026-02-17 10:00:18\n', { code: 'clock' }],
  [
    'words that only begin like one',
    'Welcome! name: Li, height: 178',
    { code: 'not-json', character: 'W', at: 1 },
  ],
  ['an echo server that adds a word', 'echo: get', { code: 'echo' }],
  ['an echo server that shows bytes', "b'get'", { code: 'echo' }],
];

const errors: readonly Said[] = [
  ['an exception', "KeyError: 'height'\n", { code: 'error-text', says: "KeyError: 'height'" }],
  [
    'a traceback',
    'Traceback (most recent call last):\n  File "s.py", line 3\nTypeError: no\n',
    { code: 'error-text', says: 'TypeError: no' },
  ],
  [
    'a line of a log',
    '2026-02-17 10:00:18 ERROR no id',
    { code: 'error-text', says: '2026-02-17 10:00:18 ERROR no id' },
  ],
  [
    'a stack trace',
    'java.lang.Error: no\n  at S.main(S.java:3)\n',
    { code: 'error-text', says: 'java.lang.Error: no' },
  ],
  [
    'what str() makes of an exception',
    "a bytes-like object is required, not 'str'",
    { code: 'error-text', says: "a bytes-like object is required, not 'str'" },
  ],
  [
    'what str() makes of bad JSON',
    'Expecting value: line 1 column 1 (char 0)',
    { code: 'error-text', says: 'Expecting value: line 1 column 1 (char 0)' },
  ],
  ['a panic', 'panic: no id\n\ngoroutine 1:\nmain.main()\n', { code: 'error-text', says: 'panic: no id' }],
  ['a complaint', 'Unknown command\r\n', { code: 'error-text', says: 'Unknown command' }],
];

export const namedBySpeech: Tables = {
  'another program is named by what it says:': others.map(rowOf),
  'a server of a lesson is named:': lessons.map(rowOf),
  'an error text is quoted:': errors.map(rowOf),
};
