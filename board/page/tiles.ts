import { type Mark, symbols } from '../../reports/survey/marks.ts';
import type { Hello, Tile, Words } from '../events.ts';
import { freshnessOf } from '../freshness.ts';
import { fill, make, setText } from './element.ts';

/** The newest tile of a seat, and when it came. */
export interface ArrivedTile {
  tile: Tile;
  arrivedAt: number;
}

/** The tile of a seat: it shows the latest result, and opens the window of the seat when chosen. */
export interface SeatTile {
  seat: number;
  button: HTMLButtonElement;
  symbol: HTMLElement;
  word: HTMLElement;
  age: HTMLElement;
}

/** Builds the room: one button per seat, in the order of the seats, whichever way the room is drawn. */
export function layOut(
  room: HTMLElement,
  { seats, plan, words }: Hello,
  onOpen: (seatTile: SeatTile) => void,
): Map<number, SeatTile> {
  const rows = Math.max(plan.rows, Math.ceil(seats.length / plan.columns));
  room.style.setProperty('--columns', String(plan.columns));
  room.style.setProperty('--rows', String(rows));
  const seatTiles = seats.map((seat, index): SeatTile => {
    const row = Math.floor(index / plan.columns);
    const item = make('li');
    item.style.gridRow = String(plan.front === 'top' ? row + 1 : rows - row);
    item.style.gridColumn = String((index % plan.columns) + 1);
    const button = make('button');
    button.type = 'button';
    const state = make('span', { className: 'state' });
    const symbol = make('span');
    const word = make('span');
    const age = make('span', { className: 'age' });
    // The word is enough for a screen reader, so hide the symbol from it.
    symbol.ariaHidden = 'true';
    state.append(symbol, ' ', word);
    button.append(nameSeat(seat, words), state, age);
    item.append(button);
    const seatTile = { seat, button, symbol, word, age };
    button.addEventListener('click', () => onOpen(seatTile));
    return seatTile;
  });
  room.replaceChildren(...seatTiles.flatMap(({ button }) => button.parentElement ?? []));
  return new Map(seatTiles.map(seatTile => [seatTile.seat, seatTile]));
}

/** Shows the current state of a seat: symbol, word, colour and age. Nothing has arrived until the seat has been asked. */
export function paint(
  { seat, button, ...seatTile }: SeatTile,
  arrived: ArrivedTile | undefined,
  at: { words: Words; now: number; periodMs: number; alike: ReadonlySet<number> },
): void {
  const { className, symbol, word, age } = arrived
    ? lookOf(arrived, { ...at, alike: at.alike.has(seat) })
    : { className: 'blank', symbol: '', word: at.words.blank, age: '' };
  if (button.className !== className) button.className = className;
  setText(seatTile.symbol, symbol);
  setText(seatTile.word, word);
  setText(seatTile.age, age);
}

/** The seat's number in large type; the word "Seat" around it is for screen readers only. */
function nameSeat(seat: number, words: Words): HTMLElement {
  const [before = '', after = ''] = words.seat.split('{n}');
  const name = make('span', { className: 'number' });
  const unseen = (text: string) => (text === '' ? [] : [make('span', { className: 'unseen', text })]);
  name.append(...unseen(before), make('b', { text: String(seat) }), ...unseen(after));
  return name;
}

function lookOf(
  { tile, arrivedAt }: ArrivedTile,
  { words, now, periodMs, alike }: { words: Words; now: number; periodMs: number; alike: boolean },
): { className: string; symbol: string; word: string; age: string } {
  const ageMs = now - arrivedAt;
  const freshness = freshnessOf(ageMs, periodMs);
  const parts = [tile.name ?? '', freshness === 'stale' ? words.stale : '', sayAge(ageMs, words)];
  const age = parts.filter(part => part !== '').join(' · ');
  if (freshness === 'gone') return { className: 'gone', symbol: '–', word: words.gone, age };
  const mark: Mark = alike && tile.mark === 'ok' ? 'pair' : tile.mark;
  const word = mark === 'pair' ? words.marks.pair : tile.word;
  return { className: `${mark} ${freshness}`, symbol: symbols[mark], word, age };
}

/** Words an age such as "12 s ago"; in minutes from two minutes on. */
function sayAge(ageMs: number, words: Words): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1_000));
  return seconds < 120 ? fill(words.seconds, seconds) : fill(words.minutes, Math.floor(seconds / 60));
}
