/** The words of the HTML report, beside those of the text report. */
export const page = {
  /** The language of the page, as BCP 47 names it. */
  tag: 'en',
  title: 'Who is most alike?',
  showsAll: 'With student numbers and measures: for the instructor, not for a projector.',
  seats: (a: number, b: number) => `Seats ${a} and ${b}`,
  seat: (seat: number, state: string) => `Seat ${seat}: ${state}`,
  scatter: 'Height against weight',
  scatterCaption: 'Each mark is a student, with the clothing size in it. The most similar are joined.',
  height: 'Height (cm)',
  weight: 'Weight (kg)',
  histogram: 'How far apart all pairs are',
  histogramCaption: (pairs: number) =>
    `${pairs} pairs of students; the further left, the more alike. The most similar are marked.`,
  distance: 'Distance',
  pairs: 'Pairs',
  bin: (of: { count: number; from: string; to: string }) => `${of.count} from ${of.from} to ${of.to}`,
  method: 'How it was computed',
  closest: 'The closest pairs',
  rank: 'Rank',
  pair: 'Seats',
  heightDiff: 'Height, cm apart',
  weightDiff: 'Weight, kg apart',
  sizeDiff: 'Sizes apart',
  nobodyNeedsHelp: 'No seat needs help.',
  seatShort: 'Seat',
};

/** What the board says, in the terminal and in the browser; {n} is a number that the browser fills in. */
export const board = {
  title: 'The room, live',
  ready: (of: { url: string; seats: number; every: number }) =>
    `${of.seats} seats, asked every ${of.every} s. The board is at\n\n  ${of.url}\n\nCtrl-C ends it.\n`,
  onNetwork: 'Whoever has this address can see the board: the token in it is the key.\n',
  tokenNeeded:
    'This board needs its token. Open the address that the terminal shows, with everything after the question mark.',
  wrongHost: 'The board answers at its own address only. Open the one that the terminal shows.',
  badListen: (value: string) =>
    `--listen: "${value}" is no address with a port; try 127.0.0.1:8040, or 0.0.0.0:8040 for the whole network`,
  badEvery: (value: string) => `--every: "${value}" is not a number of seconds from 1 to 3600`,
  portInUse: (listen: string) =>
    `${listen} is in use, perhaps by another board; choose another with --listen`,
  cannotListen: (listen: string, reason: string) => `cannot listen on ${listen}: ${reason}`,
  showsAll: 'Student numbers and measures are on show: for the instructor, not for a projector.',
  needsScript: 'The board needs JavaScript. Without it, crawl --format html writes a report to read.',
  front: 'Front of the room',
  room: 'The seats',
  summary: 'All seats in numbers',
  link: {
    connecting: 'Connecting',
    live: 'Live',
    lost: 'Connection lost; trying again',
    back: 'Live again after {n} s without a connection',
  },
  seat: 'Seat {n}',
  blank: 'not yet asked',
  stale: 'stale',
  gone: 'gone',
  seconds: '{n} s ago',
  minutes: '{n} min ago',
  mostCommon: 'Most common now',
  howMany: (seats: number) => (seats === 1 ? '1 seat' : `${seats} seats`),
  allWell: 'Nothing to help with right now.',
  mostAlike: 'Most alike',
  tied: (more: number) => `and ${more} more, just as close`,
  noPair: 'nobody to compare yet',
  history: 'The last 30 sweeps',
  sweep: (of: { answered: number; total: number; seconds: string }) =>
    `${of.answered} of ${of.total} answered, in ${of.seconds} s`,
  hint: 'What to try',
  said: 'What it sent',
  record: 'Its record',
  notes: 'Worth knowing',
  ask: 'Ask again',
  asking: 'Asking',
  pause: 'Asked a moment ago; a pause of {n} s',
  close: 'Close',
};
