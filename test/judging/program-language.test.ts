import { describe, expect, it } from 'vitest';
import { findProgramLanguage } from '../../judging/program-language.ts';
import type { ProgramLanguage } from '../../shared/ids.ts';
import { json } from '../crawler/rows.ts';

const rows: readonly (readonly [title: string, said: string, language: ProgramLanguage])[] = [
  [
    'a traceback',
    'Traceback (most recent call last):\n  File "s.py", line 9, in <module>\nKeyError: 1',
    'python',
  ],
  ['the end of a traceback', '  File "/home/me/s.py", line 9\n    x = 1\n', 'python'],
  ['an OSError', '[Errno 2] No such file or directory', 'python'],
  ["a dict's own text", "{'id': '7', 'height': 178}", 'python'],
  ["a list's own text", "['7', 178]", 'python'],
  ["a bytes' own text", 'b\'{"id": "7"}\'', 'python'],
  ['None in the middle of JSON', '{"id": "7", "size": None}', 'python'],
  ['an object without __str__', '<__main__.Student object at 0x7f2b>', 'python'],
  ['a pickle', '\x80\x04\x95\x20', 'python'],
  [
    'a stack trace',
    'Exception in thread "main" java.lang.NullPointerException\n\tat S.main(S.java:12)',
    'java',
  ],
  ['a frame of a stack trace', '\tat edu.Server.run(Server.java:31)\r\n', 'java'],
  ["an exception's text", 'java.io.FileNotFoundException: me.json', 'java'],
  ['a serialized object', '\xac\xed\x00\x05sr\x00\x07Student', 'java'],
  ['the text of a byte[]', '[B@1b6d3586', 'java'],
  ['an object without toString()', 'edu.Student@4554617c\r\n', 'java'],
  ["a Map's own text", '{id=7, height=178, size=L}', 'java'],
  ["a record's own text", 'Student[id=7, height=178]', 'java'],
  ['toString() as IntelliJ writes it', "Student{id='7', height=178}", 'java'],
  [
    'an error of Node',
    'SyntaxError: Unexpected end of JSON input\n    at JSON.parse (<anonymous>)\n    at Socket.<anonymous> (/home/me/s.js:5:12)',
    'node',
  ],
  ['a frame inside Node', '    at Server.emit (node:events:519:28)', 'node'],
  ['an object as text', 'Hello [object Object]', 'node'],
  ['an object as console.log() writes it', "{ id: '7', height: 178 }", 'node'],
  ['a Buffer as console.log() writes it', '<Buffer 67 65 74>', 'node'],
  ['a Buffer as JSON', '{"type":"Buffer","data":[103,101,116]}', 'node'],
  ['a null pointer that was printed', '{"id": "(null)", "height": 178}', 'c'],
  ['memory that a debugger filled', `${json}\xcc\xcc\xcc\xcc\xcc`, 'c'],
];

describe('the language of a server', () => {
  it.each(rows)('is seen in %s', (_title, said, language) => {
    expect(findProgramLanguage(Buffer.from(said, 'latin1'))).toBe(language);
  });

  it.each([
    ['a record', json],
    [
      'a record in Chinese',
      Buffer.from('{"id": "7", "height": 178, "weight": 70, "size": "大码"}').toString('latin1'),
    ],
    ['a record on Windows lines', `${json}\r\n`],
    ['single quotes that were typed', "{'id':'7','height':178}"],
    ['a record with a zero byte, which C and struct.pack() send', `${json}\0`],
    ['a record after its length', `\0;${json}`],
    ['nothing', ''],
    ['JSON of true and null', '{"declined": true, "id": null}'],
    ['an error in any language', 'unknown request'],
    ['an address', 'welcome at Station 7 (room 12:30:1)'],
    ['words about a language', '{"id": "java", "size": "True"}'],
    ['signs of two languages', 'Traceback (most recent call last):\njava.lang.Error'],
  ])('is not seen in %s', (_title, said) => {
    expect(findProgramLanguage(Buffer.from(said, 'latin1'))).toBeUndefined();
  });
});
