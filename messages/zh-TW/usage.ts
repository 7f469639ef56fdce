import type { ConfigProblem, Expectation } from '../../shared/config.ts';
import { MOST_HOSTS } from '../../shared/limits.ts';
import type { TargetMistake } from '../mistakes.ts';

const list = (names: readonly string[]) => names.join('、');
const near = (name: string | undefined) => (name ? `；是不是 ${name}？` : '');

type Limits = { minimum: number; maximum?: number };
const range = ({ minimum, maximum }: Limits) =>
  maximum === undefined ? ` ${minimum} 或更大的` : ` ${minimum} 到 ${maximum} 之間的`;

function expected(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'type':
      return `應該是${types[expectation.type] ?? ` ${expectation.type}`}`;
    case 'minimum':
      return `最小是 ${expectation.limit}`;
    case 'maximum':
      return `最大是 ${expectation.limit}`;
    case 'one-of':
      return `只能是 ${list(expectation.values)} 其中之一`;
  }
}

const types: Record<string, string> = {
  int: '整數',
  number: '數字',
  string: '字串',
  array: '字串的清單',
  tuple: '三個數字，依序是身高、體重和尺寸',
  object: '物件',
  boolean: ' true 或 false',
  'lab-name': '電腦教室的名稱：最多 32 個英文字母、數字、_ 和 -',
};

const tooManyFiles = '開啟的檔案太多；請關掉別的程式，或調高上限（ulimit -n 1024）';

/** The operator's mistakes. Each is one line: what is wrong, what was expected, what to try. */
export const usage = {
  unknownCommand: (name: string, known: readonly string[], like: string | undefined) =>
    `沒有「${name}」這個指令${like === undefined ? `；可用的指令：${list(known)}` : near(like)}`,
  unknownOption: (name: string, like: string[] = []) => `沒有 ${name} 這個選項${near(list(like))}`,
  optionWithoutValue: (option: string) => `${option} 後面缺少值`,
  missingArgument: (name: string) => `缺少引數 ${name}`,
  tooManyArguments: () => '引數太多',
  seeHelp: (command: string) => `（用 ${command} --help 查看有哪些）`,
  badLanguage: (name: string, known: string[]) => `--lang 沒有「${name}」，只有 ${list(known)}`,
  notOneOf: (flag: string, value: string, known: string[]) => `${flag} 沒有「${value}」，只有 ${list(known)}`,
  notAWholeNumber: (flag: string, value: string, limits: Limits) =>
    `${flag} 要${range(limits)}整數，不能是「${value}」`,
  notANumber: (flag: string, value: string, limits: Limits) =>
    `${flag} 要${range(limits)}數字，不能是「${value}」`,
  notAMeasure: (flag: string, value: string, meant?: string) =>
    `${flag} 要一個數字，不能是「${value}」${meant === undefined ? '' : `；請寫 ${meant}`}`,
  badAccess: (where: string, entry: string) =>
    `${where} 要一個位址、10.1.0.0/16 這樣的網段、private 或 any，不能是「${entry}」`,
  weightsAllZero: '--weights 裡至少要有一個大於 0 的數',
  weightsNotTaken: '--metric mahalanobis 不用權重；請拿掉 --weights，或寫 1,1,1',
  unreadableFile: (path: string, reason: string) => `無法讀取 ${path}：${reason}`,
  unwritableFile: (path: string, reason: string) => `無法寫入 ${path}：${reason}`,
  standardOutput: '標準輸出',
  /** Why a file cannot be read or written, by the name that the system has for it. */
  fileTroubles: {
    ENOENT: '沒有這個檔案或資料夾',
    EISDIR: '這是資料夾，不是檔案',
    ENOTDIR: '路徑中間有一段是檔案，不是資料夾',
    EACCES: '沒有權限',
    EPERM: '沒有權限',
    ENOSPC: '磁碟滿了',
    EROFS: '磁碟是唯讀的',
    EBUSY: '別的程式正開著它',
    ENXIO: '沒有人在讀它',
    EPIPE: '讀它的程式已經結束',
    EBADF: '它沒有開啟，或者只能反方向讀寫',
    ELOOP: '符號連結繞成了一圈',
    ENAMETOOLONG: '名稱太長',
    EDQUOT: '你的磁碟配額用完了',
    EMFILE: tooManyFiles,
    ENFILE: tooManyFiles,
  },
  /** Windows says EPERM or EACCES of both. */
  maybeHeldOpen: '沒有權限，或是別的程式（Excel？）正開著它',
  config: (problem: ConfigProblem) =>
    problem.code === 'unknown-key'
      ? `沒有 ${problem.key} 這個鍵${near(problem.near)}`
      : `${problem.key ? `${problem.key} ` : '整個檔案'}${expected(problem.expected)}`,
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
      return `「${mistake.text}」不是詢問對象；可以寫 10.1.2.10-49、10.1.2.10+40、10.1.2.0/24、一個位址、主機名稱或 @檔案`;
    case 'bad-port':
      return mistake.port === ''
        ? `「${mistake.text}」缺少連接埠；連接埠是 1 到 65535`
        : `「${mistake.text}」：${mistake.port} 不是連接埠；連接埠是 1 到 65535`;
    case 'bad-prefix':
      return `「${mistake.text}」：/${mistake.prefix} 不是首碼長度；它是 0 到 ${mistake.limit} 的整數`;
    case 'bad-count':
      return `「${mistake.text}」：+ 後面寫位址的個數，從 1 起`;
    case 'octet-too-large':
      return `「${mistake.text}」：${mistake.octet} 超過了 255，位址的每一段最大是 255`;
    case 'leading-zero':
      return `「${mistake.text}」：${mistake.octet} 開頭的 0 要拿掉，有的程式會把它當成八進位`;
    case 'range-backwards':
      return `「${mistake.text}」的頭尾寫反了；小的位址寫在前面`;
    case 'past-the-end':
      return `「${mistake.text}」超出了最後一個位址`;
    case 'public-address':
      return `「${mistake.text}」指向公用位址 ${mistake.host}，那是別人的電腦；如果可以去問，請加上 --allow-public`;
    case 'bind-address':
      return `${mistake.host} 是給 bind() 用的，意思是這台電腦的所有位址；要問本機，請寫 127.0.0.1`;
    case 'no-machine':
      return `沒有機器會用 ${mistake.host} 這個位址；請寫座位的位址，例如 10.1.2.10-49`;
    case 'nested-list':
      return `「${mistake.text}」：清單裡不能再引用清單`;
    case 'too-many-hosts':
      return mistake.count > MOST_HOSTS
        ? `一共超過 ${MOST_HOSTS} 個位址，一台電腦最多問這麼多；請少寫一些`
        : `一共 ${mistake.count} 個位址，超過了 ${mistake.limit} 個；確定要問這麼多，請加上 --max-hosts ${mistake.count}`;
    case 'no-targets':
      return '沒有詢問對象；請寫在指令後面（例如 10.1.2.10-49），或寫進 lab.config.json 的 "hosts"';
    case 'all-excluded':
      return '所有對象都被排除了，沒有座位可問';
  }
}
