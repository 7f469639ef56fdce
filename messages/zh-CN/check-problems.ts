import type { CheckProblemWordings } from '../wording.ts';

const quoted = (text: string | undefined, before = '') => (text === undefined ? '' : `${before}“${text}”`);

/** What a check says of the problems that only a check can find. */
export const checkProblems: CheckProblemWordings = {
  filtered: (_, { port }) => ({
    cause: `电脑开着，但端口 ${port} 没有任何反应`,
    hint: '从最常见的说起：防火墙拦住了连接（允许 python.exe，专用和公用网络都勾选）；服务器没启动；程序跑在 WSL 或虚拟机里。在那台电脑上先检查 127.0.0.1，再检查它自己的地址：前一个通过、后一个不通过，就是防火墙。',
  }),
  'loopback-only': (_, { port }) => ({
    cause: `端口 ${port} 在 127.0.0.1 上开着，在这个地址上没有打开`,
    hint: "现在只有自己连得上：把 bind 的 '127.0.0.1' 或 'localhost' 改成 '' 或 '0.0.0.0'。程序跑在 WSL 或虚拟机里也是这个样子：请直接在本机运行。",
  }),
  udp: (_, { port }) => ({
    cause: `端口 ${port} 用 UDP 能得到回答，TCP 却没有打开`,
    hint: '建套接字时把 SOCK_DGRAM 改成 SOCK_STREAM，然后 listen()、accept()。',
  }),
  vnc: (_, { port }) => ({
    cause: '回答的是 VNC 服务器',
    hint: `这台电脑的端口 ${port} 上是别的程序：请核对端口号。`,
  }),
  crashed: () => ({
    cause: '一个字节都没发就断开，端口也随之关闭：程序已经结束了',
    hint: "看看它的窗口，最后几行是报错（Traceback）。最常见的是 TypeError: a bytes-like object ...：改成 send(text.encode('utf-8'))。",
  }),
  'answers-at-end': () => ({
    cause: '等到我们关闭了发送方向，才发来内容',
    hint: 'get 一到就回答，不要等 recv() 返回空；如果用 makefile() 的 write()，之后要 flush()。',
  }),
  'speaks-first': () => ({
    cause: '还没问就回答了',
    hint: '先用 recv() 收到 get，再 sendall()。',
  }),
  'reset-after-reply': () => ({
    cause: '回答之后连接是被重置的，不是正常关闭',
    hint: 'close() 之前先用 recv() 把请求读完：还有没读的字节就 close()，连接会被重置，回答也可能跟着丢掉。',
  }),
  nested: ({ under }) => ({
    cause: `记录被套在另一个对象里${quoted(under, '，键是')}`,
    hint: '直接发记录本身：json.dumps(record)，四个键都在最外层。',
  }),
  'sample-id': () => ({
    cause: '学号还是示例里印的那个',
    hint: '请把你自己的学号放在 "id" 里。',
  }),
  'same-id': ({ seats }) => ({
    cause: `不止一台服务器报了这个学号${seats === undefined ? '' : `（列表中的第 ${seats.join('、')} 个）`}`,
    hint: '请把你自己的学号放在 "id" 里；从邻座复制来的文件里还是他的学号。',
  }),
  'one-shot': () => ({
    cause: '回答了一个客户端，下一个来时端口已经关闭',
    hint: '把 accept() 和它后面的代码都放进 while True: 循环里。',
  }),
  stuck: () => ({
    cause: '回答了一个客户端，之后就谁也不理了',
    hint: "recv() 返回 b'' 表示对方已经离开：这时要 break 退出内层循环，close()，再回到 accept()。",
  }),
  'busy-with-one': () => ({
    cause: '只要有一个客户端连着不说话，别人就都得不到回答',
    hint: '每个客户端开一个 threading.Thread，或者给连接设 settimeout(1)。',
  }),
  'crash-on-leave': () => ({
    cause: '有客户端突然断开，服务器就结束了',
    hint: '把处理单个客户端的代码放进 try: ... except OSError: pass，写在循环里面。',
  }),
  'split-request': () => ({
    cause: 'get 分成 g、e、t 到达，就认不出来了',
    hint: '一次 recv() 不等于一条消息：用循环把字节攒够三个，再比较。',
  }),
  'line-end': ({ sent }) => ({
    cause: `认得 get，却不认 get${sent}`,
    hint: "去掉换行再比较：data.decode().strip().lower() == 'get'。",
  }),
  'unknown-request': () => ({
    cause: '收到不认识的请求，既不回答也不断开，让对方一直等着',
    hint: '在 else 分支里发 {"error": "unknown request; send get"}，至少要 close()。',
  }),
  crowd: ({ answered, asked }) => ({
    cause: `全班同时来问，有人得不到回答${answered === undefined || asked === undefined ? '' : `（${asked} 个里答了 ${answered} 个）`}`,
    hint: '把 listen(1) 改成 listen(50)，循环要短：回答之前不要 sleep()、input()，也不要做费时的事。',
  }),
  'two-records': () => ({
    cause: '同一个端口先后发来两份不同的记录',
    hint: '之前启动的程序还在运行：关掉它的窗口（用 netstat -ano 可以查到谁占着端口）。',
  }),
  'gone-afterwards': () => ({
    cause: '在这之后服务器就不在了',
    hint: '它的窗口里会有报错（Traceback）：把处理单个客户端的代码放进 try: ... except Exception，写在循环里面。',
  }),
  'other-answer': ({ wanted, got }) => ({
    cause: `回答和这个练习要求的不一样${quoted(got, '：')}`,
    hint: `请对照教程${wanted === undefined ? '' : `：应该是“${wanted}”`}。`,
  }),
  'no-datagram': (_, { port }) => ({
    cause: `端口 ${port} 没有发回数据报`,
    hint: '程序在运行吗？端口对吗？用的是 SOCK_DGRAM 吗？然后是 data, sender = server.recvfrom(2048)，再 server.sendto(answer, sender)。',
  }),
  damaged: () => ({
    cause: '带中文的消息发回来时，字节变了',
    hint: '收到什么字节就发回什么字节；如果要 decode() 再 encode()，两边都用 utf-8。',
  }),
  'one-message': () => ({
    cause: '第一条消息有回答，同一个连接上的下一条就没有了',
    hint: '一次对话要有自己的循环：while True: data = conn.recv(1024)，直到 data 为空。',
  }),
  'no-goodbye': () => ({
    cause: '发了 exit，对话却没有结束',
    hint: "收到 b'exit' 就道别，close() 这个连接，再回到 accept()。",
  }),
};
