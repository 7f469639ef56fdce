import { groupBy } from '../shared/group-by.ts';
import { comparableId } from '../shared/student-id.ts';
import { hintsOf } from './hints.ts';
import type { Check, HostCheck } from './result.ts';
import { headlineOf } from './run-rules.ts';
import type { Finding } from './subject.ts';

/** Seats with the same cause to fix first, and the finding of one of them. */
export interface Group {
  finding: Finding;
  hosts: HostCheck[];
}

/** Groups the seats that have something to fix by cause, the most common cause first. */
export function groupByCause({ hosts }: Check): Group[] {
  const failed = hosts.flatMap(host => {
    const finding = headlineOf(host.rules)?.finding;
    return finding ? [{ finding, host }] : [];
  });
  const groups = [...groupBy(failed, ({ finding }) => finding.code).values()];
  return groups
    .flatMap(group => (group[0] ? [{ finding: group[0].finding, hosts: group.map(({ host }) => host) }] : []))
    .sort((a, b) => b.hosts.length - a.hosts.length);
}

/** Fails rule 5.2 of servers that give the same id, which only shows when several servers are checked together. */
export function markTwins(hosts: readonly HostCheck[]): HostCheck[] {
  const keyOf = ({ id }: HostCheck) => (id === undefined ? undefined : comparableId(id));
  const claims = groupBy(hosts, keyOf);
  return hosts.map(host => {
    const same = claims.get(keyOf(host)) ?? [];
    const isTwin = host.id !== undefined && same.length > 1;
    return isTwin
      ? failTwin(
          host,
          same.map(({ seat }) => seat),
        )
      : host;
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
