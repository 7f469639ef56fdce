/** What can be wrong with the targets of a command line: the codes of the crawler's hosts, as the languages need them. */
export type TargetMistake = { path?: string; line?: number } & (
  | { code: 'bad-target' | 'range-backwards' | 'past-the-end' | 'nested-list'; text: string }
  | { code: 'bad-port'; text: string; port: string }
  | { code: 'bad-prefix'; text: string; prefix: string; limit: number }
  | { code: 'bad-count'; text: string; count: string }
  | { code: 'octet-too-large' | 'leading-zero'; text: string; octet: string }
  | { code: 'public-address'; text: string; host: string }
  | { code: 'too-many-hosts'; count: number; limit: number }
  | { code: 'no-targets' | 'all-excluded' }
);
