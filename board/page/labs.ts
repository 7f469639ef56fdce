import { symbols } from '../../reports/survey/marks.ts';
import type { Hello, Tile, Words } from '../events.ts';
import { make } from './element.ts';

type Lab = NonNullable<Hello['labs']>[number];

/** The tile of a lab: it shows the lab's state, and opens its room when chosen. */
export interface LabTile {
  lab: Lab;
  button: HTMLButtonElement;
  state: HTMLElement;
}

/** If there are more labs than this, their tiles are small, and show only what is wrong. */
const MANY = 40;

/** Builds a tile for each lab. */
export function layOutLabs(list: HTMLElement, labs: readonly Lab[], onChoose: (lab: Lab) => void): LabTile[] {
  const tiles = labs.map((lab): LabTile => {
    const button = make('button');
    button.type = 'button';
    const state = make('span', { className: 'state' });
    button.append(make('b', { text: lab.name }), ' ', state);
    button.addEventListener('click', () => onChoose(lab));
    return { lab, button, state };
  });
  list.replaceChildren(
    ...tiles.map(({ button }) => {
      const item = make('li');
      item.append(button);
      return item;
    }),
  );
  list.hidden = labs.length === 0;
  list.classList.toggle('many', labs.length > MANY);
  return tiles;
}

/** Shows the current state of each lab: how many seats answered, need help or are absent, or that it has no worker. */
export function paintLabs(
  tiles: readonly LabTile[],
  at: { tileOf: (seat: number) => Tile | undefined; chosen: string | undefined; words: Words },
): void {
  for (const { lab, button, state } of tiles) {
    const marks = lab.seats.flatMap(seat => at.tileOf(seat)?.mark ?? []);
    const { look, parts } = describeLab(marks, { seats: lab.seats.length, words: at.words });
    button.className = look;
    button.ariaPressed = String(lab.name === at.chosen);
    const says = parts.flatMap(part => part.says ?? []).join(', ');
    if (button.title === says) continue;
    button.title = says;
    const seen = parts.map(({ text, isSpare }) => make('span', { className: isSpare ? 'spare' : '', text }));
    for (const part of seen) part.ariaHidden = 'true';
    state.replaceChildren(...seen, make('span', { className: 'unseen', text: says }));
  }
}

interface Part {
  text: string;
  /** The same in words, for screen readers and tooltips. */
  says?: string;
  /** Omitted on a small tile. */
  isSpare?: boolean;
}

/** The look and text of a lab's tile: symbols and counts, because words would take too much space. */
function describeLab(
  marks: readonly Tile['mark'][],
  { seats, words }: { seats: number; words: Words },
): { look: string; parts: Part[] } {
  if (marks.length === 0) return { look: 'blank', parts: [{ text: '', says: words.blank }] };
  const count = (...wanted: Tile['mark'][]) => marks.filter(mark => wanted.includes(mark)).length;
  const counts = {
    ok: count('ok', 'declined', 'pair'),
    help: count('help'),
    nobody: count('nobody'),
    cancelled: count('cancelled'),
  };
  if (counts.cancelled === seats) {
    const parts = [
      { text: symbols.cancelled, says: words.noWorker },
      { text: words.noWorker, isSpare: true },
    ];
    return { look: 'cancelled', parts };
  }
  const shown = (['ok', 'help', 'nobody', 'cancelled'] as const).filter(mark => counts[mark] > 0);
  return {
    look: (['help', 'nobody', 'cancelled'] as const).find(mark => counts[mark] > 0) ?? 'ok',
    parts: shown.map(mark => ({
      text: `${symbols[mark]} ${counts[mark]}`,
      says: `${words.marks[mark]} ${counts[mark]}`,
      isSpare: mark === 'ok',
    })),
  };
}
