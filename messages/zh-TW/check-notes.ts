import { inCode } from '../calls.ts';
import type { NoteHintWordings, ProvenNoteWordings } from '../wording.ts';

/** Notes that a check has looked into: it knows more than a crawl. */
export const provenNotes: ProvenNoteWordings = {
  'kept-open': () => '回答之後沒有斷線',
  'needed-newline': () => '要等到換行才回答，而送來的沒有換行',
  slow: ({ afterMs, overMs }) =>
    `用了 ${afterMs} 毫秒${overMs === undefined ? '' : `，其中 ${overMs} 毫秒花在幾段之間`}`,
};

/** What to change about something that a crawl only notes. */
export const noteHints: NoteHintWordings = {
  'kept-open': (_, place) =>
    `過了 1.5 秒還沒有斷線。回答之後要關閉連線（${inCode('close', place)}），如果每個用戶端由單獨的行程處理（fork()、Process()），兩個行程裡都要關閉：一直讀到結尾的用戶端才等得到結尾。`,
  'needed-newline': (_, place) =>
    `不要等換行：不要按行讀，也不要再接收一次，到了多少就讀多少（${inCode('receive', place)}）；和 get 比較的地方，先去掉空白（${inCode('compare', place)}）。`,
  'in-pieces': (_, place) => `先組好整段文字，再一次送出去（${inCode('send', place)}）。`,
  slow: ({ overMs }, place) =>
    overMs === undefined
      ? '回答的時候不要 sleep()，也不要做費時的事（讀檔案、查主機名稱）。'
      : `時間花在幾段之間：先組好整段文字，再一次送出去，中間不要 sleep()（${inCode('send', place)}）。`,
  bom: (_, place) =>
    `檔案另存成「具有 BOM 的 UTF-8」，或者用了 utf-8-sig 編碼，開頭就會有 BOM：存檔時不要帶 BOM，或者傳送前去掉它（${inCode('withoutMark', place)}）。`,
  'extra-keys': () => '只送 "id"、"height"、"weight"、"size" 這四個鍵。',
  'id-normalised': () => '用英文輸入法重新輸入學號，不要有空格；從檔案讀的要先去掉頭尾的空白。',
  'id-was-number': (_, place) =>
    `學號加上引號："id": "2023101"；或者在轉換成 JSON 之前先變成字串（${inCode('idAsText', place)}）。`,
  'nul-padding': (_, place) =>
    `只送文字本身的位元組，有多少送多少（${inCode('length', place)}）；不要送整個緩衝區，也不要用定長欄位。`,
  'sent-twice': () => '每收到一次 get 只送一次：拿掉第二次，或者把它移出內層迴圈。',
  'jin-or-pounds': () => '請用公斤：市斤數除以 2，台斤數乘以 0.6，磅數乘以 0.4536。',
  'only-here': () =>
    '別人連不到：把綁定的位址從 127.0.0.1 或 localhost 改成 0.0.0.0，再從隔壁的電腦檢查一次。',
};
