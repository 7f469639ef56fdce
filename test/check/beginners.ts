import type { HintId } from '../../check/hints.ts';
import type { FindingCode } from '../../check/subject.ts';
import { json, says } from '../crawler/rows.ts';
import type { ServerCommand } from '../fixtures/python.ts';

/** A broken server, and what the check makes of it. `advice` where it is no fault, only worth a word. */
export interface Beginner {
  server: ServerCommand;
  rule: string;
  finding: FindingCode;
  strict?: true;
  advice?: true;
}

const plain = (name: string): ServerCommand => [`../beginners/${name}`];
const encodes = (way: string): ServerCommand => ['encodes', way];

/**
 * A real broken server for each hint; the compiler misses one that is left out. Absent are those that take a network of
 * their own (host-off, inside-a-vm), an address besides loopback (loopback-only), or two servers; they have their own tests.
 */
export const beginners: Record<Exclude<HintId, 'N01' | 'N04' | 'N09' | 'T23'>, readonly Beginner[]> = {
  N02: [{ server: ['full_backlog'], rule: '1.2', finding: 'filtered' }],
  N03: [{ server: plain('forgets_to_listen'), rule: '1.2', finding: 'refused' }],
  N05: [
    { server: plain('leaves_after_one'), rule: '6.1', finding: 'one-shot' },
    { server: plain('counts_to_three'), rule: '6.1', finding: 'one-shot' },
    { server: plain('waits_after_five'), rule: '6.2', finding: 'stuck', strict: true },
  ],
  N06: [{ server: plain('crashes_on_leave'), rule: '6.3', finding: 'crash-on-leave', strict: true }],
  N07: [{ server: plain('restarts_too_soon'), rule: '1.2', finding: 'refused' }],
  N08: [{ server: plain('two_copies'), rule: '6.7', finding: 'two-records', strict: true }],
  N10: [{ server: plain('datagrams'), rule: '1.2', finding: 'udp' }],
  N11: [{ server: plain('runs_the_client'), rule: '1.2', finding: 'refused' }],
  N12: [{ server: plain('port_out_of_reach'), rule: '1.2', finding: 'refused' }],
  N13: [
    { server: plain('greets_like_ssh'), rule: '1.3', finding: 'ssh' },
    { server: says('RFB 003.008\n'), rule: '1.3', finding: 'vnc' },
    { server: says('\x15\x03\x01\0\x02\x02\x46'), rule: '1.3', finding: 'tls' },
  ],
  T01: [
    { server: ['mute'], rule: '2.1', finding: 'silent' },
    { server: plain('compares_a_buffer.mjs'), rule: '2.1', finding: 'silent' },
    { server: plain('no_zero_byte.c'), rule: '2.1', finding: 'closed' },
  ],
  T02: [
    { server: plain('waits_a_line'), rule: '2.3', finding: 'needed-newline' },
    { server: plain('knows_capitals_only'), rule: '2.1', finding: 'other-spelling' },
    { server: plain('wants_crlf'), rule: '2.3', finding: 'other-spelling' },
    { server: plain('knows_one_spelling'), rule: '6.5', finding: 'line-end', strict: true },
  ],
  T03: [{ server: plain('asks_a_human'), rule: '2.1', finding: 'silent' }],
  T04: [{ server: plain('one_client_at_a_time'), rule: '6.2', finding: 'busy-with-one', strict: true }],
  T05: [{ server: plain('spins_on_eof'), rule: '6.1', finding: 'stuck' }],
  T06: [
    { server: plain('sends_text'), rule: '2.1', finding: 'crashed' },
    { server: ['slams_the_door'], rule: '2.1', finding: 'reset' },
  ],
  T07: [
    { server: plain('prints_the_answer'), rule: '2.1', finding: 'silent' },
    { server: ['hangs_up'], rule: '2.1', finding: 'closed' },
  ],
  T08: [{ server: plain('cuts_its_answer'), rule: '2.5', finding: 'cut-short' }],
  T09: [
    { server: plain('reads_one_byte'), rule: '2.6', finding: 'reset-after-reply' },
    { server: plain('reads_two_bytes'), rule: '2.1', finding: 'reset' },
  ],
  T10: [{ server: ['byte_by_byte'], rule: '2.5', finding: 'in-pieces', advice: true }],
  T11: [{ server: ['keeps_open'], rule: '2.6', finding: 'kept-open', advice: true }],
  T12: [{ server: ['floods'], rule: '2.5', finding: 'too-large' }],
  T13: [
    { server: plain('looks_up_the_name'), rule: '2.4', finding: 'slow' },
    { server: plain('sends_key_by_key'), rule: '2.4', finding: 'slow' },
  ],
  T14: [
    { server: plain('forgets_to_flush'), rule: '2.1', finding: 'silent' },
    { server: plain('answers_at_the_end'), rule: '2.1', finding: 'answers-at-end' },
    { server: plain('NoFlush.java'), rule: '2.1', finding: 'closed' },
  ],
  T15: [{ server: ['sends_on_connect_and_closes'], rule: '2.2', finding: 'speaks-first' }],
  T16: [{ server: plain('naps_with_a_short_queue'), rule: '6.7', finding: 'crowd', strict: true }],
  T17: [{ server: plain('needs_it_whole'), rule: '6.4', finding: 'split-request', strict: true }],
  T18: [{ server: plain('accepts_twice'), rule: '2.1', finding: 'every-other' }],
  T19: [{ server: plain('closes_under_its_thread'), rule: '2.1', finding: 'closed' }],
  T20: [
    { server: plain('reads_the_file_once'), rule: '6.1', finding: 'used-up' },
    { server: plain('adds_to_the_last_request'), rule: '6.1', finding: 'used-up' },
    { server: plain('repeats_its_answers'), rule: '6.1', finding: 'used-up' },
    { server: plain('keeps_old_bytes'), rule: '6.5', finding: 'used-up', strict: true },
  ],
  T21: [{ server: plain('rolls_the_dice'), rule: '6.1', finding: 'changing-record' }],
  T22: [{ server: plain('shares_its_socket'), rule: '6.7', finding: 'shared-variable', strict: true }],
  T24: [{ server: plain('reads_a_length_first'), rule: '2.1', finding: 'silent' }],
  T25: [{ server: plain('starts_no_thread'), rule: '2.1', finding: 'silent' }],
  B01: [{ server: encodes('str'), rule: '4.1', finding: 'python-dict' }],
  B02: [{ server: encodes('str-of-bytes'), rule: '4.1', finding: 'bytes-literal' }],
  B03: [{ server: encodes('dumps-twice'), rule: '4.1', finding: 'double-encoded' }],
  B04: [{ server: encodes('gb18030'), rule: '3.1', finding: 'gb18030' }],
  B05: [{ server: encodes('utf-8-sig'), rule: '3.2', finding: 'bom' }],
  B06: [
    { server: encodes('utf-16'), rule: '3.1', finding: 'utf-16' },
    { server: encodes('utf-16-le'), rule: '3.1', finding: 'utf-16' },
  ],
  B07: [{ server: encodes('struct'), rule: '3.3', finding: 'nul-padding' }],
  B08: [
    { server: plain('two_sends'), rule: '3.4', finding: 'trailing-data' },
    { server: says(`${json}\n${json}\n`), rule: '3.4', finding: 'sent-twice' },
  ],
  B09: [{ server: ['echoes'], rule: '4.1', finding: 'echo' }],
  B10: [{ server: ['speaks_http'], rule: '1.3', finding: 'http' }],
  B11: [{ server: encodes('pickle'), rule: '4.1', finding: 'pickle' }],
  B12: [
    { server: plain('missing_quote'), rule: '4.1', finding: 'not-json' },
    { server: plain('trailing_comma'), rule: '4.1', finding: 'trailing-comma' },
    { server: plain('chinese_punctuation'), rule: '4.1', finding: 'full-width' },
  ],
  B13: [{ server: encodes('nan'), rule: '4.1', finding: 'not-finite' }],
  B14: [
    { server: plain('boxed_record'), rule: '4.2', finding: 'nested' },
    { server: plain('answers_like_a_web_api'), rule: '4.2', finding: 'nested' },
    { server: plain('sends_a_list'), rule: '4.2', finding: 'not-an-object' },
  ],
  B15: [
    { server: plain('misspelt_key'), rule: '4.3', finding: 'missing-keys' },
    { server: says(json.replace('{', '{"age": 20, ')), rule: '4.3', finding: 'extra-keys', advice: true },
  ],
  B16: [
    { server: plain('all_text'), rule: '4.4', finding: 'number-in-quotes' },
    { server: plain('comma_in_the_weight'), rule: '4.4', finding: 'number-in-quotes' },
  ],
  B17: [{ server: plain('metres'), rule: '4.5', finding: 'metres' }],
  B18: [{ server: plain('number_for_id'), rule: '5.1', finding: 'id-was-number' }],
  B19: [{ server: plain('copied_example'), rule: '5.2', finding: 'sample-id' }],
  B21: [{ server: plain('same_key_twice'), rule: '4.3', finding: 'duplicate-keys' }],
};
