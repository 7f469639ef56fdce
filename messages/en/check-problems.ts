import type { LastDeed } from '../../shared/check-problems.ts';
import { inCode } from '../calls.ts';
import type { CheckProblemWordings } from '../wording.ts';

const quoted = (text: string | undefined, before = ' ') => (text === undefined ? '' : `${before}"${text}"`);

const deeds: Record<LastDeed, string> = {
  silent: 'a client that said nothing',
  pieces: 'a client that sent get as g, e, t',
  'line-end': 'a client that sent get with a line end',
  unknown: 'a client that sent PUT, an unknown request',
  crowd: 'forty clients that asked at once',
  chinese: 'a client that sent Chinese characters',
  exit: 'a client that said exit',
  reset: 'a client that left abruptly',
};

/** What a check says of the problems that only a check can find. */
export const checkProblems: CheckProblemWordings = {
  filtered: (_, { port }) => ({
    cause: `the PC is there, but port ${port} stays silent`,
    hint: `One of these, most likely first: a firewall drops the connection (allow the program, python.exe for example, for private and public networks); the server is not started; it runs in WSL or a virtual machine. On that PC, check 127.0.0.1 first, then its own address: if the first passes and the second does not, it is the firewall.`,
  }),
  'loopback-only': (_, { port }) => ({
    cause: `port ${port} is open at 127.0.0.1, and closed at this address`,
    hint: 'Nobody but you can connect: bind to 0.0.0.0 instead of 127.0.0.1 or localhost. A server inside WSL or a virtual machine looks the same: run it outside.',
  }),
  udp: (_, place) => ({
    cause: `port ${place.port} answers over UDP, and is closed for TCP`,
    hint: `Make a socket for TCP instead of UDP (${inCode('tcp', place)}), then listen and accept.`,
  }),
  'answers-at-end': (_, place) => ({
    cause: 'sent nothing until we closed our half of the connection',
    hint: `Answer as soon as get is there, not when the client has closed its side: use the bytes that have come (${inCode('receive', place)}), do not read to the end, a whole line or a certain number of bytes; and call flush() after write().`,
  }),
  'speaks-first': (_, place) => ({
    cause: 'answered before it was asked',
    hint: `Wait until get has arrived (${inCode('receive', place)}), and send only then.`,
  }),
  'reset-after-reply': () => ({
    cause: 'the connection was reset after the reply, instead of closed',
    hint: 'Receive the whole request before close(): closing while bytes lie unread resets the connection, and can erase the reply. SO_LINGER with a time of 0 does so too: leave it out.',
  }),
  'sample-id': () => ({
    cause: 'the id is the one printed in the example',
    hint: 'Send your own student number as "id".',
  }),
  'same-id': ({ seats }) => ({
    cause: `more than one server gives this id${seats === undefined ? '' : ` (${seats.join(', ')} in the list)`}`,
    hint: 'Send your own student number as "id"; a copied file still has the neighbour’s.',
  }),
  'busy-with-one': (_, place) => ({
    cause: 'while one client is connected and silent, nobody else gets an answer',
    hint: `Start one thread for each client, right after accept() (${inCode('thread', place)}). What comes after accept() moves into its function, close() too. There are threads already? Then nothing may wait for them: no join(), start() instead of run(), and the name of the function without a call, target=serve.`,
  }),
  'crash-on-leave': (_, place) => ({
    cause: 'a client that left abruptly ended the server',
    hint: `Catch the errors of one client where it is served: inside the loop, or inside the function that its thread runs (${inCode('catchErrors', place)}). A client that has left gives nothing more to read: leave the loop that receives then (${inCode('stopAtEnd', place)}). Without such a loop, close() and go on to the next client, without a break, which would end the server.`,
  }),
  'split-request': (_, place) => ({
    cause: 'does not understand get if it arrives as g, e, t',
    hint: `One read is not one message: collect bytes in a loop until there are three or the client has left (${inCode('collect', place)}), then compare.`,
  }),
  'line-end': ({ sent }, place) => ({
    cause: `answers get, but not get${sent}`,
    hint: `Compare without the line end (${inCode('compare', place)}).`,
  }),
  'unknown-request': () => ({
    cause: 'leaves a client with an unknown request waiting, without an answer',
    hint: 'For any other request, once three bytes have come, send {"error": "unknown request; send get"}, or at least close().',
  }),
  crowd: ({ answered, asked }, place) => ({
    cause: `when the whole class asks at once, some get no answer${answered === undefined || asked === undefined ? '' : ` (${answered} of ${asked} were answered)`}`,
    hint: `Let fifty clients wait in the queue, not a few (${inCode('backlog', place)}). Where that is not enough, keep the loop short: no sleep(), no input(), no slow work before the answer, or a thread for each client (${inCode('thread', place)}).`,
  }),
  'no-datagram': (_, place) => ({
    cause: `no datagram comes back from port ${place.port}`,
    hint: `Is the program running, on this port, with a socket for UDP? Then send each answer to the address that its datagram came from (${inCode('datagrams', place)}).`,
  }),
  damaged: ({ unanswered }) => ({
    cause: `a message with Chinese characters ${unanswered ? 'gets no answer, though others do' : 'comes back with other bytes'}`,
    hint: `${unanswered ? 'Its window may show UnicodeDecodeError or UnicodeEncodeError. ' : ''}Send the bytes on as they are, and read up to 1024 of them at a time; if you turn them into text and back, use UTF-8 both times.`,
  }),
  'one-message': (_, place) => ({
    cause: 'the first message is answered, and the next one on the same connection is not',
    hint: `Keep the conversation in a loop of its own: receive (${inCode('receive', place)}) and answer, until nothing more comes (${inCode('stopAtEnd', place)}).`,
  }),
  'no-goodbye': ({ lacks }) => ({
    cause:
      lacks === 'words'
        ? 'the message exit ends the conversation without a good bye'
        : lacks === 'end'
          ? 'the message exit brings a good bye, and the connection stays open'
          : 'the message exit does not end the conversation',
    hint: 'On exit, send the good bye, close() the connection, and go back to accept().',
  }),
  crashed: (_, place) => ({
    cause: 'hung up without a byte, and the port is closed now: the program has ended',
    hint: `Look in its window for the error, and for the line of your file beside it: Python names the error in the last line, Java and Node at the top ("Exception in thread", "Error:"). Change that line. No error? Then it came to its end without an answer: a comparison before the answer is false, or the answer is sent on the listening socket, which ends a C program without a word. And put accept() and all that follows it inside an endless loop (${inCode('accept', place)}).`,
  }),
  'every-other': (_, place) => ({
    cause: 'a client is served only when the next one comes, and that one is hung up on',
    hint: `accept() is called twice in a round, and each call takes a client: call it once (${inCode('accept', place)}).`,
  }),
  unsteady: () => ({
    cause: 'some clients get the answer, and some do not',
    hint: 'Look in its window first: an error names the line where it stopped. No error? Then accept() is called once more inside the loop of a client, or two parts of the program use one connection or one variable at different times: let the function that serves a client be the only one that closes its connection, and keep what it needs in local variables.',
  }),
  'used-up': () => ({
    cause: 'the first clients get the record, and later ones something else, or nothing',
    hint: 'Look in its window first: an error names the line where it stopped. No error? Then the first clients have changed something. Either it is used up (a file that was read to its end, an iterator, a list that things are taken out of): read the data once before the loop, keep the text in a variable, and send that to each client. Or a variable still holds the request of an earlier client, or the answer to it: empty it for each client, right after accept().',
  }),
  'other-spelling': ({ sent }, place) => ({
    cause: `answers ${sent}, and not get`,
    hint: `The request is get: three small letters without a line end. Compare without blanks and in lower case (${inCode('compare', place)}).`,
  }),
  'changing-record': () => ({
    cause: 'each client gets a different record',
    hint: 'Choose the numbers once, before the loop around accept(), with nothing random inside it or in the function of a thread, and send the same to everyone: a record is one person’s.',
  }),
  'shared-variable': (_, place) => ({
    cause: 'when the whole class asks at once, clients get nothing or another client’s answer',
    hint: `The threads share one variable: pass the connection to the thread (${inCode('thread', place)}), and keep it and the data in local variables there.`,
  }),
  'one-shot': ({ several, datagrams }, place) => ({
    cause: datagrams
      ? `answered ${several ? 'a few clients' : 'one client'}, and its port is closed to the next one`
      : `answered ${several ? 'a few clients' : 'one client'}, then ended`,
    hint: datagrams
      ? `If the program has ended, look in its window for an error, and put what receives and answers inside an endless loop (${inCode('datagrams', place)}). If it still runs, it has called connect(), which shuts out everyone else: leave that out, and send each answer to the address that its datagram came from.`
      : several
        ? `If its window shows an error, change that first. No error? Then serve clients in an endless loop, not in one that counts them (${inCode('accept', place)}). With socketserver, call serve_forever(), not handle_request(); in Node, leave server.close() out.`
        : `If its window shows an error, change that first. Often the client has left: recv() gives nothing then, and the loop that receives has to end there (${inCode('stopAtEnd', place)}). No error? Then put accept() and all that follows it inside a new, outer endless loop (${inCode('accept', place)}), and keep the loop that receives as the inner one. With socketserver, call serve_forever(), not handle_request(); in Node, leave server.close() out.`,
  }),
  stuck: ({ several, after }, place) => ({
    cause: after
      ? `answers nobody any more after ${deeds[after]}, though the port is open`
      : `answered ${several ? 'a few clients' : 'one client'}, and then nobody else, though the port is open`,
    hint: `Go back to accept() when a client is done, in an endless loop (${inCode('accept', place)}), and leave the inner loop when nothing more comes (${inCode('stopAtEnd', place)}).`,
  }),
  'two-records': () => ({
    cause: 'two different records come from this port',
    hint: 'An earlier copy of the program is probably still running: close its window (netstat -ano shows who has the port). If there is only one, it has two records: choose one before the loop.',
  }),
  'gone-afterwards': ({ after }, place) => ({
    cause: `the server was gone ${after === undefined ? 'afterwards' : `after ${deeds[after]}`}`,
    hint: `Look in its window for the error. Then catch the errors of one client, inside the loop (${inCode('catchErrors', place)}). No error there? Then the loop around accept() has ended: let it run for ever.`,
  }),
  'no-answer': (_, place) => ({
    cause: 'a message gets no answer',
    hint: `In the loop of a client: receive the message (${inCode('receive', place)}), then send the answer on the connection that accept() gave (${inCode('answer', place)}).`,
  }),
  'no-greeting': ({ wanted }) => ({
    cause: 'the welcome is missing: the server speaks first here',
    hint: `Send it right after accept(), before you receive anything: "${wanted}".`,
  }),
  'no-question': ({ wanted }) => ({
    cause: 'the question is missing',
    hint: `Send it after the welcome, and again after each answer: "${wanted}".`,
  }),
  'clock-stands-still': (_, place) => ({
    cause: 'two answers, a second apart, have the same time',
    hint: `Take the time for each answer (${inCode('now', place)}), inside the loop, not once at the start.`,
  }),
  lost: ({ answered, asked }, place) => ({
    cause: `some datagrams got no answer${answered === undefined || asked === undefined ? '' : ` (${answered} of ${asked} were answered)`}`,
    hint: `Answer each datagram, in the loop that receives them, and at the address that this one came from (${inCode('datagrams', place)}). If the server is right, the network has lost them, which UDP allows: run it again.`,
  }),
  'other-answer': ({ wanted, got, at, is, should }) => ({
    cause: `not the answer that the exercise asks for${quoted(got, ': ')}`,
    hint: `Answer in this form: "${wanted}"${at === undefined ? '' : is === undefined ? `; yours ends before character ${at}` : `; character ${at} of yours is ${is}, where ${should ?? 'the end'} is expected`}.`,
  }),
  'not-on-roster': ({ near }) => ({
    cause: 'the id is not on the class list',
    hint: `Compare the digits with your student card${near === undefined || near.length === 0 ? '' : `: the list has ${near.join(' and ')}, almost the same`}.`,
  }),
};
