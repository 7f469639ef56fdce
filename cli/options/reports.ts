import { audiences, changeFormats, checkFormats, pairFormats, surveyFormats } from '../../shared/ids.ts';
import { file, oneOf, wholeNumber } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** Options for reports: content, format, audience and file. */
export const reportOptions = {
  surveyFormat: { flag: '--format <name>', parse: oneOf(surveyFormats), default: 'text', help: 'format' },
  pairFormat: { flag: '--format <name>', parse: oneOf(pairFormats), default: 'text', help: 'format' },
  changeFormat: { flag: '--format <name>', parse: oneOf(changeFormats), default: 'text', help: 'format' },
  since: { flag: '--since <file>', parse: file, help: 'since' },
  checkFormat: { flag: '--format <name>', parse: oneOf(checkFormats), default: 'text', help: 'format' },
  out: { flag: '--out <file>', parse: file, help: 'out' },
  show: { flag: '--show <audience>', parse: oneOf(audiences), help: 'show' },
  checkShow: { flag: '--show <audience>', parse: oneOf(audiences), default: 'all', help: 'show' },
  boardShow: { flag: '--show <audience>', parse: oneOf(audiences), default: 'seats', help: 'show' },
  minOk: { flag: '--min-ok <number>', parse: wholeNumber({ minimum: 0 }), default: 0, help: 'minOk' },
  nearest: { flag: '--nearest', help: 'nearest' },
  explain: { flag: '--explain', help: 'explain' },
} as const satisfies Record<string, OptionRow>;
