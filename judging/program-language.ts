import type { ProgramLanguage } from '../shared/ids.ts';

/** Text that only one language writes: its error messages, and the form in which it prints objects. */
const signs: readonly { language: ProgramLanguage; pattern: RegExp }[] = [
  {
    language: 'python',
    pattern:
      /Traceback \(most recent call last\)|^ *File "[^"\n]+", line \d+|<(class '|[\w.]+ object at 0x|_io\.)|\[(Errno|WinError) \d+\]|is not JSON serializable|bytes-like object/m,
  },
  // A printed dict, list or bytes: single quotes right after the bracket, or None as a value. C# prints True, too.
  { language: 'python', pattern: /^\s*([{[(]u?'[^'\n]*'(: |, |\])|b['"])|[:,[] ?None\s*[,}\]]/ },
  // Pickle, from version 2 on.
  { language: 'python', pattern: /^\x80[\x02-\x05]/ },
  {
    language: 'java',
    pattern:
      /Exception in thread "|^\s*at [\w.$/<>]+\(([\w$]+\.java:\d+|Native Method|Unknown Source)\)|\bjava\.(lang|io|net|util|nio)\.\w+/m,
  },
  // A serialized object; or a printed array, object without toString(), Map or record.
  {
    language: 'java',
    pattern:
      /^\xac\xed\x00\x05|^\s*(\[[BCI]@[0-9a-f]{5,8}|[\w.$]*[A-Z]\w*@[0-9a-f]{5,8})\s*$|^\s*\{\w+=[^{}"]*\}\s*$|^\s*[A-Z]\w*(\[\w+=[^[\]"]*\]|\{\w+=[^{}"]*\})\s*$/,
  },
  {
    language: 'node',
    pattern:
      /^\s*at .*[(/\\ ](node:|file:|\w[^()\s]*\.[cm]?[jt]s)[^()\n]*:\d+:\d+\)?$|\[object \w+\]|<Buffer [0-9a-f]{2}|"type":\s*"Buffer"/m,
  },
  // An object as console.log() and util.inspect() print it.
  { language: 'node', pattern: /^\s*\{\s+[A-Za-z_$][\w$]*: ('|\d)/ },
  // printf() of a null pointer, and the fill bytes of uninitialised memory in MSVC debug builds.
  { language: 'c', pattern: /\(null\)|\xcc{4}|\xcd{4}/ },
];

/** How many bytes are searched: enough for a traceback, and for any reply. */
const LOOKED_AT_BYTES = 4_096;

/** The language a server is written in, if its bytes give it away; undefined if any language could have sent them. */
export function findProgramLanguage(bytes: Uint8Array): ProgramLanguage | undefined {
  const text = Buffer.from(bytes.subarray(0, LOOKED_AT_BYTES)).toString('latin1');
  const found = new Set(signs.filter(({ pattern }) => pattern.test(text)).map(({ language }) => language));
  const [language] = found;
  return found.size === 1 ? language : undefined;
}
