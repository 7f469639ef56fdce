/** How one attempt to talk to `peer` can fail. */
const faults = {
  refused: (peer: string) => `${peer} 拒绝连接：没有程序在监听；服务器在运行吗？端口对吗？`,
  unreachable: (peer: string) => `${peer} 没有机器应答；检查地址和网线`,
  'unknown-name': (peer: string) => `查不到 ${peer} 的地址；检查拼写，或直接用 IP 地址`,
  'no-connection': (peer: string) => `10 秒内没连上 ${peer}；电脑开着吗？防火墙放行了吗？`,
  closed: (peer: string) => `${peer} 已断开连接；它的程序结束了，还是只收一条消息？`,
  reset: (peer: string) => `${peer} 重置了连接；看看服务器的窗口里有没有报错（Traceback）`,
  'too-long': () => '消息太长：一个数据报最多 65,507 个字节；发短一些，或去掉 --udp',
  trouble: (peer: string) => `系统无法和 ${peer} 通信；检查地址`,
};

export const talk = {
  faults,
  prompt: '> ',
  connected: (peer: string) => `已连上 ${peer}；输入空行结束。`,
  sendsTo: (peer: string) => `数据报发往 ${peer}；输入空行结束。`,
  unanswered: (at: { peer: string; seconds: number }) =>
    `${at.peer} 在 ${at.seconds} 秒内没有回答；服务器对每条消息都回答吗？`,
  lost: (at: { peer: string; seconds: number }) =>
    `${at.peer} 在 ${at.seconds} 秒内没有回答：发去的数据报或它的回答丢了`,
  closed: (peer: string) => `${peer} 断开了连接。`,
  tally: (count: { sent: number; answered: number; lost: number }) =>
    `发出 ${count.sent} 条，回答 ${count.answered} 条，丢失 ${count.lost} 条`,
  roundTrips: (ms: { min: string; mean: string; max: string }) =>
    `往返时间 最短/平均/最长 ${ms.min}/${ms.mean}/${ms.max} 毫秒`,
  portApart: (host: string, port: string) =>
    `${port} 像是端口：请写成 ${host}:${port}；要把它当消息发，请写 ${host}:7000 ${port}`,
  emptyFirst: '空消息会结束对话，它后面的消息就发不出去了；请去掉它',
  emptyEnded: '读到空行，对话结束；后面的行没有发送。',
  badPeer: (text: string) => `“${text}”不是 主机:端口；可以写 127.0.0.1:7000、[::1]:7000 或主机名`,
  countAlone: '--count 要和 --every 秒数 一起用：它决定心跳发几次',
  oneHeartbeat: '--every 只重复一条消息；有空格的消息请加引号',
};
