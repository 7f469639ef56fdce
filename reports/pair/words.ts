import type { Messages } from '../../messages/messages.ts';
import { wordProblem } from '../../messages/wording.ts';
import type { PlacedFault } from '../../saved/row-fault.ts';
import { printable } from '../../shared/printable.ts';
import { DEFAULT_PORT } from '../../shared/protocol.ts';
import { maskFinding } from '../../survey/mask.ts';

/**
 * Words why a row could not be used, with text quoted from it; or why all rows of a cause could not, without the text of
 * a single one.
 */
export function wordFault({ place, fault }: PlacedFault, of: 'row' | 'cause', messages: Messages): string {
  const { faults } = messages.pair;
  const own = <Value>(value: Value) => (of === 'row' ? value : undefined);
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
      return printable(faults.brokenId(own(fault.text)));
    case 'empty-cell':
      return faults.emptyCell(fault.key);
    case 'not-a-number':
      return printable(faults.notANumber(fault.key, own(fault.text)));
    case 'cells':
      return faults.cells(own(fault));
    case 'broken-quotes':
      return faults.brokenQuotes;
    default: {
      // A record that did not come from a seat has no port.
      const port = place.by === 'seat' ? place.port : DEFAULT_PORT;
      return wordProblem(messages.problems, own(fault) ?? maskFinding(fault), { port }).cause;
    }
  }
}
