import type { Usage } from '../cli/define-command.ts';
import { fileMistake } from '../cli/files.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { openCommand } from '../cli/open-command.ts';
import { writeOut } from '../cli/output.ts';
import { wordOwnTrouble } from '../cli/own-trouble.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { withPort } from '../shared/address.ts';
import { isOwnTrouble } from '../shared/finding.ts';
import { type Beat, readBeat } from '../talk/beat.ts';
import type { Channel, Fault, Outcome } from '../talk/channel.ts';
import { exchangeMessages, tcpWaits, udpWaits, type Waits } from '../talk/exchange-messages.ts';
import { keyboard } from '../talk/keyboard.ts';
import { hasPort, isPort, parsePeer } from '../talk/peer.ts';
import { openScreen, type Screen } from '../talk/screen.ts';
import { given, heartbeat, piped, type Source } from '../talk/sources.ts';
import { lostOf, wordStatistics } from '../talk/statistics.ts';
import { openTcp } from '../talk/tcp.ts';
import { openUdp } from '../talk/udp.ts';

/** The usage of `talk`: its operands and options. */
export const usage = {
  name: 'talk',
  operands: [
    { word: '<host:port>', help: 'peer' },
    { word: '[message...]', help: 'message' },
  ],
  options: ['udp', 'every', 'count'],
} as const satisfies Usage;

/** One talk: the server, the transport, and what is sent. */
interface Talk {
  peer: string;
  transport: 'tcp' | 'udp';
  words: string[];
  beat: Beat | undefined;
  settings: Settings;
}

/** `talk`: the client of the tutorials. Sends messages to a server, and prints the answers. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options, operands } = await openCommand(usage, argv, messages);
  const [where = '', ...words] = operands;
  const { talk: sentences } = settings.messages;
  const peer = parsePeer(where);
  if (!peer) throw new UsageError(sentences.badPeer(where));
  // A port as a separate word would be sent as a message to the echo exercise's port.
  if (!hasPort(where) && isPort(words[0])) throw new UsageError(sentences.portApart(where, words[0] ?? ''));
  const beat = readBeat(options, words, settings.messages);
  const transport = options.udp ? 'udp' : 'tcp';
  const empty = words.indexOf('');
  if (transport === 'tcp' && empty >= 0 && empty < words.length - 1)
    throw new UsageError(sentences.emptyFirst);
  const talk: Talk = { peer: withPort(peer.host, peer.port), transport, words, beat, settings };

  const interrupts = watchInterrupts();
  const screen = openScreen({ transport, isTerminal: process.stdout.isTTY === true, log: process.stderr });
  const open = transport === 'udp' ? openUdp : openTcp;
  const channel = await open(peer, { receive: screen.show, signal: interrupts.signal });
  try {
    if (typeof channel !== 'string')
      return await runTalk(talk, { channel, screen, signal: interrupts.signal });
    if (interrupts.signal.aborted) return 0;
    await screen.say(wordFault(channel, talk));
    return isOwnTrouble(channel) ? 2 : 1;
  } finally {
    interrupts.release();
  }
}

/** Talks over an open channel, and closes it. Resolves with the exit code: 1 if an answer is missing. */
async function runTalk(
  talk: Talk,
  { channel, screen, signal }: { channel: Channel; screen: Screen; signal: AbortSignal },
): Promise<number> {
  const source = await openSource(talk, channel, screen);
  const stop = () => {
    channel.hangUp();
    source.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const ended = exchangeMessages(channel, eachOnItsLine(source, screen), {
    waits: waitsOf(talk),
    emptyEnds: talk.transport === 'tcp' || isTyped(talk),
    onUnanswered: outcome => screen.say(wordSilence(outcome, talk)),
  });
  const { statistics, endedBy, endedByEmpty, isBroken } = await ended.finally(stop);
  await screen.endLine();
  if (endedByEmpty && talk.words.length === 0 && !isTyped(talk))
    await screen.say(talk.settings.messages.talk.emptyEnded);
  if (endedBy === 'closed' && !isBroken) await screen.say(talk.settings.messages.talk.closed(talk.peer));
  else if (endedBy !== undefined && endedBy !== 'hung-up') await screen.say(wordSilence(endedBy, talk));
  if (talk.beat || talk.transport === 'udp')
    await writeOut(wordStatistics(statistics, talk.settings.messages));
  return isBroken || lostOf(statistics) > 0 ? 1 : 0;
}

/** Ends the line of a reply that has no line end, before the prompt and before the next reply. */
function eachOnItsLine(source: Source, screen: Screen): Source {
  return {
    ...source,
    async next() {
      await screen.endLine();
      const message = await source.next();
      await screen.endLine();
      return message;
    },
  };
}

async function openSource({ words, beat, ...talk }: Talk, channel: Channel, screen: Screen): Promise<Source> {
  if (beat) return heartbeat(channel, beat);
  if (words.length > 0) return given(words);
  if (!process.stdin.isTTY) return explainUnreadable(piped(process.stdin), talk.settings);
  const { connected, sendsTo, prompt } = talk.settings.messages.talk;
  await screen.say(talk.transport === 'udp' ? sendsTo(talk.peer) : connected(talk.peer));
  // The prompt goes to stderr, so that a redirected stdout gets the replies only.
  const terminal = { input: process.stdin, output: process.stderr };
  const typist = keyboard(prompt, { ...terminal, onInterrupt: () => process.emit('SIGINT') });
  screen.share(typist);
  // Otherwise the user would notice only at the next message that the server is gone.
  void channel.ended.then(typist.close);
  return explainUnreadable(typist, talk.settings);
}

/** Standard input, or one line that says why it cannot be read. */
function explainUnreadable(source: Source, { messages }: Settings): Source {
  return {
    ...source,
    next: () =>
      source.next().catch(error => {
        throw fileMistake(messages.files.standardInput, error, messages);
      }),
  };
}

/** Whether the messages are typed, rather than given or piped. */
function isTyped({ words, beat }: Pick<Talk, 'words' | 'beat'>): boolean {
  return words.length === 0 && beat === undefined && process.stdin.isTTY === true;
}

function waitsOf({ transport, beat }: Talk): Waits {
  if (transport === 'tcp') return tcpWaits;
  return { ...udpWaits, replyMs: Math.min(udpWaits.replyMs, beat?.everyMs ?? udpWaits.replyMs) };
}

function wordSilence(outcome: Outcome, talk: Talk): string {
  const { lost, unanswered } = talk.settings.messages.talk;
  const at = { peer: talk.peer, seconds: waitsOf(talk).replyMs / 1_000 };
  if (outcome === 'quiet') return talk.transport === 'udp' ? lost(at) : unanswered(at);
  return outcome === 'bytes' || outcome === 'hung-up' ? '' : wordFault(outcome, talk);
}

/** Words a fault of the server, or of this computer. */
function wordFault(fault: Fault, { peer, settings }: Talk): string {
  return isOwnTrouble(fault) ? wordOwnTrouble(fault, settings) : settings.messages.talk.faults[fault](peer);
}
