import type { ConfigProblem, Expectation } from '../../shared/config.ts';
import { MOST_HOSTS } from '../../shared/limits.ts';
import type { TargetMistake } from '../mistakes.ts';

const list = (names: readonly string[]) => names.join('、');
const near = (name: string | undefined) => (name ? `；是不是 ${name}？` : '');

type Limits = { minimum: number; maximum?: number };
const range = ({ minimum, maximum }: Limits) =>
  maximum === undefined ? ` ${minimum} 或更大的` : ` ${minimum} 到 ${maximum} 之间的`;

function expected(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'type':
      return `应该是${types[expectation.type] ?? ` ${expectation.type}`}`;
    case 'minimum':
      return `最小是 ${expectation.limit}`;
    case 'maximum':
      return `最大是 ${expectation.limit}`;
    case 'one-of':
      return `只能是 ${list(expectation.values)} 中的一个`;
  }
}

const types: Record<string, string> = {
  int: '整数',
  number: '数字',
  string: '字符串',
  array: '字符串的列表',
  tuple: '三个数字，依次对应身高、体重和尺码',
  object: '对象',
  boolean: ' true 或 false',
  'lab-name': '机房的名称：最多 32 个英文字母、数字、_ 和 -',
};

const tooManyFiles = '打开的文件太多；请关掉别的程序，或调高上限（ulimit -n 1024）';

/** The operator's mistakes. Each is one line: what is wrong, what was expected, what to try. */
export const usage = {
  unknownCommand: (name: string, known: readonly string[], like: string | undefined) =>
    `没有“${name}”这个命令${like === undefined ? `；可用的命令：${list(known)}` : near(like)}`,
  unknownOption: (name: string, like: string[] = []) => `没有 ${name} 这个选项${near(list(like))}`,
  optionWithoutValue: (option: string) => `${option} 后面缺少值`,
  missingArgument: (name: string) => `缺少参数 ${name}`,
  tooManyArguments: () => '参数太多',
  seeHelp: (command: string) => `（用 ${command} --help 查看有哪些）`,
  badLanguage: (name: string, known: string[]) => `--lang 没有“${name}”，只有 ${list(known)}`,
  notOneOf: (flag: string, value: string, known: string[]) => `${flag} 没有“${value}”，只有 ${list(known)}`,
  notAWholeNumber: (flag: string, value: string, limits: Limits) =>
    `${flag} 要${range(limits)}整数，不能是“${value}”`,
  notANumber: (flag: string, value: string, limits: Limits) =>
    `${flag} 要${range(limits)}数字，不能是“${value}”`,
  notAMeasure: (flag: string, value: string, meant?: string) =>
    `${flag} 要一个数字，不能是“${value}”${meant === undefined ? '' : `；请写 ${meant}`}`,
  badAccess: (where: string, entry: string) =>
    `${where} 要一个地址、10.1.0.0/16 这样的网段、private 或 any，不能是“${entry}”`,
  weightsAllZero: '--weights 里至少要有一个大于 0 的数',
  weightsNotTaken: '--metric mahalanobis 不用权重；请去掉 --weights，或写 1,1,1',
  unreadableFile: (path: string, reason: string) => `无法读取 ${path}：${reason}`,
  unwritableFile: (path: string, reason: string) => `无法写入 ${path}：${reason}`,
  standardOutput: '标准输出',
  /** Why a file cannot be read or written, by the name that the system has for it. */
  fileTroubles: {
    ENOENT: '没有这个文件或文件夹',
    EISDIR: '这是文件夹，不是文件',
    ENOTDIR: '路径中间有一段是文件，不是文件夹',
    EACCES: '没有权限',
    EPERM: '没有权限',
    ENOSPC: '磁盘满了',
    EROFS: '磁盘是只读的',
    EBUSY: '别的程序正开着它',
    ENXIO: '没有人在读它',
    EPIPE: '读它的程序已经结束',
    EBADF: '它没有打开，或者只能反方向读写',
    ELOOP: '符号链接绕成了一圈',
    ENAMETOOLONG: '名字太长',
    EDQUOT: '你的磁盘配额用完了',
    EMFILE: tooManyFiles,
    ENFILE: tooManyFiles,
  },
  /** Windows says EPERM or EACCES of both. */
  maybeHeldOpen: '没有权限，或者别的程序（Excel？）正开着它',
  config: (problem: ConfigProblem) =>
    problem.code === 'unknown-key'
      ? `没有 ${problem.key} 这个键${near(problem.near)}`
      : `${problem.key ? `${problem.key} ` : '整个文件'}${expected(problem.expected)}`,
  target: (mistake: TargetMistake) => {
    const where =
      mistake.path === undefined || mistake.line === undefined
        ? ''
        : `${mistake.path} 第 ${mistake.line} 行：`;
    return where + target(mistake);
  },
};

function target(mistake: TargetMistake): string {
  switch (mistake.code) {
    case 'bad-target':
      return `“${mistake.text}”不是询问目标；可以写 10.1.2.10-49、10.1.2.10+40、10.1.2.0/24、一个地址、主机名或 @文件`;
    case 'bad-port':
      return mistake.port === ''
        ? `“${mistake.text}”缺少端口；端口是 1 到 65535`
        : `“${mistake.text}”：${mistake.port} 不是端口；端口是 1 到 65535`;
    case 'bad-prefix':
      return `“${mistake.text}”：/${mistake.prefix} 不是前缀长度；它是 0 到 ${mistake.limit} 的整数`;
    case 'bad-count':
      return `“${mistake.text}”：+ 后面写地址的个数，从 1 起`;
    case 'octet-too-large':
      return `“${mistake.text}”：${mistake.octet} 超过了 255，地址的每一段最大是 255`;
    case 'leading-zero':
      return `“${mistake.text}”：${mistake.octet} 开头的 0 要去掉，有的程序会把它当成八进制`;
    case 'range-backwards':
      return `“${mistake.text}”的头尾写反了；小的地址写在前面`;
    case 'past-the-end':
      return `“${mistake.text}”超出了最后一个地址`;
    case 'public-address':
      return `“${mistake.text}”指向公网地址 ${mistake.host}，那是别人的机器；如果允许你去问，请加上 --allow-public`;
    case 'bind-address':
      return `${mistake.host} 是给 bind() 用的，意思是这台电脑的所有地址；要问本机，请写 127.0.0.1`;
    case 'no-machine':
      return `没有机器会用 ${mistake.host} 这个地址；请写座位的地址，例如 10.1.2.10-49`;
    case 'nested-list':
      return `“${mistake.text}”：列表里不能再引用列表`;
    case 'too-many-hosts':
      return mistake.count > MOST_HOSTS
        ? `一共超过 ${MOST_HOSTS} 个地址，一台电脑最多问这么多；请少写一些`
        : `一共 ${mistake.count} 个地址，超过了 ${mistake.limit} 个；确实要问这么多，请加上 --max-hosts ${mistake.count}`;
    case 'no-targets':
      return '没有询问目标；在命令后面写上（例如 10.1.2.10-49），或写进 lab.config.json 的 "hosts"';
    case 'all-excluded':
      return '所有目标都被排除了，没有可问的座位';
  }
}
