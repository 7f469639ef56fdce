/** Sentences about pages that others open in a browser: the board's and the handout's. */
export const web = {
  badListen: (flag: string, value: string) =>
    `${flag}：「${value}」不是帶連接埠的位址；可以寫 127.0.0.1:8040，要讓整個區域網路都能看就寫 0.0.0.0:8040`,
  portInUse: (flag: string, listen: string) =>
    `${listen} 已被占用，可能先前的同一個指令還開著；請用 ${flag} 換一個`,
  portForbidden: (flag: string, listen: string) =>
    `${listen}：沒有權限使用這個連接埠；請用 ${flag} 另選一個大於 1023 的連接埠`,
  notOurAddress: (flag: string, listen: string) =>
    `${listen} 不是本機的位址；請用 ${flag} 另選一個，0.0.0.0 就是本機的所有位址`,
  cannotListen: (listen: string, reason: string) => `無法監聽 ${listen}：${reason}`,
};

/** The handout, in the terminal and on its page. */
export const handout = {
  ready: (of: { urls: string; kilobytes: number; sha256: string }) =>
    `全班在這裡領取 student.mjs（${of.kilobytes} KB）：\n\n  ${of.urls}\n\n它的 SHA-256：\n${of.sha256}\n`,
  howToEnd: '按 Ctrl-C 結束。\n',
  forbidden: (address: string) => `${address}  已拒絕：不在允許的範圍內；加上 --allow ${address} 就能連上`,
  page: {
    title: '你的座位要用的 peer-survey',
    intro: '只要這一個檔案，加上 Node.js 20 或更新的版本。不用安裝，也不用網際網路。',
    address: '本頁的位址',
    languages: '語言',
    start: '一行指令，下載並啟動',
    verify: '確認下載的就是這個檔案',
    answers: (word: string) => `結果應該是 ${word}。`,
    node: '有沒有 Node.js，是不是 20 或更新的版本？',
    systems: { windows: 'Windows（PowerShell）', macos: 'macOS', linux: 'Linux' },
    checksum: 'student.mjs 的 SHA-256',
    compare: '老師的終端機裡顯示的，應該和它一樣。',
    byHand: '也可以用瀏覽器儲存 student.mjs',
    next: '它能做什麼',
    serve: '分享你的資料，按 Ctrl-C 結束',
    check: '逐條檢查你自己寫的伺服器',
    talk: '傳訊息給伺服器，看它怎麼回答',
    referee: '讓你自己的爬蟲去一間有難題的教室試試',
    demo: '在本機開一間 40 個座位的教室，再問一遍',
    lessons: '不用網路也能看的幾頁',
  },
};
