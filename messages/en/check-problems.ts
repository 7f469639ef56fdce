import type { CheckProblemWordings } from '../wording.ts';

const quoted = (text: string | undefined, before = ' ') => (text === undefined ? '' : `${before}"${text}"`);

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
  crashed: () => ({
    cause: 'hung up without a byte, and the port is closed now: the program has ended',
    hint: "Its window shows a traceback. The usual one is TypeError: a bytes-like object is required, not 'str': send(text.encode('utf-8')).",
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
  'one-shot': () => ({
    cause: 'answered one client, and the port was closed for the next',
    hint: 'Put accept() and all that follows it inside while True:.',
  }),
  stuck: () => ({
    cause: 'answered one client, and then nobody else',
    hint: "recv() returns b'' when the client has left: break out of the inner loop, close(), and go back to accept().",
  }),
  'busy-with-one': () => ({
    cause: 'while one client is connected and silent, nobody else gets an answer',
    hint: 'Start one threading.Thread for each client, or give the connection a settimeout(1).',
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
    cause: `when the whole class asks at once, some get no answer${answered === undefined || asked === undefined ? '' : ` (${answered} of ${asked} did)`}`,
    hint: 'Call listen(50) instead of listen(1), and keep the loop short: no sleep(), no input(), no work before the answer.',
  }),
  'two-records': () => ({
    cause: 'two different records come from this port',
    hint: 'An earlier copy of the program is still running: close its window (netstat -ano shows who has the port).',
  }),
  'gone-afterwards': () => ({
    cause: 'the server was gone after this',
    hint: 'Its window shows a traceback: put the code that serves one client into try: ... except Exception, inside the loop.',
  }),
  'other-answer': ({ wanted, got }) => ({
    cause: `another answer than the exercise asks for${quoted(got, ': ')}`,
    hint: `Compare with the lesson${wanted === undefined ? '' : `: "${wanted}" is expected`}.`,
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
    cause: 'exit does not end the conversation',
    hint: "On b'exit', send the good bye, close() the connection, and go back to accept().",
  }),
};
