import type { Hello, RoomNow, Tile } from '../events.ts';
import { makeDetails } from './details.ts';
import { byId } from './element.ts';
import { type LabTile, layOutLabs, paintLabs } from './labs.ts';
import { openLink } from './link.ts';
import { showCounts, showLink, showRoom } from './overview.ts';
import { type ArrivedTile, layOut, paint, type SeatTile } from './tiles.ts';

/** The script of the page: keeps the latest tile of each seat, and draws changes once per frame. */

const TICK_MS = 1_000;

let hello: Hello | undefined;
let room: RoomNow | undefined;
let seatTiles = new Map<number, SeatTile>();
let labs: LabTile[] = [];
/** The lab whose room is drawn, if there are labs. */
let chosen: string | undefined;
/** The newest tile of each seat, drawn or not. */
const known = new Map<number, ArrivedTile>();
const tileOf = (seat: number) => known.get(seat)?.tile;
let drawing = false;

const details = makeDetails(() => {
  if (!hello) throw new Error('no seat is open before the board has spoken');
  return hello.words;
}, tileOf);

const link = openLink({
  onHello(next) {
    // If the seats are the same, keep the tiles, so that focus and an open window survive a restart of the board.
    if (JSON.stringify(next.seats) !== JSON.stringify(hello?.seats)) {
      if (!next.labs?.some(({ name }) => name === chosen)) chosen = next.labs?.[0]?.name;
      labs = layOutLabs(byId('labs', HTMLOListElement), next.labs ?? [], ({ name }) => choose(name));
      layOutRoom(next);
      document.body.dataset.front = next.plan.front;
    }
    hello = next;
    known.clear();
    for (const tile of next.tiles) keepTile(tile);
    keepRoom(next.room);
  },
  onSeat: keepTile,
  onRoom: keepRoom,
  onState(state) {
    if (hello) showLink(state, hello.words);
  },
});

/** Lays out the room, or the room of the chosen lab. */
function layOutRoom(next: Hello): void {
  const seats = next.labs?.find(({ name }) => name === chosen)?.seats ?? next.seats;
  seatTiles = layOut(byId('room', HTMLOListElement), { ...next, seats }, seatTile => details.open(seatTile));
}

function choose(lab: string): void {
  chosen = lab;
  if (!hello) return;
  layOutRoom(hello);
  drawSoon();
}

function keepTile(tile: Tile): void {
  known.set(tile.seat, { tile, arrivedAt: performance.now() - tile.ageMs });
  drawSoon();
}

function keepRoom(next: RoomNow): void {
  room = next;
  if (hello) showRoom(next, hello.words);
  drawSoon();
}

/** Schedules a redraw, so that forty results at once cause only one. */
function drawSoon(): void {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    draw();
  });
}

function draw(): void {
  if (!hello || !room) return;
  const alike = new Set(room.pairs.flatMap(({ seats }) => seats));
  const at = { words: hello.words, now: performance.now(), periodMs: room.periodMs, alike };
  for (const [seat, seatTile] of seatTiles) paint(seatTile, known.get(seat), at);
  showCounts(known.values(), hello.words);
  paintLabs(labs, { tileOf, chosen, words: hello.words });
  details.refresh();
}

setInterval(() => {
  link.check(performance.now());
  drawSoon();
}, TICK_MS);
