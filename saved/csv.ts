import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { parse as parseText } from 'csv-parse/sync';
import { findDelimiter, type Header, readHeader } from './header.ts';
import type { Intake } from './intake.ts';
import { countLines, MAX_LINE_BYTES, type WholeLines } from './lines.ts';
import { makePlainReader } from './plain-rows.ts';
import { readCells } from './row.ts';
import { UnreadableAnswers } from './unreadable.ts';

/**
 * Reads a table with a header, in UTF-8: plain rows off the bytes, and from the first quotation mark on by csv-parse.
 * @throws UnreadableAnswers where there is no header, or a column is missing.
 */
export async function readCsv(blocks: AsyncGenerator<WholeLines>, intake: Intake): Promise<void> {
  const table = await openTable(blocks);
  const readPlain = makePlainReader(table.header, intake);
  for await (const lines of table.rows) {
    const read = readPlain(lines);
    if (read === lines.bytes.length) continue;
    const rest = skip(lines, read);
    await readQuoted(follow(rest, table.rows), { header: table.header, intake, before: rest.line - 1 });
    return;
  }
}

/** Takes the header, the first line that is not blank, off a table. */
async function openTable(
  blocks: AsyncGenerator<WholeLines>,
): Promise<{ header: Header; rows: AsyncGenerator<WholeLines> }> {
  for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
    let lines = next.value;
    while (lines.bytes.length > 0) {
      const end = lines.bytes.indexOf('\n') + 1;
      const text = lines.bytes.toString('utf8', 0, end).trim();
      lines = skip(lines, end);
      if (text === '') continue;
      const delimiter = findDelimiter(text);
      const [cells = []] = parseText(text, { delimiter, relax_quotes: true });
      return { header: readHeader(cells, delimiter), rows: follow(lines, blocks) };
    }
  }
  throw new UnreadableAnswers({ code: 'empty' });
}

function skip({ bytes, line }: WholeLines, length: number): WholeLines {
  return { bytes: bytes.subarray(length), line: line + countLines(bytes.subarray(0, length)) };
}

/** A block, and then those that are still to come. */
async function* follow(first: WholeLines, blocks: AsyncGenerator<WholeLines>): AsyncGenerator<WholeLines> {
  yield first;
  yield* blocks;
}

interface Quoted {
  header: Header;
  intake: Intake;
  /** Lines of the file before the first one here. */
  before: number;
}

async function readQuoted(
  blocks: AsyncGenerator<WholeLines>,
  { header, intake, before }: Quoted,
): Promise<void> {
  const broken = (line: number) =>
    intake.take({ kind: 'fault', fault: { code: 'broken-quotes' } }, { by: 'line', at: before + line });
  const parser = parse({
    delimiter: header.delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_LINE_BYTES,
  });
  parser.on('skip', error => broken(error?.lines ?? 0));
  const bytes = async function* () {
    for await (const block of blocks) yield block.bytes;
  };
  await pipeline(bytes, parser, async rows => {
    for await (const { record, info } of rows)
      intake.take(readCells(record, header), { by: 'line', at: before + info.lines });
  });
}
