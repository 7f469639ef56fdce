/** Why a command line names no targets. `count` is exact up to 2^53. */
export type TargetMistake = { path?: string; line?: number } & (
  | { code: 'bad-target' | 'range-backwards' | 'past-the-end' | 'nested-list'; text: string }
  | { code: 'bad-port'; text: string; port: string }
  | { code: 'bad-prefix'; text: string; prefix: string; limit: number }
  | { code: 'bad-count'; text: string; count: string }
  | { code: 'octet-too-large' | 'leading-zero'; text: string; octet: string }
  | { code: 'public-address' | 'bind-address' | 'no-machine'; text: string; host: string }
  | { code: 'too-many-hosts'; count: number; limit: number }
  | { code: 'no-targets' | 'all-excluded' }
);
