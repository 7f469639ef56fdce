/** The fields of a class's table. `name` is the student's name, `seat` a number in the room, `host` an address. */
export const columnFields = ['id', 'height', 'weight', 'size', 'name', 'seat', 'host', 'class'] as const;
export type ColumnField = (typeof columnFields)[number];

/**
 * Names for the columns, in lower case and NFKC, without blanks, underscores and units. Earlier lists have clearer names:
 * if a table has columns from several lists of a field, the earliest list wins.
 */
export const columnNames: Record<ColumnField, readonly (readonly string[])[]> = {
  id: [
    [
      '学号',
      '學號',
      'studentid',
      'studentnumber',
      'studentno',
      'stuid',
      'stuno',
      '学生学号',
      '學生學號',
      '学生编号',
      '學生編號',
      ...['sisuserid', 'sisid', 'matricno', 'matricnumber', 'matriculationno'],
      '学号/工号',
      '學號/工號',
    ],
    ['sid'],
    ['id', 'idnumber'],
    ['编号', '編號', 'number', 'no', '号码', '號碼', '学籍号', '學籍號', '考号', '考號'],
  ],
  height: [['height', '身高', '身长', '身長', 'bodyheight', 'ht']],
  weight: [['weight', '体重', '體重', 'bodyweight', 'wt']],
  size: [
    [
      ...['size', 'clothingsize', 'clothessize', 'clothsize', 'shirtsize', 'tshirtsize'],
      ...['尺码', '尺碼', '尺寸', '衣服尺码', '衣服尺碼', '衣服尺寸', '服装尺码', '服裝尺碼', '服裝尺寸'],
      ...['衣服号码', '衣服號碼', '衣服大小', '衣码', '衣碼', '上衣尺码', '上衣尺碼', '上衣尺寸'],
      ...['码数', '碼數', '衣服码数', '衣服碼數', '服装型号', '服裝型號', 't恤尺码', 't恤尺寸', '校服尺码'],
    ],
  ],
  name: [
    ['姓名', '学生姓名', '學生姓名', '中文姓名', '中文名', 'studentname', 'stuname', 'fullname'],
    ['name', '名字', 'student', '学生', '學生'],
  ],
  seat: [
    ['seat', '座位', '座位号', '座位號', '座号', '座號', '座次', 'seatnumber', 'seatno'],
    ['机号', '機號', '台号', '機台'],
  ],
  host: [
    ['host', 'address', 'ip', 'ipaddress', 'ip地址', 'ip位址', '地址', '位址', '主机', '主機', 'hostname'],
  ],
  class: [
    ['class', '班级', '班級', '班别', '班別', '行政班', 'classname'],
    ['班', 'group', '组', '組'],
  ],
};

/** All known names of columns. */
export const columnWords: readonly string[] = Object.values(columnNames).flat(2);
