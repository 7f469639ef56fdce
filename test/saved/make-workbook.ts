import { zipSync } from 'fflate';

/** Packs files into a zip, as Excel does; `claim` lies in its directory about how large each unpacks. */
export function makeZip(files: Readonly<Record<string, string>>, claim?: number): Buffer {
  const contents = Object.entries(files).map(
    ([name, text]) => [name, new TextEncoder().encode(text)] as const,
  );
  const zip = Buffer.from(zipSync(Object.fromEntries(contents)));
  const entry = Buffer.from('PK\x01\x02');
  for (let at = zip.indexOf(entry); claim !== undefined && at >= 0; at = zip.indexOf(entry, at + 1))
    zip.writeUInt32LE(claim, at + 24);
  return zip;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** The files of a workbook with one sheet: numbers stay numbers, text is written into its cell. */
export function workbookFiles(rows: readonly (readonly (string | number)[])[]): Record<string, string> {
  const cells = rows.map((row, at) => {
    const inner = row.map((cell, column) => {
      const place = `${String.fromCharCode(65 + column)}${at + 1}`;
      return typeof cell === 'number'
        ? `<c r="${place}"><v>${cell}</v></c>`
        : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
    });
    return `<row r="${at + 1}">${inner.join('')}</row>`;
  });
  return {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`,
  };
}

/** A workbook with one sheet. */
export function makeWorkbook(rows: readonly (readonly (string | number)[])[]): Buffer {
  return makeZip(workbookFiles(rows));
}
