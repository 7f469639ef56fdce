import type { LastDeed } from '../../shared/check-problems.ts';
import { inCode } from '../calls.ts';
import type { CheckProblemWordings } from '../wording.ts';

const quoted = (text: string | undefined, before = '') => (text === undefined ? '' : `${before}「${text}」`);

const deeds: Record<LastDeed, string> = {
  silent: '有用戶端連著不說話',
  pieces: '有用戶端把 get 分成 g、e、t 送來',
  'line-end': '有用戶端送來帶換行的 get',
  unknown: '有用戶端送來不認得的請求 PUT',
  crowd: '四十個用戶端同時來問',
  chinese: '有用戶端送來中文',
  exit: '有用戶端送來 exit',
  reset: '有用戶端突然斷線',
};

/** What a check says of the problems that only a check can find. */
export const checkProblems: CheckProblemWordings = {
  filtered: (_, { port }) => ({
    cause: `電腦開著，但連接埠 ${port} 毫無反應`,
    hint: '從最常見的說起：防火牆擋住了連線（允許你的程式，例如 python.exe，私人和公用網路都要勾選）；伺服器沒有啟動；程式跑在 WSL 或虛擬機裡。在那台電腦上先檢查 127.0.0.1，再檢查它自己的位址：前者通過、後者不通過，就是防火牆。',
  }),
  'loopback-only': (_, { port }) => ({
    cause: `連接埠 ${port} 在 127.0.0.1 上開著，在這個位址上沒有開啟`,
    hint: '現在只有自己連得到：把綁定的位址從 127.0.0.1 或 localhost 改成 0.0.0.0。程式跑在 WSL 或虛擬機裡也是這個樣子：請直接在本機執行。',
  }),
  udp: (_, place) => ({
    cause: `連接埠 ${place.port} 用 UDP 會回答，TCP 卻沒有開啟`,
    hint: `socket 要用 TCP，不用 UDP（${inCode('tcp', place)}），再監聽、接受連線。`,
  }),
  'answers-at-end': (_, place) => ({
    cause: '等到我們關閉了傳送方向，才送來內容',
    hint: `get 一到就回答，不要等到用戶端關閉它那一邊：到了多少就用多少（${inCode('receive', place)}），不要一直讀到結尾，不要等一整行，也不要讀滿規定的位元組數；write() 之後要 flush()。`,
  }),
  'speaks-first': (_, place) => ({
    cause: '還沒問就回答了',
    hint: `先等 get 送達（${inCode('receive', place)}），再傳送。`,
  }),
  'reset-after-reply': () => ({
    cause: '回答之後連線是被重設的，不是正常關閉',
    hint: 'close() 之前先把請求讀完：還有沒讀的位元組就 close()，連線會被重設，回答也可能跟著遺失。SO_LINGER 的時間設成 0 也會這樣：拿掉它。',
  }),
  'sample-id': () => ({
    cause: '學號還是範例裡印的那一個',
    hint: '請把你自己的學號放在 "id" 裡。',
  }),
  'same-id': ({ seats }) => ({
    cause: `不只一台伺服器用了這個學號${seats === undefined ? '' : `（清單中的第 ${seats.join('、')} 台）`}`,
    hint: '請把你自己的學號放在 "id" 裡；從隔壁複製來的檔案裡還是他的學號。',
  }),
  'busy-with-one': (_, place) => ({
    cause: '只要有一個用戶端連著不說話，其他人就都得不到回答',
    hint: `accept() 之後馬上替每個用戶端開一個執行緒（${inCode('thread', place)}）。accept() 後面的程式碼都搬進執行緒的函式，close() 也在內。已經有執行緒的話，不要等它：不用 join()，用 start() 而不是 run()，target=serve 只寫函式名稱，不要在那裡呼叫。`,
  }),
  'crash-on-leave': (_, place) => ({
    cause: '有用戶端突然斷線，伺服器就結束了',
    hint: `處理單一用戶端時出的錯，要在處理它的地方接住：迴圈裡面，或者執行緒執行的函式裡面（${inCode('catchErrors', place)}）。用戶端走了，就再也讀不到內容：這時離開接收用的迴圈（${inCode('stopAtEnd', place)}）。沒有這種迴圈，就 close()，接著等下一個用戶端，不要寫 break，那樣伺服器就結束了。`,
  }),
  'split-request': (_, place) => ({
    cause: '請求 get 分成 g、e、t 三次送達，伺服器就認不出來了',
    hint: `一次讀到的不等於一則訊息：用迴圈收集位元組，湊滿三個或者用戶端走了為止（${inCode('collect', place)}），再比較。`,
  }),
  'line-end': ({ sent }, place) => ({
    cause: `認得 get，卻不認得 get${sent}`,
    hint: `去掉換行再比較（${inCode('compare', place)}）。`,
  }),
  'unknown-request': () => ({
    cause: '收到不認識的請求，既不回答也不斷線，讓對方一直等著',
    hint: '湊滿三個位元組，還不是 get，就送 {"error": "unknown request; send get"}，至少要 close()。',
  }),
  crowd: ({ answered, asked }, place) => ({
    cause: `全班同時來問，有人收不到回答${answered === undefined || asked === undefined ? '' : `（${asked} 個裡回答了 ${answered} 個）`}`,
    hint: `等待佇列不要設得太小，設成 50（${inCode('backlog', place)}）。還不夠的話，迴圈要短：回答之前不要 sleep()、input()，也不要做費時的事，不然就替每個用戶端開一個執行緒（${inCode('thread', place)}）。`,
  }),
  'no-datagram': (_, place) => ({
    cause: `連接埠 ${place.port} 沒有送回資料包`,
    hint: `程式在執行嗎？連接埠對嗎？socket 用的是 UDP 嗎？接著，資料包從哪個位址來，就把回答送到哪個位址（${inCode('datagrams', place)}）。`,
  }),
  damaged: ({ unanswered }) => ({
    cause: unanswered ? '有中文的訊息得不到回答，別的訊息有回答' : '有中文的訊息送回來時，位元組變了',
    hint: `${unanswered ? '它的視窗裡可能有 UnicodeDecodeError 或 UnicodeEncodeError。' : ''}收到什麼位元組就送回什麼位元組，一次最多讀 1024 個；如果要解碼成文字再編碼，兩次都用 UTF-8。`,
  }),
  'one-message': (_, place) => ({
    cause: '第一則訊息有回答，同一個連線上的下一則就沒有了',
    hint: `一次對話要有自己的迴圈：接收（${inCode('receive', place)}）、回答，直到再也收不到內容（${inCode('stopAtEnd', place)}）。`,
  }),
  'no-goodbye': ({ lacks }) => ({
    cause:
      lacks === 'words'
        ? '送了 exit，沒有道別就結束了'
        : lacks === 'end'
          ? '送了 exit，道了別，連線卻沒有斷開'
          : '送了 exit，對話卻沒有結束',
    hint: '收到 exit 就道別，close() 這個連線，再回到 accept()。',
  }),
  crashed: (_, place) => ({
    cause: '一個位元組都沒送就斷線，連接埠也跟著關閉：程式已經結束了',
    hint: `看伺服器視窗裡的錯誤訊息，旁邊寫著是你檔案的哪一行：Python 的錯誤名稱在最後一行，Java 和 Node 的在最上面（「Exception in thread」、「Error:」）。改那一行。沒有錯誤訊息，就是程式沒有回答就執行完了：回答前面的那個比較不成立，或者回答送到了監聽的 socket 上，C 程式這樣會不聲不響地結束。還要把 accept() 和它後面的內容都放進一個不會結束的迴圈（${inCode('accept', place)}）。`,
  }),
  'every-other': (_, place) => ({
    cause: '要等下一個用戶端來了，前一個才得到處理，而後來的那個被斷線',
    hint: `一輪迴圈裡呼叫了兩次 accept()，每次都會接走一個用戶端：只呼叫一次（${inCode('accept', place)}）。`,
  }),
  unsteady: () => ({
    cause: '有的用戶端得到回答，有的得不到',
    hint: '先看伺服器視窗：有錯誤訊息，就從它指出的那一行查起。沒有的話，就是在處理用戶端的迴圈裡又呼叫了一次 accept()，或者程式裡有兩處在不同時間用同一個連線或同一個變數：只由處理用戶端的函式關閉它的連線，要用的東西都放在區域變數裡。',
  }),
  'used-up': () => ({
    cause: '前面的用戶端能收到資料，後面的收到的是別的內容，或者什麼也收不到',
    hint: '先看伺服器視窗：有錯誤訊息，就從它指出的那一行查起。沒有的話，就是前面的用戶端動了共用的東西。可能是用完了（讀到結尾的檔案、疊代器、被取走內容的串列）：請在迴圈之前把資料讀一次，存進變數，每個用戶端都送這個變數。也可能是變數裡還留著前面用戶端的請求，或者給它的回答：每次 accept() 之後先清空。',
  }),
  'other-spelling': ({ sent }, place) => ({
    cause: `認得 ${sent}，卻不認得 get`,
    hint: `請求是 get：三個小寫字母，沒有換行。請去掉空白，轉成小寫再比較（${inCode('compare', place)}）。`,
  }),
  'changing-record': () => ({
    cause: '每個用戶端收到的資料都不一樣',
    hint: '數值在 accept() 的迴圈之前決定一次，迴圈裡和執行緒的函式裡都不要再取亂數，送給每個人的都一樣：一份資料是一個人的。',
  }),
  'shared-variable': (_, place) => ({
    cause: '全班同時來問時，有的用戶端什麼也沒收到，或者收到別人的回答',
    hint: `幾個執行緒共用了一個變數：把連線交給執行緒（${inCode('thread', place)}），執行緒裡的連線和資料都放在區域變數裡。`,
  }),
  'one-shot': ({ several, datagrams }, place) => ({
    cause: datagrams
      ? `回答了${several ? '幾' : '一'}個用戶端，連接埠對下一個就關閉了`
      : `回答了${several ? '幾' : '一'}個用戶端，然後就結束了`,
    hint: datagrams
      ? `程式結束了的話，看視窗裡有沒有錯誤訊息，再把接收和回答的程式碼放進一直執行的迴圈（${inCode('datagrams', place)}）。還在執行的話，是呼叫了 connect()，其他人就都進不來了：拿掉它，每個回答都送到資料包來的那個位址。`
      : several
        ? `視窗裡有錯誤訊息，就先改那裡。沒有的話，就是接受用戶端的迴圈數到幾個就停了：要讓它一直執行（${inCode('accept', place)}）。用 socketserver 的話，呼叫 serve_forever()，不要用 handle_request()；用 Node 的話，拿掉 server.close()。`
        : `視窗裡有錯誤訊息，就先改那裡；常見的是用戶端走了，recv() 就什麼也讀不到，接收用的迴圈要在這時結束（${inCode('stopAtEnd', place)}）。沒有的話，就在外面新加一層一直執行的迴圈，把 accept() 和它後面的程式碼都放進去（${inCode('accept', place)}），原本接收用的迴圈留作內層。用 socketserver 的話，呼叫 serve_forever()，不要用 handle_request()；用 Node 的話，拿掉 server.close()。`,
  }),
  stuck: ({ several, after }, place) => ({
    cause: after
      ? `${deeds[after]}之後，連接埠開著，卻誰也不理了`
      : `回答了${several ? '幾' : '一'}個用戶端，之後連接埠開著，卻誰也不理了`,
    hint: `處理完一個用戶端要回到 accept()，迴圈一直執行（${inCode('accept', place)}），再也收不到內容時要離開內層迴圈（${inCode('stopAtEnd', place)}）。`,
  }),
  'two-records': () => ({
    cause: '同一個連接埠先後送來兩份不同的資料',
    hint: '多半是先前啟動的程式還在執行：關掉它的視窗（用 netstat -ano 可以查到誰占著連接埠）。如果只有一個程式，那就是它有兩份資料：在迴圈之前決定一份。',
  }),
  'gone-afterwards': ({ after }, place) => ({
    cause: `${after === undefined ? '在這' : deeds[after]}之後，伺服器就不在了`,
    hint: `看伺服器視窗裡的錯誤訊息。處理單一用戶端時出的錯，要在迴圈裡面接住（${inCode('catchErrors', place)}）。沒有錯誤訊息，就是 accept() 外面的迴圈結束了：要讓它一直執行。`,
  }),
  'no-answer': (_, place) => ({
    cause: '送了訊息，沒有回答',
    hint: `在處理用戶端的迴圈裡：先接收訊息（${inCode('receive', place)}），再用 accept() 傳回的那個連線把回答送出去（${inCode('answer', place)}）。`,
  }),
  'no-greeting': ({ wanted }) => ({
    cause: '少了歡迎的話：這個練習裡伺服器先說話',
    hint: `accept() 之後、接收任何內容之前就送「${wanted}」。`,
  }),
  'no-question': ({ wanted }) => ({
    cause: '少了問名字的話',
    hint: `歡迎之後要送，每次回答之後還要再送「${wanted}」。`,
  }),
  'clock-stands-still': (_, place) => ({
    cause: '相隔一秒的兩次回答，時間卻一樣',
    hint: `每次回答都要在迴圈裡重新取時間（${inCode('now', place)}），不要只在啟動時取一次。`,
  }),
  lost: ({ answered, asked }, place) => ({
    cause: `有的資料包沒有得到回答${answered === undefined || asked === undefined ? '' : `（${asked} 個裡回答了 ${answered} 個）`}`,
    hint: `在接收資料包的迴圈裡，每個都要回答，它從哪個位址來，就送到哪個位址（${inCode('datagrams', place)}）。如果伺服器沒有問題，那就是網路遺失了，UDP 允許這樣：再執行一次。`,
  }),
  'other-answer': ({ wanted, got, at, is, should }) => ({
    cause: `回答和這個練習要求的不一樣${quoted(got, '：')}`,
    hint: `回答應該是這個樣子：「${wanted}」${at === undefined ? '' : is === undefined ? `；你的回答在第 ${at} 個字元之前就結束了` : `；你的第 ${at} 個字元是 ${is}，應該是 ${should ?? '結尾'}`}。`,
  }),
  'not-on-roster': ({ near }) => ({
    cause: '名單上沒有這個學號',
    hint: `請對照學生證核對每一位數字${near === undefined || near.length === 0 ? '' : `：名單上有 ${near.join('、')}，幾乎一樣`}。`,
  }),
};
