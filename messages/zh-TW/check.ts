import type { RuleId } from '../../shared/check-ids.ts';
import type { OwnTrouble } from '../../shared/finding.ts';
import { MAX_REPLY_BYTES, SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { checkCauses } from './check-causes.ts';
import { noteHints, provenNotes } from './check-notes.ts';

/** The sentences of check. The titles of the rules say what is required of a server; their ids are stable. */
export const check = {
  rules: {
    '1.1': '這個位址有電腦回應',
    '1.2': 'TCP 連接埠開著',
    '1.3': '連接埠上是你的程式，不是別的服務',
    '2.1': '收到 get 會回答',
    '2.2': '還沒收到 get 之前不說話',
    '2.3': '小寫的 get、沒有換行，就會回答',
    '2.4': `${SLOW_AFTER_MS / 1_000} 秒之內回答`,
    '2.5': `內容完整，不超過 ${MAX_REPLY_BYTES} 個位元組`,
    '2.6': '回答之後連線沒有被重設',
    '3.1': '位元組是 UTF-8 編碼',
    '3.2': '開頭沒有 BOM',
    '3.3': '沒有值為 0 的位元組',
    '3.4': '物件前後沒有別的內容',
    '4.1': '文字是 JSON',
    '4.2': 'JSON 是一個沒有巢狀的物件',
    '4.3': '四個鍵都有，各一次',
    '4.4': '該是字串的是字串，該是數字的是數字',
    '4.5': '身高體重尺寸合理，單位是公分和公斤',
    '5.1': '學號是字串',
    '5.2': '學號是你自己的',
    '5.3': '學號在名單上',
    '6.1': '第二個用戶端也得到同樣的回答',
    '6.2': '有用戶端不說話時，其他人照樣得到回答',
    '6.3': '用戶端突然斷線也沒關係',
    '6.4': 'get 分成 g、e、t 送達也認得',
    '6.5': 'get 後面帶 \\n 或 \\r\\n 是同一個請求',
    '6.6': '不認得的請求會得到回答，或者被斷線',
    '6.7': '四十個用戶端同時來，都得到同一份資料',
    '7.1': '送訊息會得到回答',
    '7.2': '回答符合練習的要求',
    '7.3': '同一個連線上可以送好幾則訊息',
    '7.4': '中文原封不動送回來',
    '7.5': '送 exit 就結束對話',
    '7.6': '兩個用戶端能同時得到服務',
    '7.7': '時鐘在走',
    '7.8': '每個資料包都有回答',
  } satisfies Record<RuleId, string>,
  states: { passed: '通過', failed: '未通過', error: '無法檢查' },
  needs: (id: string) => `未檢查（要先通過 ${id}）`,
  ourTrouble: (text: string) => `這裡是檢查程式自己出錯，不是伺服器的問題：${text}`,
  /** Why a rule was not tested, where this computer lacked something. */
  ownTroubles: {
    descriptors:
      '這台電腦能開啟的連線已達上限，所以沒能檢查，不是伺服器的問題。關掉別的程式，或者提高開啟檔案數的上限（ulimit -n），再檢查一次。',
    ports: '這台電腦沒有空閒的連接埠可以用來連線了，所以沒能檢查，不是伺服器的問題。等一分鐘，再檢查一次。',
    network:
      '這台電腦沒有能連到伺服器的網路，所以沒能檢查，不是伺服器的問題。看看網路線或無線網路，再檢查一次。',
    names: '這台電腦沒能查詢主機名稱，所以沒能檢查，不是伺服器的問題。用 IP 位址代替主機名稱。',
  } satisfies Record<OwnTrouble, string>,
  busy: '檢查的時候本機太忙，準時送來的回答也可能顯得遲到或遺失。關掉別的程式，再檢查一次。',
  allPassed: (passed: number) => `${passed} 條規則全部通過。`,
  notStrict: '還有幾條規則，檢查好幾個用戶端同時來的情況：加上 --strict 再執行一次。',
  leftAbruptly:
    '規則 6.3 故意突然中斷了幾次連線：伺服器視窗裡若有 ConnectionResetError，就是這樣來的，不是錯誤。',
  ended: '伺服器已經停了。',
  restarted: '伺服器重新啟動了。',
  watching: '改好伺服器再重新啟動，檢查會自動再做一次。按 Ctrl-C 結束。',
  somePassed: (count: { passed: number; failed: number; notReached: number; notTested: number }) =>
    `通過 ${count.passed} 條，未通過 ${count.failed} 條，未檢查 ${count.notReached} 條${count.notTested > 0 ? `，無法檢查 ${count.notTested} 條` : ''}。`,
  cause: '先改這裡',
  change: '要改什麼',
  labelled: (label: string, text: string) => `${label}：${text}`,
  ...checkCauses,
  noteHints,
  provenNotes,
  named: (cause: string, hints: string) => `${cause} [${hints}]`,
  rulesTitle: '逐條結果',
  advice: '順帶一提',
  evidence: '收到的內容',
  all: '收到的全部內容',
  left: (count: { before: number; after: number }) =>
    [
      ...(count.before > 0 ? [`前面還有 ${count.before} 個位元組沒有顯示`] : []),
      ...(count.after > 0 ? [`後面還有 ${count.after} 個位元組沒有顯示`] : []),
    ].join('；'),
  byte: (number: number) => `第 ${number} 個位元組`,
  timeline: '經過',
  moments: {
    dialled: () => '我們開始連線',
    connected: () => '連上了',
    sent: (bytes: number) => `我們送出 ${bytes} 個位元組`,
    received: (bytes: number, pieces = 1) => `收到 ${bytes} 個位元組${pieces > 1 ? `，分 ${pieces} 段` : ''}`,
    'half-closed': () => '我們關閉傳送方向',
    fin: () => '伺服器斷線（FIN）',
    reset: () => '伺服器重設連線（RST）',
    left: () => '我們斷線',
  },
  next: (failed: number) =>
    `改好之後${failed > 1 ? '（其他的 ✗ 也照著改）' : ''}重新啟動伺服器，再執行一次同樣的檢查。`,
  localTest: '要分辨是哪一種，請在伺服器那台電腦上執行這兩條：',
  classTitle: '全班情況',
  classLine: (group: { seats: number; cause: string }) => `${group.seats} 個座位：${group.cause}`,
  classPassed: (count: { passed: number; total: number }) =>
    `${count.total} 個座位裡，${count.passed} 個通過了全部規則。`,
  interrupted: '檢查被中斷：下面是到那時為止的結果。',
  noRule: (id: string, known: string[]) => `--only：沒有規則「${id}」；可以寫一組或一條：${known.join('、')}`,
  watchOne: () => '--watch：只能寫一個對象；檢查全班時請拿掉它',
  watchTcp: () => '--watch：只能盯著 TCP 的伺服器，請拿掉 --udp',
  noTransport: (exercise: string) => `--udp：${exercise} 只能用 TCP 檢查；請拿掉它`,
};
