import type { Hello, RoomNow, Tile } from '../events.ts';
import { makeDetails } from './details.ts';
import { byId } from './element.ts';
import { type LabTile, layOutLabs, paintLabs } from './labs.ts';
import { openLink } from './link.ts';
import { showCounts, showLink, showRoom } from './strip.ts';
import { layOut, type Place, paint } from './tiles.ts';

/** The script of the page: keeps the latest tile of each seat, and draws changes once per frame. */

const TICK_MS = 1_000;

let hello: Hello | undefined;
let room: RoomNow | undefined;
let places = new Map<number, Place>();
let labs: LabTile[] = [];
/** The lab whose room is drawn, if there are labs. */
let chosen: string | undefined;
/** The newest tile of each seat, drawn or not. */
const known = new Map<number, { tile: Tile; landedAt: number }>();
let drawing = false;

const details = makeDetails(() => {
  if (!hello) throw new Error('no seat is open before the board has spoken');
  return hello.words;
});

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
    for (const place of places.values()) delete place.tile;
    known.clear();
    for (const tile of next.tiles) land(tile);
    enter(next.room);
  },
  onSeat: land,
  onRoom: enter,
  onState(state) {
    if (hello) showLink(state, hello.words);
  },
});

/** Lays out the room, or the room of the chosen lab. */
function layOutRoom(next: Hello): void {
  const seats = next.labs?.find(({ name }) => name === chosen)?.seats ?? next.seats;
  places = layOut(byId('room', HTMLOListElement), { ...next, seats }, place => details.open(place));
  for (const [seat, place] of places) Object.assign(place, known.get(seat));
}

function choose(lab: string): void {
  chosen = lab;
  if (!hello) return;
  layOutRoom(hello);
  if (room) enter(room);
}

function land(tile: Tile): void {
  const landed = { tile, landedAt: performance.now() - tile.ageMs };
  known.set(tile.seat, landed);
  Object.assign(places.get(tile.seat) ?? {}, landed);
  drawSoon();
}

function enter(next: RoomNow): void {
  room = next;
  const alike = new Set(next.pairs.flatMap(({ seats }) => seats));
  for (const place of places.values()) place.alike = alike.has(place.seat);
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
  const at = { words: hello.words, now: performance.now(), periodMs: room.periodMs };
  for (const place of places.values()) paint(place, at);
  showCounts(known.values(), hello.words);
  paintLabs(labs, { tileOf: seat => known.get(seat)?.tile, chosen, words: hello.words });
  details.refresh();
}

setInterval(() => {
  link.check(performance.now());
  drawSoon();
}, TICK_MS);
