/** How one attempt to talk to `peer` can fail. The code that talks takes its list of faults from here. */
const faults = {
  refused: (peer: string) =>
    `${peer} refuses: nobody listens there; is the server running, and on this port?`,
  unreachable: (peer: string) => `no machine answers at ${peer}; check the address, and the cable`,
  'unknown-name': (peer: string) =>
    `no address is known for ${peer}; check the spelling, or use the IP address`,
  'no-connection': (peer: string) =>
    `no connection to ${peer} within 10 s; is the computer on, and does a firewall let you through?`,
  closed: (peer: string) =>
    `${peer} is gone: it closed the connection; did its program end, or does it take one message only?`,
  reset: (peer: string) =>
    `${peer} is gone: it reset the connection; look for a traceback in the server’s window`,
  'too-long': () => 'too long for one datagram, which holds 65,507 bytes; send less, or leave --udp out',
  trouble: (peer: string) => `the system cannot talk to ${peer}; check the address`,
};

export const talk = {
  faults,
  prompt: '> ',
  connected: (peer: string) => `Connected to ${peer}; an empty line ends.`,
  sendsTo: (peer: string) => `Datagrams go to ${peer}; an empty line ends.`,
  unanswered: (at: { peer: string; seconds: number }) =>
    `no answer from ${at.peer} within ${at.seconds} s; does the server reply to every message?`,
  lost: (at: { peer: string; seconds: number }) =>
    `no answer from ${at.peer} within ${at.seconds} s: the datagram or its answer is lost`,
  closed: (peer: string) => `${peer} closed the connection.`,
  tally: (count: { sent: number; answered: number; lost: number }) =>
    `${count.sent} sent, ${count.answered} answered, ${count.lost} lost`,
  roundTrips: (ms: { min: string; mean: string; max: string }) =>
    `round trips min/mean/max ${ms.min}/${ms.mean}/${ms.max} ms`,
  portApart: (host: string, port: string) =>
    `${port} looks like a port: write ${host}:${port}; to send it as a message, write ${host}:7000 ${port}`,
  emptyFirst: 'an empty message ends the talk, so that those after it are not sent; leave it out',
  emptyEnded: 'An empty line ended the talk; lines after it were not sent.',
  badPeer: (text: string) => `"${text}" is no HOST:PORT; try 127.0.0.1:7000, [::1]:7000 or a name`,
  countAlone: '--count goes with --every SECONDS: it ends a heartbeat',
  oneHeartbeat: '--every repeats one message; put more than one word into quotes',
};
