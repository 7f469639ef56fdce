import { type ColumnField, columnFields, columnNames } from '../shared/column-words.ts';

/** The column of each field, counted from 0; `twice` lists fields that two columns claim. */
export interface Header {
  columns: Partial<Record<ColumnField, number>>;
  twice: { field: ColumnField; names: string[] }[];
}

const unit = '(?:cm|kg|厘米|公分|釐米|公斤|千克|centimet(?:er|re)s?|kilograms?)';
const unitAtEnd = new RegExp(`[/,:-]?(?:in)?${unit}$`);
const everyUnit = new RegExp(unit, 'g');

/** A column in one of these units is not accepted, because its numbers would be misread as cm or kg. */
const foreignUnit = /斤|磅|英寸|吋|米|(?:\/|^(?:unit|in)?)(?:m|lbs?|pounds?|in|inch(?:es)?|ft|feet|g)$/;

/** A cell that has nothing but a unit: in a row of units below the header. A lone m is left out: it may be a size. */
const unitAlone = new RegExp(
  `^[([]?(?:单位|單位|unit)?:?(${unit}|[市台]?斤|磅|lbs?|pounds?|米|英寸|吋|inch(?:es)?)[)\\]]?$`,
);

/** What a form puts before the name of a column: the number of the question, "please enter", "your", "you wear". */
const asked =
  /^\d*[、)]?(?:请(?:问|输入|填写|选择)?|請(?:問|輸入|填寫|選擇)?|(?:whatis|(?:please)?enter)(?=your))?(?:[您你]的?|your)?(?:平[时時常]|一般|日常)?穿?/;

/** How the question of a form ends: 身高是多少, 身高是几, 学号是. */
const asking = /(?:是|[为為])(?:多少|什[么麼]|[几幾])?$/;

/** A final remark in brackets, such as a unit, the possible sizes, or how to write a number. */
const remarkAtEnd = /[([{【〔]([^([{【〔]*)[)\]}】〕]$/;

/** Finds each field by the names of the columns. If several could be the field, the clearer name wins. */
export function readHeader(cells: readonly string[]): Header {
  const names = cells.map(namesOf);
  const header: Header = { columns: {}, twice: [] };
  for (const field of columnFields) {
    for (const level of columnNames[field]) {
      const [first, again] = names.flatMap((own, at) => (own.some(name => level.includes(name)) ? [at] : []));
      if (first === undefined) continue;
      header.columns[field] = first;
      if (again !== undefined)
        header.twice.push({ field, names: [first, again].map(at => cells[at]?.trim() ?? '') });
      break;
    }
  }
  return header;
}

/** The unit in a cell that has nothing else. */
export function unitOf(cell: string): string | undefined {
  return unitAlone.exec(cell.normalize('NFKC').toLowerCase().replace(/\s/g, ''))?.[1];
}

/** Whether a remark lists sizes: S/M must not be taken for a unit of metres. */
function isOfSizes(remark: string): boolean {
  return /^[xsml\d]+(?:[/,、;|~-][xsml\d]+)+$/.test(remark);
}

/** The possible names in a header cell: the whole, and each part if it is in two languages. */
function namesOf(cell: string): string[] {
  const written = cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*:.#?"'“”\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/[([【](?:必填|选填|選填|required|optional)[)\]】]/g, '');
  let whole = written;
  for (let remark = remarkAtEnd.exec(whole); remark; remark = remarkAtEnd.exec(whole)) {
    const [said = ''] = remark.slice(1);
    if (!isOfSizes(said) && foreignUnit.test(said.replace(everyUnit, ''))) return [written];
    whole = whole.slice(0, remark.index);
  }
  whole = whole.replace(unitAtEnd, '').replace(asked, '').replace(asking, '').replaceAll('的', '');
  if (foreignUnit.test(whole)) return [written];
  const han = whole.match(/\p{Script=Han}+/gu) ?? [];
  const latin = whole.match(/[a-z]+(?:-[a-z]+)*/g) ?? [];
  const parts = han.length === 1 && latin.length === 1 ? [...han, ...latin] : [];
  // 体重lbs is no second language.
  if (parts.some(part => foreignUnit.test(part))) return [written];
  return [whole, ...parts].map(name => name.replace(/(?<=[a-z])-(?=[a-z])/g, ''));
}
