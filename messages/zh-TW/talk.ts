/** How one attempt to talk to `peer` can fail. */
const faults = {
  refused: (peer: string) => `${peer} 拒絕連線：沒有程式在監聽；伺服器在執行嗎？連接埠對嗎？`,
  unreachable: (peer: string) => `${peer} 沒有電腦回應；檢查位址和網路線`,
  'unknown-name': (peer: string) => `查不到 ${peer} 的位址；檢查拼字，或直接用 IP 位址`,
  'no-connection': (peer: string) => `10 秒內沒連上 ${peer}；電腦開著嗎？防火牆放行了嗎？`,
  closed: (peer: string) => `${peer} 已中斷連線；它的程式結束了，還是只收一則訊息？`,
  reset: (peer: string) => `${peer} 重設了連線；看看伺服器的視窗裡有沒有錯誤訊息（Traceback）`,
  'too-long': () => '訊息太長：一個資料包最多 65,507 個位元組；送短一點，或拿掉 --udp',
  trouble: (peer: string) => `系統無法和 ${peer} 通訊；檢查位址`,
};

export const talk = {
  faults,
  prompt: '> ',
  connected: (peer: string) => `已連上 ${peer}；輸入空行結束。`,
  sendsTo: (peer: string) => `資料包送往 ${peer}；輸入空行結束。`,
  unanswered: (at: { peer: string; seconds: number }) =>
    `${at.peer} 在 ${at.seconds} 秒內沒有回答；伺服器對每則訊息都回答嗎？`,
  lost: (at: { peer: string; seconds: number }) =>
    `${at.peer} 在 ${at.seconds} 秒內沒有回答：送去的資料包或它的回答遺失了`,
  closed: (peer: string) => `${peer} 中斷了連線。`,
  tally: (count: { sent: number; answered: number; lost: number }) =>
    `送出 ${count.sent} 則，回答 ${count.answered} 則，遺失 ${count.lost} 則`,
  roundTrips: (ms: { min: string; mean: string; max: string }) =>
    `往返時間 最短/平均/最長 ${ms.min}/${ms.mean}/${ms.max} 毫秒`,
  portApart: (host: string, port: string) =>
    `${port} 像是連接埠：請寫成 ${host}:${port}；要把它當訊息送，請寫 ${host}:7000 ${port}`,
  emptyFirst: '空訊息會結束對話，它後面的訊息就送不出去了；請拿掉它',
  emptyEnded: '讀到空行，對話結束；後面的行沒有送出。',
  badPeer: (text: string) => `「${text}」不是 主機:連接埠；可以寫 127.0.0.1:7000、[::1]:7000 或主機名稱`,
  countAlone: '--count 要和 --every 秒數 一起用：它決定心跳送幾次',
  oneHeartbeat: '--every 只重複一則訊息；有空格的訊息請加引號',
};
