import type { Tile, Words } from '../events.ts';
import { byId, fill, setText } from './element.ts';
import type { SeatTile } from './tiles.ts';

/** The pause before a seat can be asked again; the server enforces it, too. */
const PAUSE_S = 3;

/** The window of one seat: its state, hint and reply, and a button to ask it again. */
export function makeDetails(
  wordsNow: () => Words,
  tileOf: (seat: number) => Tile | undefined,
): { open(seatTile: SeatTile): void; refresh(): void } {
  const dialog = byId('details', HTMLDialogElement);
  const ask = byId('ask', HTMLButtonElement);
  const asked = byId('asked', HTMLSpanElement);
  let shown: SeatTile | undefined;

  const refresh = () => {
    if (!shown || !dialog.open) return;
    const tile = tileOf(shown.seat);
    write('details-title', fill(wordsNow().seat, shown.seat));
    write('details-state', `${shown.symbol.textContent} ${shown.word.textContent}`);
    write('details-cause', tile?.cause ?? '');
    write('details-hint', tile?.hint ?? '');
    write('details-said', tile?.said ?? '');
    write('details-record', tile?.record ?? '');
    write('details-notes', tile?.notes.join(' · ') ?? '');
    write('details-where', tile ? `${tile.address} · ${tile.phase}` : '');
  };
  ask.addEventListener('click', async () => {
    if (!shown) return;
    // Not `disabled`, which would take the focus away from keyboard users.
    if (ask.getAttribute('aria-disabled') === 'true') return;
    ask.setAttribute('aria-disabled', 'true');
    setText(asked, wordsNow().asking);
    const waitS = await askAgain(shown.seat);
    setText(asked, fill(wordsNow().pause, waitS));
    setTimeout(() => {
      ask.setAttribute('aria-disabled', 'false');
      setText(asked, '');
    }, waitS * 1_000);
  });
  byId('close', HTMLButtonElement).addEventListener('click', () => dialog.close());
  // A click outside the window has the dialog itself as its target.
  dialog.addEventListener('click', event => {
    if (event.target === dialog) dialog.close();
  });

  return {
    open(seatTile) {
      shown = seatTile;
      dialog.showModal();
      refresh();
    },
    refresh,
  };
}

/** Asks a seat again; returns the seconds to wait before the next time. Does not fail if the board cannot be reached. */
async function askAgain(seat: number): Promise<number> {
  try {
    const response = await fetch(`/seats/${seat}/ask`, { method: 'POST' });
    return Math.min(PAUSE_S, Number(response.headers.get('Retry-After') ?? PAUSE_S));
  } catch {
    // The line at the top of the page already says that the connection is lost.
    return PAUSE_S;
  }
}

/** Fills in one part of the window, and hides it if it is empty. */
function write(id: string, text: string): void {
  const element = byId(id, HTMLElement);
  setText(element, text);
  const part = element.closest('dl > div') ?? element;
  part.toggleAttribute('hidden', text === '');
}
