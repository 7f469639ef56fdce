import type { Messages } from '../../messages/messages.ts';
import { wordProblem } from '../../messages/wording.ts';
import type { Cause, RowPlace } from '../../saved/row-fault.ts';
import { printable } from '../../shared/printable.ts';
import { DEFAULT_PORT } from '../../shared/protocol.ts';
import { maskFinding } from '../../survey/mask.ts';

/** Words why a row could not be used. Text quoted from the row is made printable. */
export function wordFault({ place, fault }: Cause['first'][number], messages: Messages): string {
  const { faults } = messages.pair;
  switch (fault.code) {
    case 'seat':
      return faults.seat(messages.statuses[fault.status]);
    case 'masked':
      return faults.masked;
    case 'missing':
      return faults.missing;
    case 'remark':
      return faults.remark;
    case 'broken-id':
      return printable(faults.brokenId(fault.text));
    case 'empty-cell':
      return faults.emptyCell(fault.key);
    case 'not-a-number':
      return printable(faults.notANumber(fault.key, fault.text));
    case 'cells':
      return faults.cells(fault);
    case 'broken-quotes':
      return faults.brokenQuotes;
    default:
      return wordProblem(messages.problems, fault, { port: portOf(place) }).cause;
  }
}

/** Words a cause for all its rows: the sentence without the arguments of a single row. */
export function wordCause({ first: [example] }: Cause, messages: Messages): string {
  if (!example) return '';
  const { place, fault } = example;
  const { faults } = messages.pair;
  switch (fault.code) {
    case 'not-a-number':
      return faults.notANumber(fault.key);
    case 'broken-id':
      return faults.brokenId();
    case 'cells':
      return faults.cells();
    case 'seat':
    case 'masked':
    case 'missing':
    case 'remark':
    case 'empty-cell':
    case 'broken-quotes':
      return wordFault(example, messages);
    default:
      return wordFault({ place, fault: maskFinding(fault) }, messages);
  }
}

/** The port for the sentence; the default for a record that did not come from a seat. */
function portOf(place: RowPlace): number {
  return place.by === 'seat' ? place.port : DEFAULT_PORT;
}
