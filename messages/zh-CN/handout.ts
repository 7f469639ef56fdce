/** Sentences about pages that others open in a browser: the board's and the handout's. */
export const web = {
  badListen: (flag: string, value: string) =>
    `${flag}：“${value}”不是带端口的地址；可以写 127.0.0.1:8040，要让整个网络都能看就写 0.0.0.0:8040`,
  portInUse: (flag: string, listen: string) =>
    `${listen} 已被占用，可能之前的同一个命令还开着；请用 ${flag} 换一个`,
  portForbidden: (flag: string, listen: string) =>
    `${listen}：没有权限使用这个端口；请用 ${flag} 另选一个大于 1023 的端口`,
  notOurAddress: (flag: string, listen: string) =>
    `${listen} 不是本机的地址；请用 ${flag} 另选一个，0.0.0.0 就是本机的所有地址`,
  cannotListen: (listen: string, reason: string) => `无法监听 ${listen}：${reason}`,
};

/** The handout, in the terminal and on its page. */
export const handout = {
  ready: (of: { urls: string; kilobytes: number; sha256: string }) =>
    `全班在这里领取 student.mjs（${of.kilobytes} KB）：\n\n  ${of.urls}\n\n它的 SHA-256：\n${of.sha256}\n`,
  howToEnd: '按 Ctrl-C 结束。\n',
  forbidden: (address: string) => `${address}  已拒绝：不在允许的范围内；加上 --allow ${address} 就能连上`,
  page: {
    title: '你的座位要用的 peer-survey',
    intro: '只要这一个文件，加上 Node.js 20 或更新的版本。不用安装，也不用互联网。',
    address: '本页的地址',
    languages: '语言',
    start: '一行命令，下载并启动',
    verify: '确认下载的就是这个文件',
    answers: (word: string) => `结果应该是 ${word}。`,
    node: '有没有 Node.js，是不是 20 或更新的版本？',
    systems: { windows: 'Windows（PowerShell）', macos: 'macOS', linux: 'Linux' },
    checksum: 'student.mjs 的 SHA-256',
    compare: '老师的终端里显示的，应该和它一样。',
    byHand: '也可以用浏览器保存 student.mjs',
    next: '它能做什么',
    serve: '分享你的记录，按 Ctrl-C 结束',
    check: '逐条检查你自己写的服务器',
    talk: '给服务器发消息，看它怎么回答',
    referee: '让你自己的爬虫去一间有难题的教室试试',
    demo: '在本机开一间 40 个座位的教室，再问一遍',
    lessons: '不用网络也能看的几页',
  },
};
