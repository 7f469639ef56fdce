import type { NoteHintWordings } from '../check-wording.ts';

/** What to change about something that a crawl only notes. */
export const noteHints: NoteHintWordings = {
  'kept-open': () => '過了 1.5 秒也沒有斷線。回答之後呼叫 conn.close()：一直讀到結尾的用戶端才等得到結尾。',
  'needed-newline': () =>
    "把 readline() 換成 recv(1024)，再用 data.decode().strip() == 'get' 比較：不要等換行。",
  'in-pieces': () => '先組好整段文字，再用一次 sendall() 送出去。',
  slow: ({ overMs }) =>
    overMs === undefined
      ? '回答的時候不要 sleep()，也不要做費時的事（讀檔案、查主機名稱）。'
      : '時間花在幾段之間：先組好整段文字，再用一次 sendall() 送出去，中間不要 sleep()。',
  bom: () =>
    "讀檔用 encoding='utf-8-sig'，傳送用 .encode('utf-8')：encode('utf-8-sig') 會在開頭加上 BOM，另存成「具有 BOM 的 UTF-8」也會。",
  'extra-keys': () => '只送 "id"、"height"、"weight"、"size" 這四個鍵。',
  'id-normalised': () => '用英文輸入法重新輸入學號，不要有空格；從檔案讀的要先 strip()。',
  'id-was-number': () => '學號加上引號："id": "2023101"，或者在 json.dumps() 之前用 str(id)。',
  'nul-padding': () =>
    '只送文字本身的位元組：Python 裡是 len(data) 個，不要用 struct.pack()；C 裡是 strlen(text) 個；Java 裡是 read() 傳回的個數。',
  'sent-twice': () => '每收到一次 get 只呼叫一次 sendall()：拿掉第二次，或者把它移出內層迴圈。',
  'jin-or-pounds': () => '請用公斤：斤數除以 2，磅數乘以 0.4536。',
  'only-here': () =>
    "別人連不到：把 bind 的 '127.0.0.1' 或 'localhost' 改成 '' 或 '0.0.0.0'，再從隔壁的電腦檢查一次。",
};
