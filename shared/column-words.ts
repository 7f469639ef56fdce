import type { Field } from './finding.ts';

/** What a column of a class's table is for. `name` is a student's, `status` what a crawl said of a seat. */
export type ColumnField = Field | 'name' | 'seat' | 'host' | 'class';

/**
 * What a class calls its columns: in lower case, in NFKC and without blanks, underscores and units. The words of the
 * first list say more than those of the second, which count only where none of the first is there.
 */
export const columnNames = {
  id: [
    ['id', '学号', '學號', 'studentid', 'studentnumber', 'studentno', 'studentno.', '学生学号', '學生學號'],
    ['编号', '編號', 'number', 'no', 'no.', '学生编号', '學生編號', '号码', '號碼'],
  ],
  height: [['height', '身高', '身长', '身長', 'bodyheight'], []],
  weight: [['weight', '体重', '體重', 'bodyweight'], []],
  size: [
    [
      'size',
      '尺码',
      '尺碼',
      '尺寸',
      '衣服尺码',
      '衣服尺碼',
      '衣服尺寸',
      '服装尺码',
      '服裝尺碼',
      '服裝尺寸',
      '衣服大小',
      'clothingsize',
      'clothessize',
      'clothsize',
    ],
    ['尺码号', '大小', '衣码'],
  ],
  name: [
    ['姓名', '学生姓名', '學生姓名', 'studentname', 'fullname'],
    ['name', '名字', 'student', '学生', '學生'],
  ],
  seat: [
    ['seat', '座位', '座位号', '座位號', '座号', '座號', '座次', 'seatnumber', 'seatno', 'seatno.'],
    ['机号', '機號', '台号'],
  ],
  host: [['host', 'address', 'ip', 'ipaddress', 'ip地址', 'ip位址', '地址', '位址', '主机', '主機'], []],
  class: [
    ['class', '班级', '班級', '班别', '班別', '行政班', 'classname', 'group'],
    ['班', '专业班级'],
  ],
} as const satisfies Record<ColumnField, readonly [readonly string[], readonly string[]]>;

/** All words that may stand in a header. */
export const columnWords: readonly string[] = Object.values(columnNames).flat(2);
