/**
 * The names that more than one folder uses: on the command line, in messages and in files. Each list gives the order
 * in which help shows the names; messages are complete for every name.
 */

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

/** What a server can be asked to do: `serve --as`, `check --as`. */
export const exerciseNames = ['info', 'echo', 'greet', 'clock'] as const;
export type ExerciseName = (typeof exerciseNames)[number];

/** What a server can be seen to be written in; hints then speak of it in that language. */
export const programLanguages = ['python', 'java', 'node', 'c'] as const;
export type ProgramLanguage = (typeof programLanguages)[number];

/** The reports of a crawl, of `pair`, and of `check` and `referee`. */
export const surveyFormats = ['text', 'json', 'ndjson', 'csv', 'html'] as const;
export type SurveyFormat = (typeof surveyFormats)[number];
export const pairFormats = ['text', 'json', 'csv'] as const;
export type PairFormat = (typeof pairFormats)[number];
export const changeFormats = ['text', 'json'] as const;
export type ChangeFormat = (typeof changeFormats)[number];
export const checkFormats = ['text', 'json', 'junit'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** How the distance of two students is computed. */
export const metricNames = ['seuclidean', 'gower', 'mahalanobis', 'euclidean'] as const;
export type MetricName = (typeof metricNames)[number];

/** Who may see a report: `all` is for the instructor's own eyes, `seats` for a projector. */
export const audiences = ['all', 'seats'] as const;
export type Audience = (typeof audiences)[number];

/** The shells that can complete a command line. */
export const shellNames = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type ShellName = (typeof shellNames)[number];
