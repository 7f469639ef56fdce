/** Sentences about pages that others open in a browser: the board's and the handout's. */
export const web = {
  badListen: (flag: string, value: string) =>
    `${flag}: "${value}" is not an address with a port; try 127.0.0.1:8040, or 0.0.0.0:8040 for the whole network`,
  portInUse: (flag: string, listen: string) =>
    `${listen} is in use, perhaps by an earlier copy of this command; choose another with ${flag}`,
  portForbidden: (flag: string, listen: string) =>
    `${listen}: this port is not yours to use; choose another, above 1023, with ${flag}`,
  notOurAddress: (flag: string, listen: string) =>
    `${listen} is not an address of this computer; choose another with ${flag}, or 0.0.0.0 for all of them`,
  cannotListen: (listen: string, reason: string) => `cannot listen on ${listen}: ${reason}`,
};

/** The handout, in the terminal and on its page. */
export const handout = {
  ready: (of: { urls: string; kilobytes: number; sha256: string }) =>
    `The class gets student.mjs (${of.kilobytes} KB) at\n\n  ${of.urls}\n\nIts SHA-256 is\n${of.sha256}\n`,
  howToEnd: 'Ctrl-C ends it.\n',
  forbidden: (address: string) =>
    `${address}  refused: not on the access list; --allow ${address} lets it in`,
  page: {
    title: 'peer-survey for your seat',
    intro:
      'Your seat needs this one file, and Node.js 20 or newer. Nothing is installed, and nothing comes from the internet.',
    address: 'The address of this page',
    languages: 'Languages',
    start: 'Fetch it and start it, in one line',
    verify: 'Make sure that it is this file',
    answers: (word: string) => `The answer is ${word}.`,
    node: 'Is Node.js 20 or newer installed?',
    systems: { windows: 'Windows (PowerShell)', macos: 'macOS', linux: 'Linux' },
    checksum: 'SHA-256 of student.mjs',
    compare: 'The instructor’s terminal shows the same.',
    byHand: 'Save student.mjs with the browser instead',
    next: 'What it can do',
    serve: 'share your record until Ctrl-C',
    check: 'test the server that you wrote yourself, rule by rule',
    talk: 'send messages to a server, and see what it answers',
    referee: 'let your own crawler loose in a room of difficult seats',
    demo: 'a room of 40 servers on this computer, and a crawl of it',
    lessons: 'To read, without internet',
  },
};
