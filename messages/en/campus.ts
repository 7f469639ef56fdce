import type { QueueTroubleCode, ShardFault } from '../../shared/lab.ts';
import type { Wording } from '../wording.ts';

const list = (names: readonly string[]) => names.join(', ');
const count = (n: number) => n.toLocaleString('en');
const seats = (n: number) => `${count(n)} ${n === 1 ? 'seat' : 'seats'}`;
/** More names than this would hide the rest of a line. */
const NAMED = 8;
const some = (names: readonly string[]) =>
  names.length > NAMED ? `${list(names.slice(0, NAMED))} and ${names.length - NAMED} more` : list(names);

/** Seats that a worker did not bring back; the sentences of their problems. */
const shardFaults: Record<ShardFault, (of: { lab: string; text?: string }) => Wording> = {
  'workers-lost': ({ lab }) => ({
    cause: `three workers of ${lab} ended while asking this seat’s shard of up to 64`,
    hint: `Look at the log of the worker in ${lab}; one seat of the shard may be the reason. Crawl them from there without --queue.`,
  }),
  'other-version': ({ lab, text }) => ({
    cause: `the worker of ${lab} has another version${text ? `: it speaks ${text}` : ''}`,
    hint: 'Install the same version of peer-survey on the workers and here, and start the workers again.',
  }),
  'wrong-result': ({ lab, text }) => ({
    cause: `what came back from ${lab} is not a result for these seats${text ? ` (${text})` : ''}`,
    hint: `Check the worker in ${lab}: is it peer-survey, and is it the only program with this lab’s password?`,
  }),
  'refused-address': ({ lab, text }) => ({
    cause: `the worker of ${lab} does not ask ${text ?? 'this address'}: it is not in its own "labs", or it is public`,
    hint: 'Give worker and crawl the same lab.config.json; for public addresses, start the worker with --allow-public.',
  }),
  'refused-settings': ({ lab, text }) => ({
    cause: `the worker of ${lab} refuses the settings of this sweep${text ? ` (${text})` : ''}`,
    hint: 'Keep timeout, attempts and concurrency within what lab.config.json allows.',
  }),
  'refused-shard': ({ lab, text }) => ({
    cause: `the worker of ${lab} cannot read its shard${text ? ` (${text})` : ''}`,
    hint: 'Install the same version of peer-survey on the workers and here.',
  }),
  failed: ({ lab, text }) => ({
    cause: `the worker of ${lab} failed${text ? `: ${text}` : ''}`,
    hint: `Look at the log of the worker in ${lab}, and report what it says.`,
  }),
};

const troubles: Record<QueueTroubleCode, (of: { shown: string; detail: string }) => string> = {
  unreachable: ({ shown, detail }) =>
    `queue ${shown}: not reached within 5 s${detail ? ` (${detail})` : ''}; is the server running, is its port open from here, and is rediss:// or redis:// right?`,
  'wrong-password': ({ shown }) =>
    `queue ${shown}: user or password refused; the password is read from PEER_SURVEY_QUEUE_PASSWORD`,
  'no-permission': ({ shown, detail }) =>
    `queue ${shown}: this user lacks a permission (${detail}); peer-survey campus acl prints the rights`,
  certificate: ({ shown, detail }) =>
    `queue ${shown}: its certificate is not trusted (${detail}); NODE_EXTRA_CA_CERTS names the file of your own authority`,
  'certificate-name': ({ shown, detail }) =>
    `queue ${shown}: its certificate is for another name (${detail}); use the name in the certificate, or make one for this name`,
  'certificate-date': ({ shown, detail }) =>
    `queue ${shown}: its certificate is not valid today (${detail}); renew it, or set the clock of this computer`,
  'no-tls': ({ shown, detail }) =>
    `queue ${shown}: the server does not use TLS (${detail}); use redis:// without TLS, rediss:// with it`,
  'no-redis': ({ shown, detail }) =>
    `queue ${shown}: what answers there is not Redis (${detail}); correct the host or the port`,
  'too-old': ({ shown, detail }) =>
    `queue ${shown}: Redis ${detail} is too old; 6.2 or later is needed, or Valkey`,
  evicts: ({ shown, detail }) =>
    `queue ${shown}: it may delete jobs (maxmemory-policy ${detail}); set maxmemory-policy noeviction`,
  'no-database': ({ shown, detail }) =>
    `queue ${shown}: there is no database of this number (${detail}); leave the number out, or choose a smaller one`,
  'wrong-data': ({ shown, detail }) =>
    `queue ${shown}: it holds what peer-survey did not write (${detail}); give peer-survey a database of its own, and empty it`,
  'no-command': ({ shown, detail }) =>
    `queue ${shown}: it refuses a command that peer-survey needs (${detail}); peer-survey needs a Redis or Valkey with all its commands`,
};

