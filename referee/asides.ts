/**
 * What a crawler prints beside its answer, in English and Chinese. A pattern too few takes a count or a time for seats; a
 * pattern too many loses seats that a right crawler names.
 */

/** Who was not compared: such a line is no answer, unless it also speaks of the most alike. */
const leftOut =
  /^\W*(?:left out|skipp|dropp|ignor|exclud|not (?:compared|counted)|declined|bad (?:seats|hosts)|no (?:answer|reply)|跳[过過]|[没沒未]有?[参參计計]|剔除|排除|[无無](?:效|回|[响應应]))/i;

const complaints: readonly RegExp[] = [
  // second closest: 3 and 9
  /^[^\w\p{Script=Han}]*(?:(?:second|third|next)\b|runners?-up|其次|第[二三]?(?:像|近|接近|相[像似近]))/iu,
  // farthest: 3 and 9
  /\b(?:farthest|furthest|least (?:alike|similar)|most different)\b|最不[像相]|最[远遠]/i,
  // 12 error [Errno 111] Connection refused
  /\berr(or|no)\b|error:|exception|traceback|timed out|refused|line \d+ column|错误|錯誤|失败|失敗|超时|逾時/i,
];

/** Whether a line is an error message, or of others than the most alike: its numbers must not be taken for an answer. */
export function isComplaint(line: string): boolean {
  return (leftOut.test(line) && !saysAlike(line)) || complaints.some(pattern => pattern.test(line));
}

/** Whether a line says that it is about the most alike. */
export function saysAlike(line: string): boolean {
  return /alike|similar|clos|[像近似]/i.test(line);
}

const anyOf = (patterns: readonly RegExp[]) =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'gi');

/** The numbers in names such as seat1 and seat2, where each has a value: 'seat1': 5, 'seat2': 17. */
const labels = /\b([a-z_]+ ?)1(['"]?\s*[:=])(.{0,200}?)\b\1\s*2\2/gi;

/** Numbers that name no seats, and words that stand directly before the number of one; taken out in this order. */
const asides: readonly RegExp[] = [
  // seat5, PC05, No. 5
  /\b(?:no\.?\s*|(?:seat|pc|host|student|s)[._-]?)(?=\d)/gi,
  anyOf([
    // 2026-09-01
    /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/,
    // 10:11:12.5
    /\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\b/,
    // 2026年9月1日
    /(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*[日号號]/,
    // 8时9分
    /\d{1,2}\s*[时時点點]\s*\d{1,2}\s*分?/,
  ]),
  anyOf([
    // 13 were left out, 2 tied pairs
    /\b\d+\s*(?:(?:were|was|are) )?(?:(?:closest|nearest|tied|equal|best) )?(?:ok|good|bad|failed|failures|valid|invalid|left out|skipped|dropped|missing|offline|silent|declined|errors?|timeouts?|retries|attempts|threads?|connections?|bytes|pairs)\b/,
    // 2对
    /\d+\s*[对對组組](?!\s*\d)/,
    // left out: 1, 2 and 14
    /(?:\b(?:ok|failed|valid|invalid|left out|skipped|dropped|ignored|excluded|rejected|missing|offline|declined|errors?|threads|workers|timeout|retries|attempts)\b|有效|[无無]效|成功|跳[过過]|剔除|排除|[没沒未]有?[参參]加(?:比[较較])?)的?\s*(?:seats?|hosts?|座位)?\s*[:=：]?\s*[[(（]?\d[\d\s,，、和與与]*(?:and\s+\d+)?[号號]?/,
  ]),
  anyOf([
    // similarity 0.77
    /(?:similarity|相似度)\s*(?:score\s*)?(?:of|is|[为為是])?\s*[:=：]?\s*\d+(?:\.\d+)?%?/,
    // 3.2 s, 170 cm
    /\d+(?:\.\d+)?\s*(?:毫?秒|公分|厘米|公斤|%|(?:ms|s|sec|seconds?|min|cm|kg)\b)/,
  ]),
];

/** A line without its asides. */
export function withoutAsides(line: string): string {
  return asides.reduce((rest, aside) => rest.replace(aside, ' '), line.replace(labels, ' $3 '));
}

/** How many students were compared; the group that matched is the number. */
export const counts = anyOf([
  // out of 40 machines, 27; not "of the 40 seats 5 and 17"
  /\bof\s+(?:the\s+|all\s+)*\d+\s+[a-z]+,?\s+(\d+)\b(?!\s*(?:and|[-,&/+~])\s*\d)/,
  // 27 of 40, 27 students; not "5 and 17 people"
  /(?<!第\s*|\band\s+|[和与與、]\s*)\b(\d+)\s*(?:(?:out )?of\s+\d+|[个個人名位份台臺条條]|(?:students|people|persons|records|replies|replied|answers|answered|seats|hosts|machines|computers|servers)\b)/,
  // compared 27 of 40, 共 27
  /(?:\b(?:compared|count|total|valid|usable|used)|比[较較]了?|人[数數]|共)\s*[:=：]?\s*(\d+)(?:\s*(?:(?:out )?of|\/)\s*\d+)?(?!\w|\.\d)/,
]);
