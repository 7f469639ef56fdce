import { messageAnswered } from '../../check/rules/lesson-answers.ts';
import { address, port } from '../../check/rules/reached.ts';
import { noteOnlyHere } from '../../check/rules/second-client.ts';
import { onRoster } from '../../check/rules/student.ts';
import { type FindingCode, pass, type Rule } from '../../check/subject.ts';
import { MAX_REPLY_BYTES } from '../../shared/protocol.ts';
import { makeRoster } from '../../survey/roster.ts';
import { json } from '../crawler/rows.ts';
import { comes, isAt, runs, type Side, says, sit } from './pair-sides.ts';

/** The record with another value, written as JSON. */
const record = (changed: Record<string, unknown>) =>
  JSON.stringify({ id: '2023042', height: 178, weight: 70, size: 'L', ...changed });
const withId = (id: unknown) => says(record({ id }));
const body = (height: number, weight: number) => says(record({ height, weight }));
const padded = Buffer.from(json.padStart(MAX_REPLY_BYTES));

const plain = says(json);
const threads = runs('right/threads 0');
const strictly = runs('right/threads 0', 'strict');
const oneByOne = runs('right/one_after_the_other 0');
const echo = runs('exercises/echo_server');
const greet = runs('exercises/greet_server');
const datagrams = runs('exercises/udp_echo_server');
const onlyHere: Rule['test'] = async subject => pass(...(await noteOnlyHere(subject)));

/** What a check and a crawl say of this computer and of the campus, not of a server. */
type Ours = 'cancelled' | 'own-trouble' | 'no-worker' | 'internal-error';

