import { layOut, paragraph } from '../../cli/layout.ts';
import type { NearestList, PairResult } from '../../saved/pair-result.ts';
import { printable } from '../../shared/printable.ts';
import type { ReportContext } from '../context.ts';
import { joinSections } from '../sections.ts';
import { labelStudent } from '../student-label.ts';
import { reportRoll } from '../survey/roll.ts';
import { inBlocks, type PairReport } from './report.ts';
import { wordFault } from './words.ts';

/** More tied pairs than this are only counted here; the JSON has the first hundred. */
const SHOWN_TIES = 5;

/** The text report: the pair, how its distance comes about, the next pairs, and the rows that could not be used. */
export const text: PairReport = function* ({ result, nearest }, context) {
  yield joinSections([
    reportFirst(result, context),
    reportExplanation(result, context),
    reportNext(result, context),
    reportRoll(result, context),
    reportCauses(result, context),
  ]);
  if (nearest) yield* reportNearest(nearest, context);
};

function reportFirst(result: PairResult, context: ReportContext): string[] {
  const { messages, colours, width } = context;
  const { pair, report } = messages;
  const { mostSimilar, ties, refusal, compared, rows } = result;
  const [first] = mostSimilar;
  if (rows === 0) return paragraph(colours.bold(pair.noRows), width);
  const over = [
    ...paragraph(pair.compared({ ...result, reasons: reasonsOf(result, pair) }), width),
    ...reportSource(result, context),
  ];
  if (refusal) return [...paragraph(colours.bold(report.refusal(refusal)), width), ...over];
  if (!first) return [...paragraph(colours.bold(pair.noPair(compared)), width), ...over];
  return [
    colours.bold(ties > 1 ? report.mostAlikeTied(ties) : report.mostAlike),
    ...mostSimilar.slice(0, SHOWN_TIES).flatMap(({ a, b }) => {
      const described = pair.described({ a: labelStudent(a), b: labelStudent(b), bodyA: a, bodyB: b });
      return paragraph(colours.green(described), width, 2);
    }),
    ...(ties > SHOWN_TIES ? [`  ${report.moreTies(ties - SHOWN_TIES)}`] : []),
    '',
    ...paragraph(
      report.method({ ...result, weights: [...result.weights], distance: shorten(first.distance) }),
      width,
    ),
    ...over,
    ...(compared === 2 ? paragraph(report.onlyTwo, width) : []),
  ];
}

function reasonsOf(result: PairResult, pair: ReportContext['messages']['pair']): string[] {
  const unusable = countRejected(result);
  return [
    ...(result.declined > 0 ? [pair.declined(result.declined)] : []),
    ...(result.sharedIds > 0 ? [pair.sharedIds(result.sharedIds, result.firstShared.map(printable))] : []),
    ...(unusable > 0 ? [pair.unusable(unusable)] : []),
  ];
}

function countRejected({ rejected }: PairResult): number {
  return rejected.reduce((total, { count }) => total + count, 0);
}

function reportExplanation(result: PairResult, { messages, colours, width }: ReportContext): string[] {
  const [first] = result.mostSimilar;
  if (!result.explained || !first) return [];
  const { heading, columns, measures, scales } = messages.pair.explained;
  const units = { height: ' cm', weight: ' kg', size: '' };
  const rows = (['height', 'weight', 'size'] as const).map(key => {
    const part = result.explained?.[key] ?? { difference: 0, scale: 1, share: 0 };
    // A distance of 0 cannot be divided into shares.
    const share = first.distance === 0 ? '–' : `${(100 * part.share).toFixed(1)} %`;
    const scale = `${Number(part.scale.toPrecision(4))}${units[key]}`;
    return [measures[key], `${part.difference}${units[key]}`, scale, share];
  });
  const table = [[columns.measure, columns.difference, columns.scale, columns.share], ...rows];
  return [
    colours.bold(heading(labelStudent(first.a), labelStudent(first.b))),
    ...layOut(table).map(line => `  ${line}`),
    ...paragraph(scales[result.metric], width, 2),
  ];
}

function reportNext({ ranking, ties }: PairResult, { messages, colours }: ReportContext): string[] {
  const next = ranking.slice(ties);
  if (next.length === 0) return [];
  const ranked = next.map(({ a, b, distance }) =>
    messages.pair.ranked({ a: labelStudent(a), b: labelStudent(b), distance: shorten(distance) }),
  );
  return [colours.bold(messages.report.next), ...ranked.map(line => `  ${line}`)];
}

/** Formats a distance with as many digits as in the report of a crawl. */
function shorten(distance: number): string {
  return distance.toFixed(3);
}

/** Reports the encoding of the file, unless it is the usual one, and whether the workbook has more sheets. */
function reportSource(
  { encoding, sheets = 1 }: PairResult,
  { messages: { files }, width }: ReportContext,
): string[] {
  if (sheets > 1) return paragraph(files.firstSheet(sheets), width);
  if (encoding === undefined || encoding === 'utf-8') return [];
  return paragraph(files.readAs(files.encodings[encoding]), width);
}

function reportCauses(result: PairResult, { messages, colours, width }: ReportContext): string[] {
  if (result.rejected.length === 0) return [];
  const { faults } = messages.pair;
  return [
    colours.bold(faults.heading(countRejected(result))),
    ...result.rejected.flatMap(({ count, first }) => {
      const rows = first.map(row => faults.at[row.place.by](row.place.at, wordFault(row, 'row', messages)));
      if (count === 1) return rows.flatMap(row => paragraph(row, width, 2));
      const [cause = ''] = first.map(row => wordFault(row, 'cause', messages));
      return [
        ...paragraph(colours.red(faults.times(count, cause)), width, 2),
        ...rows.flatMap(row => paragraph(row, width, 4)),
      ];
    }),
  ];
}

function* reportNearest(list: NearestList, { messages, colours }: ReportContext) {
  yield `\n${colours.bold(messages.pair.nearest)}\n`;
  for (const students of inBlocks(list)) {
    const lines = students.map(({ id, nearest, distance }) =>
      messages.pair.neighbour({
        id: printable(id),
        nearest: printable(nearest),
        distance: shorten(distance),
      }),
    );
    yield lines.map(line => `  ${line}\n`).join('');
  }
}
