import type { LastDeed } from '../../shared/check-problems.ts';
import { inCode } from '../calls.ts';
import type { CheckProblemWordings } from '../wording.ts';

const quoted = (text: string | undefined, before = '') => (text === undefined ? '' : `${before}“${text}”`);

const deeds: Record<LastDeed, string> = {
  silent: '有客户端连着不说话',
  pieces: '有客户端把 get 分成 g、e、t 发来',
  'line-end': '有客户端发来带换行的 get',
  unknown: '有客户端发来不认识的请求 PUT',
  crowd: '四十个客户端同时来问',
  chinese: '有客户端发来中文',
  exit: '有客户端发来 exit',
  reset: '有客户端突然断开',
};

/** What a check says of the problems that only a check can find. */
export const checkProblems: CheckProblemWordings = {
  filtered: (_, { port }) => ({
    cause: `电脑开着，但端口 ${port} 没有任何反应`,
    hint: '从最常见的说起：防火墙拦住了连接（允许你的程序，比如 python.exe，专用和公用网络都勾选）；服务器没启动；程序跑在 WSL 或虚拟机里。在那台电脑上先检查 127.0.0.1，再检查它自己的地址：前一个通过、后一个不通过，就是防火墙。',
  }),
  'loopback-only': (_, { port }) => ({
    cause: `端口 ${port} 在 127.0.0.1 上开着，在这个地址上没有打开`,
    hint: '现在只有自己连得上：把绑定的地址从 127.0.0.1 或 localhost 改成 0.0.0.0。程序跑在 WSL 或虚拟机里也是这个样子：请直接在本机运行。',
  }),
  udp: (_, place) => ({
    cause: `端口 ${place.port} 用 UDP 能得到回答，TCP 却没有打开`,
    hint: `套接字要用 TCP，不用 UDP（${inCode('tcp', place)}），然后监听、接受连接。`,
  }),
  'answers-at-end': (_, place) => ({
    cause: '等到我们关闭了发送方向，才发来内容',
    hint: `get 一到就回答，不要等到客户端关闭它那一边：到了多少就用多少（${inCode('receive', place)}），不要一直读到结尾，不要等一整行，也不要读满规定的字节数；write() 之后要 flush()。`,
  }),
  'speaks-first': (_, place) => ({
    cause: '还没问就回答了',
    hint: `先等 get 到达（${inCode('receive', place)}），再发送。`,
  }),
  'reset-after-reply': () => ({
    cause: '回答之后连接是被重置的，不是正常关闭',
    hint: 'close() 之前先把请求读完：还有没读的字节就 close()，连接会被重置，回答也可能跟着丢掉。SO_LINGER 的时间设成 0 也会这样：去掉它。',
  }),
  'sample-id': () => ({
    cause: '学号还是示例里印的那个',
    hint: '请把你自己的学号放在 "id" 里。',
  }),
  'same-id': ({ seats }) => ({
    cause: `不止一台服务器报了这个学号${seats === undefined ? '' : `（列表中的第 ${seats.join('、')} 个）`}`,
    hint: '请把你自己的学号放在 "id" 里；从邻座复制来的文件里还是他的学号。',
  }),
  'busy-with-one': (_, place) => ({
    cause: '只要有一个客户端连着不说话，别人就都得不到回答',
    hint: `accept() 之后马上给每个客户端开一个线程（${inCode('thread', place)}）。accept() 后面的代码都搬进线程的函数，close() 也在内。已经有线程的话，不要等它：不用 join()，用 start() 而不是 run()，target=serve 只写函数名，不要在那里调用。`,
  }),
  'crash-on-leave': (_, place) => ({
    cause: '有客户端突然断开，服务器就结束了',
    hint: `处理单个客户端时出的错，要在处理它的地方接住：循环里面，或者线程执行的函数里面（${inCode('catchErrors', place)}）。客户端走了，就再也读不到内容：这时离开接收用的循环（${inCode('stopAtEnd', place)}）。没有这种循环，就 close()，接着等下一个客户端，不要写 break，那样服务器就结束了。`,
  }),
  'split-request': (_, place) => ({
    cause: '请求 get 分成 g、e、t 三次到达，服务器就认不出来了',
    hint: `一次读到的不等于一条消息：用循环攒字节，攒够三个或者客户端走了为止（${inCode('collect', place)}），再比较。`,
  }),
  'line-end': ({ sent }, place) => ({
    cause: `认得 get，却不认 get${sent}`,
    hint: `去掉换行再比较（${inCode('compare', place)}）。`,
  }),
  'unknown-request': () => ({
    cause: '收到不认识的请求，既不回答也不断开，让对方一直等着',
    hint: '攒够三个字节，还不是 get，就发 {"error": "unknown request; send get"}，至少要 close()。',
  }),
  crowd: ({ answered, asked }, place) => ({
    cause: `全班同时来问，有人收不到回答${answered === undefined || asked === undefined ? '' : `（${asked} 个里答了 ${answered} 个）`}`,
    hint: `等待队列不要设得太小，设成 50（${inCode('backlog', place)}）。还不够的话，循环要短：回答之前不要 sleep()、input()，也不要做费时的事，不然就给每个客户端开一个线程（${inCode('thread', place)}）。`,
  }),
  'no-datagram': (_, place) => ({
    cause: `端口 ${place.port} 没有发回数据报`,
    hint: `程序在运行吗？端口对吗？套接字用的是 UDP 吗？然后，数据报从哪个地址来，就把回答发到哪个地址（${inCode('datagrams', place)}）。`,
  }),
  damaged: ({ unanswered }) => ({
    cause: unanswered ? '带中文的消息得不到回答，别的消息有回答' : '带中文的消息发回来时，字节变了',
    hint: `${unanswered ? '它的窗口里可能有 UnicodeDecodeError 或 UnicodeEncodeError。' : ''}收到什么字节就发回什么字节，一次最多读 1024 个；如果要解码成文字再编码，两次都用 UTF-8。`,
  }),
  'one-message': (_, place) => ({
    cause: '第一条消息有回答，同一个连接上的下一条就没有了',
    hint: `一次对话要有自己的循环：接收（${inCode('receive', place)}）、回答，直到再也收不到内容（${inCode('stopAtEnd', place)}）。`,
  }),
  'no-goodbye': ({ lacks }) => ({
    cause:
      lacks === 'words'
        ? '发了 exit，没有道别就结束了'
        : lacks === 'end'
          ? '发了 exit，道了别，连接却没有断开'
          : '发了 exit，对话却没有结束',
    hint: '收到 exit 就道别，close() 这个连接，再回到 accept()。',
  }),
  crashed: (_, place) => ({
    cause: '一个字节都没发就断开，端口也随之关闭：程序已经结束了',
    hint: `看服务器窗口里的报错，旁边写着是你文件的哪一行：Python 的错误名在最后一行，Java 和 Node 的在最上面（“Exception in thread”、“Error:”）。改那一行。没有报错，那就是程序没有回答就运行完了：回答前面的那个比较不成立，或者回答发在了监听的套接字上，C 程序这样会不声不响地结束。还要把 accept() 和它后面的内容都放进一个不会结束的循环（${inCode('accept', place)}）。`,
  }),
  'every-other': (_, place) => ({
    cause: '要等下一个客户端来了，前一个才得到处理，而后来的那个被断开',
    hint: `一轮循环里调用了两次 accept()，每次都会接走一个客户端：只调用一次（${inCode('accept', place)}）。`,
  }),
  unsteady: () => ({
    cause: '有的客户端得到回答，有的得不到',
    hint: '先看服务器窗口：有报错，就从它指出的那一行查起。没有报错，那就是在处理客户端的循环里又调用了一次 accept()，或者程序里有两处在不同时间用同一个连接或同一个变量：只由处理客户端的函数关闭它的连接，要用的东西都放在局部变量里。',
  }),
  'used-up': () => ({
    cause: '前面的客户端能收到记录，后面的收到的是别的内容，或者什么也收不到',
    hint: '先看服务器窗口：有报错，就从它指出的那一行查起。没有报错，那就是前面的客户端动了共用的东西。可能是用完了（读到结尾的文件、迭代器、被取走内容的列表）：请在循环之前把数据读一次，存进变量，每个客户端都发这个变量。也可能是变量里还留着前面客户端的请求，或者给它的回答：每次 accept() 之后先清空。',
  }),
  'other-spelling': ({ sent }, place) => ({
    cause: `认得 ${sent}，却不认 get`,
    hint: `请求是 get：三个小写字母，没有换行。请去掉空白，转成小写再比较（${inCode('compare', place)}）。`,
  }),
  'changing-record': () => ({
    cause: '每个客户端收到的记录都不一样',
    hint: '数据在 accept() 的循环之前定好一次，循环里和线程的函数里都不要再取随机数，发给每个人的都一样：一份记录是一个人的。',
  }),
  'shared-variable': (_, place) => ({
    cause: '全班同时来问时，有的客户端什么也没收到，或者收到别人的回答',
    hint: `几个线程共用了一个变量：把连接交给线程（${inCode('thread', place)}），线程里的连接和数据都放在局部变量里。`,
  }),
  'one-shot': ({ several, datagrams }, place) => ({
    cause: datagrams
      ? `回答了${several ? '几' : '一'}个客户端，端口对下一个就关闭了`
      : `回答了${several ? '几' : '一'}个客户端，然后就结束了`,
    hint: datagrams
      ? `程序结束了的话，看窗口里有没有报错，再把接收和回答的代码放进一直执行的循环（${inCode('datagrams', place)}）。还在运行的话，是调用了 connect()，别人就都进不来了：去掉它，每个回答都发给数据报来的那个地址。`
      : several
        ? `窗口里有报错，就先改那里。没有报错，那就是接受客户端的循环数到几个就停了：要让它一直执行（${inCode('accept', place)}）。用 socketserver 的话，调用 serve_forever()，不要用 handle_request()；用 Node 的话，去掉 server.close()。`
        : `窗口里有报错，就先改那里；常见的是客户端走了，recv() 就什么也读不到，接收用的循环要在这时结束（${inCode('stopAtEnd', place)}）。没有报错，那就在外面新加一层一直执行的循环，把 accept() 和它后面的代码都放进去（${inCode('accept', place)}），原来接收用的循环留作内层。用 socketserver 的话，调用 serve_forever()，不要用 handle_request()；用 Node 的话，去掉 server.close()。`,
  }),
  stuck: ({ several, after }, place) => ({
    cause: after
      ? `${deeds[after]}之后，端口开着，却谁也不理了`
      : `回答了${several ? '几' : '一'}个客户端，之后端口开着，却谁也不理了`,
    hint: `处理完一个客户端要回到 accept()，循环一直执行（${inCode('accept', place)}），再也收不到内容时要离开内层循环（${inCode('stopAtEnd', place)}）。`,
  }),
  'two-records': () => ({
    cause: '同一个端口先后发来两份不同的记录',
    hint: '多半是之前启动的程序还在运行：关掉它的窗口（用 netstat -ano 可以查到谁占着端口）。如果只有一个程序，那就是它有两份记录：在循环之前定好一份。',
  }),
  'gone-afterwards': ({ after }, place) => ({
    cause: `${after === undefined ? '在这' : deeds[after]}之后，服务器就不在了`,
    hint: `看服务器窗口里的报错。处理单个客户端时出的错，要在循环里面接住（${inCode('catchErrors', place)}）。没有报错，那就是 accept() 外面的循环结束了：要让它一直执行。`,
  }),
  'no-answer': (_, place) => ({
    cause: '发了消息，没有回答',
    hint: `在处理客户端的循环里：先接收消息（${inCode('receive', place)}），再用 accept() 返回的那个连接把回答发出去（${inCode('answer', place)}）。`,
  }),
  'no-greeting': ({ wanted }) => ({
    cause: '少了欢迎的话：这个练习里服务器先说话',
    hint: `accept() 之后、接收任何内容之前就发“${wanted}”。`,
  }),
  'no-question': ({ wanted }) => ({
    cause: '少了问名字的话',
    hint: `欢迎之后要发，每次回答之后还要再发“${wanted}”。`,
  }),
  'clock-stands-still': (_, place) => ({
    cause: '相隔一秒的两次回答，时间却一样',
    hint: `每次回答都要在循环里重新取时间（${inCode('now', place)}），不要只在启动时取一次。`,
  }),
  lost: ({ answered, asked }, place) => ({
    cause: `有的数据报没有得到回答${answered === undefined || asked === undefined ? '' : `（${asked} 个里答了 ${answered} 个）`}`,
    hint: `在接收数据报的循环里，每个都要回答，它从哪个地址来，就发到哪个地址（${inCode('datagrams', place)}）。如果服务器没有问题，那就是网络丢了，UDP 允许这样：再运行一次。`,
  }),
  'other-answer': ({ wanted, got, at, is, should }) => ({
    cause: `回答和这个练习要求的不一样${quoted(got, '：')}`,
    hint: `回答应该是这个样子：“${wanted}”${at === undefined ? '' : is === undefined ? `；你的回答在第 ${at} 个字符之前就结束了` : `；你的第 ${at} 个字符是 ${is}，应该是 ${should ?? '结尾'}`}。`,
  }),
  'not-on-roster': ({ near }) => ({
    cause: '名单上没有这个学号',
    hint: `请对照学生证核对每一位数字${near === undefined || near.length === 0 ? '' : `：名单上有 ${near.join('、')}，几乎一样`}。`,
  }),
};
