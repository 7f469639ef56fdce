import type { NoteHintWordings } from '../check-wording.ts';

/** What to change about something that a crawl only notes. */
export const noteHints: NoteHintWordings = {
  'kept-open': () => '过了 1.5 秒也没有断开。回答之后调用 conn.close()：一直读到结尾的客户端才等得到结尾。',
  'needed-newline': () =>
    "把 readline() 换成 recv(1024)，再用 data.decode().strip() == 'get' 比较：不要等换行。",
  'in-pieces': () => '先拼好整段文本，再用一次 sendall() 发出去。',
  slow: ({ overMs }) =>
    overMs === undefined
      ? '回答的时候不要 sleep()，也不要做费时的事（读文件、查主机名）。'
      : '时间花在几段之间：先拼好整段文本，再用一次 sendall() 发出去，中间不要 sleep()。',
  bom: () =>
    "读文件用 encoding='utf-8-sig'，发送用 .encode('utf-8')：encode('utf-8-sig') 会在开头加 BOM，另存为“带 BOM 的 UTF-8”也会。",
  'extra-keys': () => '只发 "id"、"height"、"weight"、"size" 这四个键。',
  'id-normalised': () => '用英文输入法重新输入学号，不要有空格；从文件里读的要先 strip()。',
  'id-was-number': () => '学号加上引号："id": "2023101"，或者在 json.dumps() 之前用 str(id)。',
  'nul-padding': () =>
    '只发文本本身的字节：Python 里是 len(data) 个，不要用 struct.pack()；C 里是 strlen(text) 个；Java 里是 read() 返回的个数。',
  'sent-twice': () => '每收到一次 get 只调用一次 sendall()：去掉第二次，或者把它移出内层循环。',
  'jin-or-pounds': () => '请用公斤：斤数除以 2，磅数乘以 0.4536。',
  'only-here': () =>
    "别人连不上：把 bind 的 '127.0.0.1' 或 'localhost' 改成 '' 或 '0.0.0.0'，再从邻座的电脑检查一次。",
};
