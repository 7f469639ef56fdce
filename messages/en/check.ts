import type { RuleId } from '../../shared/check-ids.ts';
import type { OwnTrouble } from '../../shared/finding.ts';
import { MAX_REPLY_BYTES, SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { checkCauses } from './check-causes.ts';
import { noteHints, provenNotes } from './check-notes.ts';

const bytes = (count: number) => `${count} ${count === 1 ? 'byte' : 'bytes'}`;

/** The sentences of check. The titles of the rules say what is required of a server; their ids are stable. */
export const check = {
  rules: {
    '1.1': 'a machine answers at the address',
    '1.2': 'the port is open for TCP',
    '1.3': 'the port is your program’s, not another service’s',
    '2.1': 'get is answered',
    '2.2': 'nothing is sent before get',
    '2.3': 'get is enough: small letters, no line end',
    '2.4': `the reply comes within ${SLOW_AFTER_MS / 1_000} seconds`,
    '2.5': `the reply is complete, in at most ${MAX_REPLY_BYTES} bytes`,
    '2.6': 'no reset comes after the reply',
    '3.1': 'the bytes are UTF-8',
    '3.2': 'no byte order mark comes first',
    '3.3': 'no zero bytes',
    '3.4': 'nothing stands before or after the object',
    '4.1': 'the text is JSON',
    '4.2': 'the JSON is one flat object',
    '4.3': 'the four keys are there, each once',
    '4.4': 'text is text, and numbers are numbers',
    '4.5': 'the measures are a body’s, in cm and kg',
    '5.1': 'the id is text',
    '5.2': 'the id is your own',
    '5.3': 'the id is on the class list',
    '6.1': 'a second client gets the same answer',
    '6.2': 'a silent client does not block the others',
    '6.3': 'a client that leaves abruptly does no harm',
    '6.4': 'get arrives as g, e, t',
    '6.5': 'get with \\n and with \\r\\n is the same request',
    '6.6': 'an unknown request is answered, or hung up on',
    '6.7': 'forty clients at once all get the same record',
    '7.1': 'a message is answered',
    '7.2': 'the answer is what the exercise asks for',
    '7.3': 'several messages go over one connection',
    '7.4': 'Chinese characters come back unharmed',
    '7.5': 'exit ends the conversation',
    '7.6': 'two clients are served at the same time',
    '7.7': 'the clock goes on',
    '7.8': 'each datagram is answered',
  } satisfies Record<RuleId, string>,
  states: { passed: 'passed', failed: 'failed', error: 'not tested' },
  needs: (id: string) => `not reached (needs ${id})`,
  ourTrouble: (text: string) => `the checker itself failed here, not the server: ${text}`,
  /** Why a rule was not tested, where this computer lacked something. */
  ownTroubles: {
    descriptors:
      'this computer could open no more connections; not tested, and no fault of the server. Close other programs, or raise the limit of open files (ulimit -n), and check again.',
    ports:
      'this computer had no free port left to connect from; not tested, and no fault of the server. Wait a minute, and check again.',
    network:
      'this computer has no network on which the server could be reached; not tested, and no fault of the server. Look at the cable or the wireless network, and check again.',
    names:
      'this computer could not look the name up; not tested, and no fault of the server. Use the IP address instead of the name.',
  } satisfies Record<OwnTrouble, string>,
  busy: 'This computer was very busy meanwhile, so that an answer in time can look late, or lost. Close other programs, and check again.',
  allPassed: (passed: number) => `All ${passed} rules passed.`,
  notStrict: 'More rules, for several clients at once: run it again with --strict.',
  leftAbruptly:
    'For 6.3 we hung up abruptly on purpose: a ConnectionResetError in the server’s window is from that, and no fault.',
  ended: 'The server has ended.',
  restarted: 'The server was started again.',
  watching: 'Change the server and start it again: the check runs by itself. Ctrl-C ends it.',
  somePassed: (count: { passed: number; failed: number; notReached: number; notTested: number }) =>
    `${count.passed} passed, ${count.failed} failed, ${count.notReached} not reached${count.notTested > 0 ? `, ${count.notTested} not tested` : ''}.`,
  cause: 'Change this first',
  change: 'What to change',
  labelled: (label: string, text: string) => `${label}: ${text}`,
  ...checkCauses,
  noteHints,
  provenNotes,
  named: (cause: string, hints: string) => `${cause} [${hints}]`,
  rulesTitle: 'The rules',
  advice: 'Worth a word',
  evidence: 'What came',
  all: 'All that came',
  left: (count: { before: number; after: number }) =>
    [
      ...(count.before > 0 ? [`${bytes(count.before)} before this not shown`] : []),
      ...(count.after > 0 ? [`${bytes(count.after)} after this not shown`] : []),
    ].join(', and '),
  byte: (number: number) => `byte ${number}`,
  timeline: 'How it went',
  moments: {
    dialled: () => 'we dial',
    connected: () => 'connected',
    sent: (count: number) => `we send ${bytes(count)}`,
    received: (count: number, pieces = 1) =>
      `${bytes(count)} received${pieces > 1 ? `, in ${pieces} pieces` : ''}`,
    'half-closed': () => 'we close our half',
    fin: () => 'the server closes (FIN)',
    reset: () => 'the server resets (RST)',
    left: () => 'we hang up',
  },
  next: (failed: number) =>
    `Change that${failed > 1 ? ', and what the other ✗ say' : ''}, start the server again, and run the same check once more.`,
  localTest: 'To tell them apart, run these two on the server’s own computer:',
  classTitle: 'The class',
  classLine: (group: { seats: number; cause: string }) =>
    `${group.seats} ${group.seats === 1 ? 'seat' : 'seats'}: ${group.cause}`,
  classPassed: (count: { passed: number; total: number }) =>
    `${count.passed} of ${count.total} seats pass every rule.`,
  interrupted: 'Interrupted: what follows is what was checked until then.',
  interruptedAtOnce: 'Interrupted before a check was done.',
  noRule: (id: string, known: string[]) =>
    `--only: there is no rule "${id}"; give a branch or a rule of ${known.join(', ')}`,
  watchOne: () => '--watch: give one target; a class is checked without it',
  watchTcp: () => '--watch: only servers over TCP are watched; leave --udp out',
  noTransport: (exercise: string) => `--udp: ${exercise} is checked over TCP; leave it out`,
};
