import type { LastDeed } from '../../shared/check-problems.ts';
import type { CheckProblemWordings } from '../wording.ts';

const quoted = (text: string | undefined, before = ' ') => (text === undefined ? '' : `${before}"${text}"`);

const deeds: Record<LastDeed, string> = {
  silent: 'a client that said nothing',
  pieces: 'a client that sent get as g, e, t',
  'line-end': 'a client that sent get with a line end',
  unknown: 'a client that sent PUT, an unknown request',
  crowd: 'forty clients that asked at once',
  chinese: 'a client that sent Chinese characters',
};

/** What a check says of the problems that only a check can find. */
export const checkProblems: CheckProblemWordings = {
  filtered: (_, { port }) => ({
    cause: `the PC is there, but port ${port} stays silent`,
    hint: `One of these, most likely first: a firewall drops the connection (allow python.exe for private and public networks); the server is not started; it runs in WSL or a virtual machine. On that PC, check 127.0.0.1 first, then its own address: the first passes and the second does not where it is the firewall.`,
  }),
  'loopback-only': (_, { port }) => ({
    cause: `port ${port} is open at 127.0.0.1, and closed at this address`,
    hint: "Nobody but you can connect: bind to '' or '0.0.0.0' instead of '127.0.0.1' or 'localhost'. A server inside WSL or a virtual machine looks the same: run it outside.",
  }),
  udp: (_, { port }) => ({
    cause: `port ${port} answers over UDP, and is closed for TCP`,
    hint: 'Make the socket with SOCK_STREAM instead of SOCK_DGRAM, then listen() and accept().',
  }),
  vnc: (_, { port }) => ({
    cause: 'answers as a VNC server',
    hint: `Port ${port} belongs to another program here: check the port number.`,
  }),
  'answers-at-end': () => ({
    cause: 'sent nothing until we closed our half of the connection',
    hint: 'Answer as soon as get is there, not when recv() returns nothing; and after write() to a makefile(), call flush().',
  }),
  'speaks-first': () => ({
    cause: 'answered before it was asked',
    hint: 'Call recv() and wait for get before sendall().',
  }),
  'reset-after-reply': () => ({
    cause: 'the connection was reset after the reply, instead of closed',
    hint: 'recv() the whole request before close(): closing while bytes lie unread resets the connection, and can erase the reply.',
  }),
  nested: ({ under }) => ({
    cause: `the record is inside another object${quoted(under, ', under ')}`,
    hint: 'Send the record itself: json.dumps(record), with the four keys on the first level.',
  }),
  'sample-id': () => ({
    cause: 'the id is the one printed in the example',
    hint: 'Send your own student number as "id".',
  }),
  'same-id': ({ seats }) => ({
    cause: `more than one server gives this id${seats === undefined ? '' : ` (${seats.join(', ')} in the list)`}`,
    hint: 'Send your own student number as "id"; a copied file still has the neighbour’s.',
  }),
  'busy-with-one': () => ({
    cause: 'while one client is connected and silent, nobody else gets an answer',
    hint: 'Start one thread for each client, right after accept(): threading.Thread(target=serve, args=(conn,)).start().',
  }),
  'crash-on-leave': () => ({
    cause: 'a client that left abruptly ended the server',
    hint: 'Put the code that serves one client into try: ... except OSError: pass, inside the loop.',
  }),
  'split-request': () => ({
    cause: 'does not take get that arrives as g, e, t',
    hint: 'One recv() is not one message: gather bytes in a loop until there are three, then compare.',
  }),
  'line-end': ({ sent }) => ({
    cause: `answers get, but not get${sent}`,
    hint: "Compare without the line end: data.decode().strip().lower() == 'get'.",
  }),
  'unknown-request': () => ({
    cause: 'leaves a client with an unknown request waiting, without an answer',
    hint: 'In the else branch, send {"error": "unknown request; send get"}, or at least close().',
  }),
  crowd: ({ answered, asked }) => ({
    cause: `when the whole class asks at once, some get no answer${answered === undefined || asked === undefined ? '' : ` (${answered} of ${asked} were answered)`}`,
    hint: 'Give listen() 50 or more, not a small number, and keep the loop short: no sleep(), no input(), no work before the answer.',
  }),
  'no-datagram': (_, { port }) => ({
    cause: `no datagram comes back from port ${port}`,
    hint: 'Is the program running, on this port, with SOCK_DGRAM? Then data, sender = server.recvfrom(2048), and server.sendto(answer, sender).',
  }),
  damaged: () => ({
    cause: 'a message with Chinese characters comes back with other bytes',
    hint: 'Send the bytes on as they are; where you decode() and encode(), do both with utf-8.',
  }),
  'one-message': () => ({
    cause: 'the first message is answered, and the next one on the same connection is not',
    hint: 'Keep the conversation in a loop of its own: while True: data = conn.recv(1024), until data is empty.',
  }),
  'no-goodbye': () => ({
    cause: 'the message exit does not end the conversation',
    hint: "On b'exit', send the good bye, close() the connection, and go back to accept().",
  }),
  crashed: () => ({
    cause: 'hung up without a byte, and the port is closed now: the program has ended',
    hint: 'Look in its window for the error, and for the line of your file beside it: Python names the error in the last line, Java and Node at the top ("Exception in thread", "Error:"). Change that line.',
  }),
  'every-other': () => ({
    cause: 'a client is served only when the next one comes, and that one is hung up on',
    hint: 'accept() is called twice in a round, and each call takes a client: call it once, conn, addr = s.accept().',
  }),
  unsteady: () => ({
    cause: 'one client was hung up on without a byte, and another got its record',
    hint: 'Two parts of the program use one connection at different times: let the function that serves a client be the only one that closes it, and keep conn in a local variable. Look in its window for an error, too.',
  }),
  'used-up': () => ({
    cause: 'the first client got its record, and later ones do not',
    hint: 'Something is used up by the first client: a file that was read to its end, an iterator, a dict with pop(). Read the data once before the loop, keep the text in a variable, and send that to each client.',
  }),
  'other-spelling': ({ sent }) => ({
    cause: `answers ${sent}, and not get`,
    hint: "The request is get: three small letters without a line end. Compare with data.decode().strip().lower() == 'get'.",
  }),
  'changing-record': () => ({
    cause: 'each client gets a different record',
    hint: "Choose the numbers once, before the loop around accept(), and send the same to everyone: a record is one person's.",
  }),
  'shared-variable': () => ({
    cause: "when the whole class asks at once, clients get nothing or another client's answer",
    hint: 'The threads share one variable: hand conn to the thread, threading.Thread(target=serve, args=(conn,)), and use no global conn or data in it.',
  }),
  'one-shot': () => ({
    cause: 'answered one client, then ended',
    hint: 'Put accept() and all that follows it inside a new, outer while True:; where there is a loop around recv(), keep it as the inner one. If its window shows an error, that came with the second client: change that first.',
  }),
  stuck: () => ({
    cause: 'answered one client, and then nobody else, though the port is open',
    hint: 'Go back to accept() when a client is done: while True: conn, addr = s.accept(), and in the inner loop if not data: break.',
  }),
  'two-records': () => ({
    cause: 'two different records come from this port',
    hint: 'An earlier copy of the program is probably still running: close its window (netstat -ano shows who has the port). If there is only one, it has two records: choose one before the loop.',
  }),
  'gone-afterwards': ({ after }) => ({
    cause: `the server was gone ${after === undefined ? 'afterwards' : `after ${deeds[after]}`}`,
    hint: 'Look in its window for the error. Then put the code that serves one client into try: ... except Exception, inside the loop.',
  }),
  'no-answer': () => ({
    cause: 'a message gets no answer',
    hint: 'In the loop of a client: data = conn.recv(1024), then conn.sendall(...) of the answer, in bytes, on the conn of accept().',
  }),
  'no-greeting': ({ wanted }) => ({
    cause: 'the welcome is missing: the server speaks first here',
    hint: `Send it right after accept(), before the first recv(): "${wanted}".`,
  }),
  'no-question': ({ wanted }) => ({
    cause: 'the question is missing',
    hint: `Send it after the welcome, and again after each answer: "${wanted}".`,
  }),
  'clock-stands-still': () => ({
    cause: 'two answers, a second apart, have the same time',
    hint: 'Call time.ctime() for each answer, inside the loop, not once at the start.',
  }),
  lost: ({ answered, asked }) => ({
    cause: `some datagrams got no answer${answered === undefined || asked === undefined ? '' : ` (${answered} of ${asked} were answered)`}`,
    hint: 'Answer each datagram with sendto(), in a loop around recvfrom(). Where the server is right the network has lost them, which UDP allows: run it again.',
  }),
  'other-answer': ({ wanted, got, at, is, should }) => ({
    cause: `another answer than the exercise asks for${quoted(got, ': ')}`,
    hint: `Send "${wanted}"${at === undefined ? '' : is === undefined ? `: the answer ends before character ${at}` : `: character ${at} is ${is}, where ${should ?? 'the end'} is expected`}.`,
  }),
  'not-on-roster': ({ near }) => ({
    cause: 'the id is not on the class list',
    hint: `Compare the digits with your student card${near === undefined || near.length === 0 ? '' : `: the list has ${near.join(' and ')}, one slip away`}.`,
  }),
};
