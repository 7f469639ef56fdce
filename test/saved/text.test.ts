import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readBytes } from '../../saved/bytes.ts';
import { parseJsonc } from '../../saved/jsonc.ts';
import { readText } from '../../saved/text.ts';

const folder = mkdtempSync(join(tmpdir(), 'peer-survey-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** How the files of Office before 2007 begin. */
const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const options = { limit: 1_000, language: 'en' } as const;

/** A zip file whose entries stay readable in its bytes, as those of a workbook in an archive do. */
function storedZip(files: Record<string, string>): Buffer {
  const contents = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(contents), { level: 0 }));
}

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a file that is no text', () => {
  it.each([
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['xls', ole],
    ['gzip', gzipSync('id,height')],
    ['picture', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['xls', Buffer.from('0908100000060500', 'hex')],
    ['encrypted', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])],
    ['docx', Buffer.concat([ole, Buffer.from('WordDocument', 'utf16le')])],
    ['html', Buffer.from('\ufeff <html><table>')],
    ['html', Buffer.from('\ufeff<html>', 'utf16le')],
    ['html', Buffer.from('<!-- saved from a portal -->\n<table>')],
    ['html', Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related')],
    ['xlsb', Buffer.from('PK\x03\x04 xl/workbook.bin')],
    ['zip', Buffer.from('PK\x03\x04 notes.txt')],
    ['docx', Buffer.from('PK\x03\x04 word/document.xml')],
    ['ods', Buffer.from('PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    ['zip', storedZip({ 'class.xlsx': 'xl/workbook.xml' })],
    ['docx', storedZip({ 'word/document.xml': '<w/>', 'word/embeddings/1.xlsx': 'xl/workbook.xml' })],
    ['rtf', Buffer.from('{\\rtf1 x}')],
  ] as const)('is named: %s, whatever its own name says', async (kind, bytes) => {
    await expect(readText(write('class.csv', bytes), options)).rejects.toMatchObject({
      problem: { code: 'foreign', kind },
    });
  });
});

describe('a file that is too long', () => {
  it('is refused, also where its size is not known before', async () => {
    const problem = { code: 'too-long', limit: 1_000 };
    await expect(readText(write('long', 'x'.repeat(1_001)), options)).rejects.toMatchObject({ problem });
    if (process.platform === 'win32') return;
    await expect(readText('/dev/zero', options)).rejects.toMatchObject({ problem });
  });

  it('is read where it has just the limit', async () => {
    expect((await readText(write('full', 'x'.repeat(1_000)), options)).text).toHaveLength(1_000);
  });
});

describe.skipIf(process.platform === 'win32')('a FIFO', () => {
  const fifo = join(folder, 'fifo');

  it('that nobody writes into is given up, and does not hang the start', async () => {
    execFileSync('mkfifo', [fifo]);
    await expect(readBytes(fifo, 1_000, 40)).rejects.toMatchObject({ problem: { code: 'nothing-came' } });
  });

  it('is read to its end once its writer has come', async () => {
    const read = readBytes(fifo, 1_000);
    createWriteStream(fifo).end('id,height');
    expect((await read).toString()).toBe('id,height');
  });
});

describe('JSON as editors write it', () => {
  it('may have comments, and a comma after the last', () => {
    const text = '{ // the room\n "port": 1024, /* usual */ "hosts": ["a",], }';
    expect(parseJsonc(text)).toEqual({ port: 1_024, hosts: ['a'] });
  });

  it.each([
    ['{\n  "port" 1024\n}', { code: 'json', line: 2, column: 10, found: '1024' }],
    ['{\n  "port": truth\n}', { code: 'json', line: 2, column: 11, found: 'truth' }],
    ['{\n  "port": 1', { code: 'json-end', line: 2, column: 12 }],
    ['', { code: 'json-end', line: 1, column: 1 }],
  ])('%j has its fault at a line and a column', (text, problem) => {
    expect(() => parseJsonc(text)).toThrow(expect.objectContaining({ problem }));
  });

  it('may nest too deep to be read, which is a problem and no crash', () => {
    expect(() => parseJsonc('['.repeat(200_000))).toThrow(
      expect.objectContaining({ name: 'UnreadableFile' }),
    );
  });
});