/** Sentences about a campus: several labs, a queue, and a worker in each lab. */
export const campus = {
  noWorker: ({ lab, afterMs }: { lab: string; afterMs: number }): Wording => ({
    cause: `nobody asked: no worker of ${lab} took this seat within ${Math.round(afterMs / 1_000)} s`,
    hint: `Start one there: peer-survey worker --lab ${lab}. peer-survey campus status shows the workers.`,
  }),
  shardFaults,
  troubles,
  mistakes: {
    noLabs: 'no labs; name them in lab.config.json: "labs": { "A101": ["10.1.1.10-49"] }',
    unknownLab: (name: string, near: string | undefined, known: string[]) =>
      `--lab: "${name}" is not in "labs" of lab.config.json${near ? `; did you mean ${near}?` : ''} It has ${some(known)}`,
    targetsWithQueue: '--queue asks the labs of lab.config.json; leave the targets out, or --queue',
    targetsWithLab: '--lab takes its targets from lab.config.json; leave the targets out, or --lab',
    noQueue:
      'no queue; give --queue a URL, set PEER_SURVEY_QUEUE, or put "queue": { "url": ... } into lab.config.json',
    badQueueUrl: (shown: string) =>
      `--queue: "${shown}" is not the address of a queue; try rediss://user@host:6379, redis://host or unix:///path`,
    badScheme: (shown: string) => `--queue: "${shown}" does not start with rediss://, redis:// or unix://`,
    passwordInUrl: (shown: string) =>
      `--queue: "${shown}" has a password in it, where others can read it; set PEER_SURVEY_QUEUE_PASSWORD instead`,
    unknownSurvey: (id: string, shown: string) =>
      `--resume: no survey ${id} in this queue (${shown}); it has ended, or the queue has lost its data`,
    badSurvey: (id: string, shown: string) =>
      `--resume: survey ${id} in ${shown} was started by another version; resume it with that version`,
    resumeAlone: '--resume goes on with the labs of its survey; leave --lab out',
    needsQueue: (flag: string) => `${flag} needs --queue`,
    noLab: 'worker: --lab is missing; it names the lab whose seats this computer can reach',
    badLab: (name: string) => `--lab: "${name}" is not a name for a lab: up to 32 letters, digits, _ and -`,
  },
  news: {
    survey: (id: string) =>
      `survey ${id}: if this computer fails, crawl --queue --resume ${id} goes on with it`,
    resumed: (id: string, startedAt: string) => `survey ${id} of ${startedAt}: resumed`,
    again: (shards: number) =>
      `${count(shards)} ${shards === 1 ? 'shard is' : 'shards are'} not in the queue: submitted again`,
    failed: (of: { lab: string; seats: number; cause: string }) =>
      `${of.lab}: ${seats(of.seats)} without a result: ${of.cause}`,
    givenUp: (of: { lab: string; seats: number; seconds: number }) =>
      `${of.lab}: nobody asked (${seats(of.seats)}), no worker within ${of.seconds} s`,
    workerLacks: (lab: string, sentence: string) => `${lab}: its worker says: ${sentence}`,
    lost: (shown: string, reason: string) =>
      `queue ${shown}: gone (${reason}); no answer from the queue, trying again`,
    refuses: (shown: string, reason: string) => `queue ${shown}: refuses for now (${reason}); trying again`,
    back: (shown: string) => `queue ${shown}: connected again`,
    progress: (at: {
      done: number;
      total: number;
      labsDone: number;
      labs: number;
      withoutWorker: string[];
    }) =>
      `${count(at.done)} of ${count(at.total)} seats, ${at.labsDone} of ${at.labs} labs done${at.withoutWorker.length > 0 ? `, no worker yet: ${some(at.withoutWorker)}` : ''}`,
  },
  worker: {
    ready: (of: { worker: string; lab: string; shown: string }) =>
      `${of.worker} works for lab ${of.lab} on queue ${of.shown}. Ctrl-C ends it after its shards.`,
    done: (id: string) => `${id}: done`,
    failed: (id: string, cause: string) => `${id}: ${cause}`,
    cancelled: (id: string) => `${id}: its survey has ended`,
    lostLock: (id: string) => `${id}: took too long, so another worker may ask it again; it counts once`,
    ending: 'ends after its shards; Ctrl-C again ends it at once',
    anyTarget: (lab: string) =>
      `lab.config.json here has no lab ${lab}: any private address that the queue names is asked`,
  },
  /** On the tile of a lab. */
  boardNoWorker: 'no worker',
  status: {
    labs: 'Lab',
    workers: 'Workers',
    waiting: 'Waiting',
    running: 'Running',
    noWorker: 'none',
    surveys: 'Surveys in the queue',
    survey: (id: string, startedAt: string) => `${id}, since ${startedAt}`,
    noSurvey: 'No survey is in the queue.',
    nothing: 'The queue knows no lab yet, and lab.config.json has no "labs".',
    otherVersion: (lab: string, theirs: string, ours: string) =>
      `${lab} speaks ${theirs}, this program ${ours}`,
  },
  acl: {
    written: (users: number, path: string) =>
      `the passwords of ${users} users are in ${path}, for your eyes only`,
    noFile: (path: string) =>
      `${path} is no regular file; choose a file that can keep the passwords with --passwords`,
    badPasswords: (path: string, line: number) =>
      `${path}, line ${line}: expected a user and a password of at least 16 letters and digits; correct it, or choose another file with --passwords`,
  },
  demo: {
    ready: (of: { labs: number; seats: number }) =>
      `${of.labs} labs with ${of.seats} seats at 127.1.1.1 and on, a worker in each, and a queue between them; a few seats are broken on purpose`,
    killed: (lab: string) => `The worker of ${lab} was killed in the middle of its seats (SIGKILL).`,
    restarted: (lab: string) =>
      `Another worker of ${lab} has started: it asks those seats again, and each counts once.`,
    noRedis:
      'redis-server is missing; install it: apt install redis-server, dnf install valkey, or brew install redis',
    oneAddress: 'demo --campus needs all of 127.0.0.0/8, as Linux has it; try demo, or a container',
  },
  report: {
    heading: 'The labs',
    whole: (names: string[]) => `Whole: ${some(names)}`,
    lab: (of: { lab: string; answered: number; total: number; help: number; nobody: number }) =>
      `${of.lab}: ${of.answered} of ${of.total} answered${of.help > 0 ? `, ${of.help} ${of.help === 1 ? 'needs' : 'need'} help` : ''}${of.nobody > 0 ? `, nobody at ${of.nobody}` : ''}`,
    mostly: (line: string, cause: string) => `${line}; most often: ${cause}`,
    notAsked: (lab: string, total: number, seconds: number) =>
      `${lab}: nobody asked (${seats(total)}), no worker within ${seconds} s`,
    partly: (run: { answered: number; total: number; seconds: string; notAsked: number }) =>
      `${run.answered} of ${run.total} seats answered, in ${run.seconds} s; ${run.notAsked} not asked.`,
    seat: (seat: number, lab: string) => `${seat} (${lab})`,
  },
};
