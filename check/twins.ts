import { groupBy } from '../shared/group-by.ts';
import { comparableId } from '../shared/student-id.ts';
import { hintsOf } from './hints.ts';
import type { HostCheck } from './result.ts';
import { headlineOf } from './run-rules.ts';

/** Fails rule 5.2 of servers that give the same id, which only shows when several servers are checked together. */
export function markTwins(hosts: readonly HostCheck[]): HostCheck[] {
  const keyOf = ({ id }: HostCheck) => (id === undefined ? undefined : comparableId(id));
  const claims = groupBy(hosts, keyOf);
  return hosts.map(host => {
    const seats = (claims.get(keyOf(host)) ?? []).map(({ seat }) => seat);
    return host.id !== undefined && seats.length > 1 ? failTwin(host, seats) : host;
  });
}

function failTwin(host: HostCheck, seats: number[]): HostCheck {
  const failure = { state: 'failed', finding: { code: 'same-id', seats } } as const;
  const rules = host.rules.map(rule =>
    rule.id === '5.2' && rule.state === 'passed' ? { ...rule, ...failure, ...hintsOf('same-id') } : rule,
  );
  const first = headlineOf(rules);
  return first
    ? { ...host, rules, outcome: host.outcome === 'error' ? 'error' : 'failed', headline: first.id }
    : host;
}
