import { symbols } from '../../reports/survey/marks.ts';
import type { Hello, Tile, Words } from '../events.ts';
import { make, setText } from './element.ts';

type Lab = NonNullable<Hello['labs']>[number];

/** A lab on the wall: a tile that says how it is, and shows its room when it is chosen. */
export interface LabTile {
  lab: Lab;
  button: HTMLButtonElement;
  state: HTMLElement;
}

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
  return tiles;
}

/** Shows each lab as it is now: how many answered, need help or are not there, or that it has no worker. */
export function paintLabs(
  tiles: readonly LabTile[],
  at: { tileOf: (seat: number) => Tile | undefined; chosen: string | undefined; words: Words },
): void {
  for (const { lab, button, state } of tiles) {
    const marks = lab.seats.flatMap(seat => at.tileOf(seat)?.mark ?? []);
    const count = (...wanted: string[]) => marks.filter(mark => wanted.includes(mark)).length;
    const unasked = count('cancelled');
    const hasNoWorker = unasked > 0 && unasked === lab.seats.length;
    const [help, nobody] = [count('help'), count('nobody')];
    const parts = [
      { mark: 'ok', n: count('ok', 'declined', 'pair'), word: at.words.marks.ok },
      { mark: 'help', n: help, word: at.words.marks.help },
      { mark: 'nobody', n: nobody, word: at.words.marks.nobody },
    ] as const;
    const said = parts.flatMap(({ mark, n, word }) => (n > 0 ? [`${symbols[mark]} ${word} ${n}`] : []));
    const text = hasNoWorker ? `${symbols.cancelled} ${at.words.noWorker}` : said.join(' · ');
    setText(state, marks.length === 0 ? at.words.blank : text);
    const look = help > 0 ? 'help' : nobody > 0 ? 'nobody' : 'ok';
    button.className = marks.length === 0 ? 'blank' : hasNoWorker ? 'cancelled' : look;
    button.ariaPressed = String(lab.name === at.chosen);
  }
}