/** For each finding, and so for its hint: a server with that fault, and the nearest one without. */
export const pairs: Record<Exclude<FindingCode, Ours>, readonly [fault: Side, right: Side]> = {
  // Nobody answers.
  'unknown-name': [
    isAt({ first: async () => ({ failure: 'unknown-name' }) }, address.test),
    isAt({}, address.test),
  ],
  unreachable: [
    isAt({ first: async () => ({ failure: 'unreachable' }) }, address.test),
    isAt({}, address.test),
  ],
  'no-connection': [
    isAt({ first: async () => ({ failure: 'no-connection' }), isPresent: () => undefined }, address.test),
    isAt({ first: async () => ({ failure: 'no-connection' }), isPresent: () => true }, address.test),
  ],
  filtered: [isAt({ first: async () => ({ failure: 'no-connection' }) }, port.test), isAt({}, port.test)],
  'loopback-only': [isAt({ first: async () => ({ failure: 'refused' }) }, port.test), isAt({}, port.test)],
  'only-here': [
    isAt({ at: { host: '127.0.0.1', port: 1024 }, isOpenAt: async () => false }, onlyHere),
    isAt({ at: { host: '127.0.0.1', port: 1024 } }, onlyHere),
  ],
  refused: [runs('beginners/forgets_to_listen'), threads],
  udp: [runs('beginners/datagrams'), datagrams],
  // Nothing comes, or not in time.
  silent: [runs('beginners/prints_the_answer'), oneByOne],
  closed: [runs('servers/hangs_up'), threads],
  reset: [runs('beginners/reads_two_bytes'), runs('right/right.c 0')],
  crashed: [runs('beginners/sends_text'), threads],
  'answers-at-end': [runs('beginners/answers_at_the_end'), runs('right/socket_server 0')],
  'speaks-first': [runs('servers/sends_on_connect_and_closes'), threads],
  'every-other': [runs('beginners/accepts_twice'), oneByOne],
  'other-spelling': [runs('beginners/knows_capitals_only'), runs('right/short 0')],
  'cut-short': [says(json.slice(0, -1)), plain],
  'too-large': [
    comes({ bytes: padded.subarray(1, -1), ending: 'full', rest: padded.subarray(-1) }),
    comes({ bytes: padded }),
  ],
  'needed-newline': [
    comes({ newlineMs: 1_500, firstByteMs: 1_502, wholeMs: 1_502 }),
    comes({ firstByteMs: 1_490, wholeMs: 1_490 }),
  ],
  slow: [comes({ firstByteMs: 1_501, wholeMs: 1_501 }), comes({ firstByteMs: 1_500, wholeMs: 1_500 })],
  'in-pieces': [comes({ pieces: 2, wholeMs: 54 }), comes({ pieces: 2, wholeMs: 53 })],
  'kept-open': [comes({ ending: 'quiet' }), comes({ ending: 'reset' })],
  'reset-after-reply': [runs('beginners/reads_one_byte'), runs('right/byte_after_byte 0')],
  // Other clients come.
  'one-shot': [runs('beginners/leaves_after_one'), oneByOne],
  stuck: [runs('beginners/spins_on_eof'), oneByOne],
  'used-up': [runs('beginners/reads_the_file_once'), threads],
  unsteady: [runs('beginners/fails_every_second'), oneByOne],
  'two-records': [runs('beginners/two_copies', 'strict'), strictly],
  'changing-record': [runs('beginners/rolls_the_dice'), threads],
  'shared-variable': [runs('beginners/shares_its_socket', 'strict'), strictly],
  'busy-with-one': [runs('beginners/naps_without_a_queue', 'strict'), strictly],
  'crash-on-leave': [runs('beginners/crashes_on_leave', 'strict'), strictly],
  'split-request': [runs('beginners/needs_it_whole', 'strict'), runs('right/byte_after_byte 0', 'strict')],
  'line-end': [runs('beginners/knows_one_spelling', 'strict'), strictly],
  'unknown-request': [runs('beginners/ignores_the_unknown', 'strict'), strictly],
  crowd: [runs('beginners/naps_with_a_short_queue', 'strict'), runs('right/one_selector 0', 'strict')],
  'gone-afterwards': [runs('beginners/trips_over_the_unknown', 'strict'), strictly],
  // Another program has the port.
  http: [says('HTTP/1.1 200 OK\r\n\r\n'), withId('HTTP/1.1')],
  ssh: [says('SSH-2.0-OpenSSH_9.6\r\n'), withId('SSH-2.0')],
  vnc: [says('RFB 003.008\n'), withId('RFB 003.008')],
  tls: [says(Buffer.from('15030100020246', 'hex')), plain],
  'other-program': [says('-ERR unknown command\r\n'), withId('-ERR')],
  prompt: [
    comes({ bytes: Buffer.from('Password: '), ending: 'deadline' }),
    comes({ bytes: Buffer.from(record({ id: 'Password:' })), ending: 'reset' }),
  ],
  echo: [says('get'), withId('get')],
  greet: [says('Server: Hello get!\n'), withId('Hello get!')],
  clock: [says('[Tue Feb 17 10:00:18 2013] get'), withId('10:00:18')],
  // The bytes.
  gb18030: [says(Buffer.from(json.replace('L', '\xb4\xf3'), 'latin1')), says(json.replace('"L"', '"大"'))],
  'utf-16': [says(Buffer.from(json, 'utf16le')), plain],
  'not-utf-8': [says(Buffer.from(json.replace('L', '\xff'), 'latin1')), withId('ÿ')],
  bom: [says(`\ufeff${json}`), plain],
  'nul-padding': [says(`${json}\0\0\0`), says(`${json}\r\n `)],
  gzip: [says(Buffer.from('1f8b0800', 'hex')), plain],
  'java-object': [says(Buffer.from('aced000573720007', 'hex')), plain],
  pickle: [says(Buffer.from('80049523', 'hex')), plain],
  'leading-data': [says(`${json.length}${json}`), says(`\r\n ${json}`)],
  'trailing-data': [says(`${json}bye`), says(`${json}\n`)],
  'sent-twice': [says(json + json), plain],
  // The text.
  'error-text': [says("KeyError: 'id'"), withId('KeyError')],
  'error-reply': [says('{"error": "unknown request"}'), plain],
  'python-dict': [says("{'id': '2023042', 'height': 178, 'weight': 70, 'size': 'L'}"), withId("{'id': '7'}")],
  'bytes-literal': [says(`b'${json}'`), withId("b'7'")],
  'double-encoded': [says(JSON.stringify(json)), withId('{"id": 7}')],
  'not-finite': [says(json.replace('70', 'NaN')), withId('NaN')],
  'trailing-comma': [says(json.replace('}', ',}')), withId('7,}')],
  'full-width': [says(json.replace(':', '：')), withId('“7”')],
  'duplicate-keys': [says(json.replace('{', '{"id": "7", ')), withId('"id": "7"')],
  'not-json': [says(json.replace('"height":', '"height"')), plain],
  'not-an-object': [says(`[${json}]`), plain],
  nested: [says(`{"code": 0, "data": ${json}}`), plain],
  // The record.
  'missing-keys': [says(json.replace('height', 'hight')), plain],
  'extra-keys': [says(record({ age: 20 })), says('{"size":"L","weight":70,"height":178,"id":"2023042"}')],
  'wrong-type': [says(record({ height: null })), plain],
  'number-in-quotes': [says(record({ height: '178' })), body(178.5, 70.25)],
  'unknown-size': [says(record({ size: 'Q' })), says(record({ size: ' xx-l ' }))],
  'bad-characters': [withId('7\u0007'), withId('学号-7')],
  'empty-id': [withId('  '), withId('0')],
  'long-id': [withId('7'.repeat(65)), withId('7'.repeat(64))],
  'inexact-id': [says(json.replace('"2023042"', '20230420000000000001')), withId('20230420000000000001')],
  'id-was-number': [withId(2023042), withId('2023042')],
  'id-normalised': [withId('２０２３042 '), withId('2023042')],
  'sample-id': [runs('beginners/copied_example'), threads],
  'same-id': [sit('2023042', '２０２３042'), sit('2023042', '2023043')],
  'not-on-roster': [
    isAt({ roster: makeRoster([{ id: '2023043', name: 'Li' }]) }, onRoster.test),
    isAt({ roster: makeRoster([{ id: '2023042', name: 'Li' }]) }, onRoster.test),
  ],
  // The body.
  metres: [body(1.78, 70), body(178, 70)],
  millimetres: [body(1780, 70), body(178, 70)],
  feet: [body(5.9, 70), body(178, 70)],
  inches: [body(70, 60), body(101, 30)],
  grams: [body(178, 70_000), body(178, 70)],
  swapped: [body(85, 178), body(178, 85)],
  'swapped-or-inches': [body(70, 178), body(178, 70)],
  'out-of-bounds': [body(251, 70), body(250, 70)],
  'bmi-out-of-bounds': [body(250, 20), body(250, 63)],
  'jin-or-pounds': [body(170, 140), body(170, 100)],
  // The lessons.
  'no-answer': [runs('beginners/echoes_to_the_screen'), echo],
  'other-answer': [runs('beginners/echoes_without_the_word'), echo],
  'one-message': [runs('beginners/echoes_once'), echo],
  damaged: [runs('beginners/echoes_in_ascii'), echo],
  'no-greeting': [runs('beginners/welcomes_nobody'), greet],
  'no-question': [runs('beginners/asks_once'), greet],
  'no-goodbye': [runs('beginners/never_says_good_bye'), greet],
  'clock-stands-still': [runs('beginners/clock_stopped'), runs('exercises/clock_server')],
  lost: [runs('beginners/drops_every_third'), datagrams],
  'no-datagram': [
    isAt(
      {
        transport: 'udp',
        firstDialogue: async () => ({
          welcome: Buffer.alloc(0),
          answers: [Buffer.alloc(0)],
          visited: { failure: 'no-connection' },
        }),
      },
      messageAnswered.test,
    ),
    isAt({ transport: 'udp' }, messageAnswered.test),
  ],
};
