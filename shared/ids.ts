/**
 * Names used by more than one folder: on the command line, in messages and in files. Help shows them in this order, and
 * every language has a message for each.
 */

/** The commands. */
export const commandNames = [
  'serve',
  'crawl',
  'talk',
  'check',
  'list',
  'pair',
  'diff',
  'demo',
  'referee',
  'board',
  'handout',
  'worker',
  'campus',
  'completion',
] as const;
export type CommandName = (typeof commandNames)[number];

/** The exercises, for `serve --as` and `check --as`. */
export const exerciseNames = ['info', 'echo', 'greet', 'clock'] as const;
export type ExerciseName = (typeof exerciseNames)[number];

/** The port of each exercise; the survey's is in the configuration. */
export const exercisePorts = {
  info: undefined,
  echo: 7_000,
  greet: 6_000,
  clock: 8_080,
} as const satisfies Record<ExerciseName, number | undefined>;

/** Languages in which a server may be recognised to be written; hints then use that language. */
export const programLanguages = ['python', 'java', 'node', 'c'] as const;
export type ProgramLanguage = (typeof programLanguages)[number];

/** The report formats of a crawl, of `pair`, of changes, and of `check` and `referee`. */
export const surveyFormats = ['text', 'json', 'ndjson', 'csv', 'html'] as const;
export type SurveyFormat = (typeof surveyFormats)[number];
export const pairFormats = ['text', 'json', 'csv'] as const;
export type PairFormat = (typeof pairFormats)[number];
export const changeFormats = ['text', 'json'] as const;
export type ChangeFormat = (typeof changeFormats)[number];
export const checkFormats = ['text', 'json', 'junit'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** The metrics for the distance between two students. */
export const metricNames = ['seuclidean', 'gower', 'mahalanobis', 'euclidean'] as const;
export type MetricName = (typeof metricNames)[number];

/** Who may see a report: `all` is for the instructor only, `seats` for a projector. */
export const audiences = ['all', 'seats'] as const;
export type Audience = (typeof audiences)[number];

/** The shells that can complete a command line. */
export const shellNames = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type ShellName = (typeof shellNames)[number];
