import { comparableId } from '../shared/student-id.ts';
import { hintsOf } from './hints.ts';
import type { Check, HostCheck, RuleResult } from './result.ts';
import type { Finding, FindingCode } from './subject.ts';

/** Seats with the same cause to fix first, and the finding of one of them. */
export interface Group {
  finding: Finding;
  hosts: HostCheck[];
}

/** The rule whose finding explains the rest of a server's report. */
export function headline({ headline: id, rules }: HostCheck): RuleResult | undefined {
  return rules.find(rule => rule.id === id);
}

/** Groups the seats that have something to fix by cause, the most common cause first. */
export function groupByCause({ hosts }: Check): Group[] {
  const groups = new Map<FindingCode, Group>();
  for (const host of hosts) {
    const finding = headline(host)?.finding;
    if (!finding) continue;
    const group = groups.get(finding.code) ?? { finding, hosts: [] };
    group.hosts.push(host);
    groups.set(finding.code, group);
  }
  return [...groups.values()].sort((a, b) => b.hosts.length - a.hosts.length);
}

/** Fails rule 5.2 of servers that give the same id, which only shows when several servers are checked together. */
export function markTwins(hosts: readonly HostCheck[]): HostCheck[] {
  const claims = new Map<string, number[]>();
  for (const { id, seat } of hosts) {
    if (id === undefined) continue;
    const key = comparableId(id);
    claims.set(key, [...(claims.get(key) ?? []), seat]);
  }
  return hosts.map(host => {
    const seats = host.id === undefined ? [] : (claims.get(comparableId(host.id)) ?? []);
    return seats.length > 1 ? failTwin(host, seats) : host;
  });
}

function failTwin(host: HostCheck, seats: number[]): HostCheck {
  const failure = { state: 'failed', finding: { code: 'same-id', seats } } as const;
  const rules = host.rules.map(rule =>
    rule.id === '5.2' && rule.state === 'passed' ? { ...rule, ...failure, ...hintsOf('same-id') } : rule,
  );
  const first = rules.find(({ state }) => state === 'failed');
  return first
    ? { ...host, rules, outcome: host.outcome === 'error' ? 'error' : 'failed', headline: first.id }
    : host;
}
