import { marks, symbols } from '../../reports/survey/marks.ts';
import type { RoomNow, Words } from '../events.ts';
import { byId, fill, make, setText } from './element.ts';
import type { LinkState } from './link.ts';
import type { ArrivedTile } from './tiles.ts';

/** Shows how many seats are in each state, counted from the tiles so that both always agree. */
export function showCounts(arrived: Iterable<ArrivedTile>, words: Words): void {
  const found = [...arrived].map(({ tile }) => tile.mark);
  const rows = marks.flatMap(mark => {
    const count = found.filter(one => one === mark).length;
    return count === 0 ? [] : [{ mark, text: `${symbols[mark]} ${words.marks[mark]} ${count}` }];
  });
  const list = byId('counts', HTMLUListElement);
  if (list.textContent === rows.map(({ text }) => text).join('')) return;
  list.replaceChildren(...rows.map(({ mark, text }) => make('li', { className: mark, text })));
}

/** Shows the state of the whole room: own trouble, the most common problem, the pair, and the last sweeps. */
export function showRoom(room: RoomNow, words: Words): void {
  const { trouble, problem, pairs, morePairs, history, changes, roll = [] } = room;
  const own = byId('trouble', HTMLParagraphElement);
  own.hidden = trouble === undefined;
  setText(own, trouble ?? '');

  const help = problem
    ? [
        make('p', { className: 'large', text: problem.cause }),
        make('p', { className: 'count', text: problem.seats }),
        make('p', { text: problem.hint }),
      ]
    : [make('p', { className: 'large', text: words.allWell })];
  byId('problem', HTMLDivElement).replaceChildren(...help);

  const alike = pairs.map(({ says }) => make('p', { className: 'large', text: `★ ${says}` }));
  const more = morePairs === undefined ? [] : [make('p', { text: morePairs })];
  const nobody = pairs.length === 0 ? [make('p', { text: words.noPair })] : [];
  byId('pairs', HTMLDivElement).replaceChildren(...alike, ...more, ...nobody);

  const news = changes?.length === 0 ? [words.noChange] : (changes ?? []);
  byId('changes', HTMLUListElement).replaceChildren(...news.map(text => make('li', { text })));

  byId('roll-title', HTMLHeadingElement).hidden = roll.length === 0;
  const list = byId('roll', HTMLUListElement);
  list.hidden = roll.length === 0;
  list.replaceChildren(...roll.map(text => make('li', { text })));

  byId('history', HTMLOListElement).replaceChildren(
    ...history.map(({ share, says }) => {
      const mark = make('li');
      mark.style.setProperty('--share', String(share));
      mark.title = says;
      mark.append(make('span', { className: 'unseen', text: says }));
      return mark;
    }),
  );
}

/** Shows whether the page is live. */
export function showLink(link: LinkState, words: Words): void {
  const line = byId('link', HTMLParagraphElement);
  line.className = link.state;
  const text = link.state === 'back' ? fill(words.back, Math.ceil(link.awayMs / 1_000)) : words[link.state];
  setText(line, text);
}
