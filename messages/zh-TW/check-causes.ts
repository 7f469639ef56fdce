import type { CauseWordings } from '../check-wording.ts';

/** What may be behind a finding where the wire shows the same for several causes. */
export const checkCauses: CauseWordings = {
  window: '伺服器視窗裡有錯誤訊息？Python 的錯誤名稱在最後一行，Java 和 Node 的在最上面：',
  errors: {
    'bytes-like': "send() 要的是 bytes：text.encode('utf-8')",
    'not-serializable': 'json.dumps() 只接受字典、串列、字串和數字',
    key: '字典裡沒有這個鍵：核對鍵名的拼法；拿請求當鍵的話，用 get() 取。如果寫的是 already registered：先 unregister(conn)，再關閉它',
    'json-decode': '交給 json.loads() 的內容不是 JSON，例如收到的 get，或者一個空檔案',
    struct: '不需要 struct：收到的只有 get，前面沒有長度；送出去的也只有 JSON 文字',
    attribute: 'accept() 傳回兩個值：conn, addr = s.accept()；bytes 用 decode()，字串用 encode()',
    'not-connected': 'recv() 和 sendall() 要用 accept() 傳回的 conn，不是監聽的那個 socket',
    'bad-descriptor':
      'socket 在 close() 之後又用到了。監聽的 socket 要一直開著：迴圈裡不要寫 s.close()。如果是 conn，兩處都要改：啟動執行緒的地方外面不要套 with conn:，在處理用戶端的函式的最後一行寫 conn.close()。用 select() 的話，先從它的串列裡拿掉 conn，再關閉',
    'no-file': '相對路徑從啟動 python 的資料夾算起：請寫完整路徑',
    'no-name':
      "迴圈之前先給變數一個初值（data = b''），名字要和你檔案裡的一樣，用到的模組要匯入（import threading）",
    'broken-pipe':
      '用戶端已經走了：recv() 讀不到內容就離開迴圈，處理單一用戶端的程式碼放進 try: ... except OSError as error: print(error)',
    timeout:
      '有用戶端不說話，超過了 settimeout() 的時間：只在處理這個用戶端的程式碼外面加 try: ... except TimeoutError',
    unicode: "兩邊都用 'utf-8'",
    'not-awaited': '在那個呼叫前面加上 await：await reader.read(1024)',
    'no-comma': '執行緒要的是 tuple，逗號不能少：args=(conn,)',
    'other-languages': '往下找第一行屬於你自己檔案的，就看那一行；長度是 -1，表示用戶端已經走了',
    segfault:
      '它不會指出是哪一行；用 gcc -g -fsanitize=address 編譯後再執行，就會指出來。常見的是緩衝區太小，或者指標是 NULL',
  },
  otherwise: '伺服器視窗裡沒有錯誤訊息？那就是下面幾種之一，最常見的排在最前面：',
  oneOf: '從網路這一頭看，下面幾種情況一模一樣，最常見的排在最前面：',
  causes: {
    N01: '電腦沒開，網路線沒插，或者位址不是這個',
    N02: '防火牆擋住了連線，或者伺服器沒有啟動',
    N03: '伺服器沒有啟動，啟動後當掉了，用了別的連接埠（C：htons(port)），或者沒有呼叫 listen()',
    N04: 'bind() 裡寫的是 127.0.0.1，只有那台電腦自己連得到：改成 0.0.0.0',
    N05: 'accept() 寫在迴圈外面，程式現在停在別處（例如等人按鍵）：把 accept() 放進一直執行的迴圈裡',
    N07: '視窗裡是 Address already in use：先結束舊的伺服器，再啟動新的；如果舊的已經結束，就在 bind() 之前加 setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)（Java：setReuseAddress(true)；C 要自己印出 bind() 的傳回值才看得到）',
    N09: '程式跑在 WSL 或虛擬機裡',
    N11: '啟動的是用戶端的檔案；伺服器要呼叫 bind()、listen()、accept()',
    N12: '拿不到這個連接埠，視窗裡說權限不足（PermissionError、EACCES）：請用課堂規定的連接埠',
    T01: "和 get 比較，結果總是不相等：recv() 傳回的是 bytes，要寫 data == b'get' 或 data.decode() == 'get'（Node 裡是 Buffer：data.toString()；Java 用 new String(buffer, 0, n)，不要整個緩衝區，再用 equals()，不是 ==；C 的 recv() 不寫結尾的 0，strcmp() 之前要 buf[n] = 0，不能是別的字元）",
    T03: '停在 input()、Scanner 或 scanf() 裡，等人按鍵盤：資料要在 accept() 之前一次讀好',
    T04: '有另一個用戶端連著不說話，程式正在等它：每個用戶端開一個執行緒',
    T05: '用戶端走了，recv() 什麼也讀不到，內層迴圈卻沒有停：這時要離開迴圈（Python：if not data: break；Java：read() 傳回 -1；C：recv() 傳回 0）',
    T06: '錯誤被空的 except 或 catch 吞掉了：在那裡把它印出來',
    T07: '回答只是印在自己的視窗裡，沒有傳送：要用 accept() 傳回的那個連線傳送（Python：conn.sendall(...)）',
    T09: '沒讀完就關閉了：一次讀 1024 個位元組（recv(1024)），不要只讀 2 個，close() 之前要讀',
    T13: '太慢，沒等到：回答之前不要 sleep()，也不要做費時的事',
    T14: '回答還留在緩衝區裡：write() 之後、close() 之前要 flush()（Java：out.flush()，或者 new PrintWriter(stream, true)）',
    T19: '連線關得太早：Python 裡處理用戶端的程式碼沒有縮排在 with conn: 裡面，或者離開這一段（Java：try (...) {}）之後執行緒還要用它',
    T20: "有東西被前面的用戶端用完了，或者留了下來：讀到結尾的檔案，第二次讀到的是空的，請在迴圈之前讀一次；每個用戶端的請求都從空變數開始（Python：data = b''）",
    T24: '它還在等 get 這三個位元組以外的內容：行尾（而且連行尾一起比較）、前面的長度，或者規定的位元組數（Python：readline()、struct.unpack()、readexactly()；Java：readUTF()、readInt()、readFully()）',
    T25: '替用戶端建立了執行緒，卻沒有啟動：要呼叫 start()',
  },
};
