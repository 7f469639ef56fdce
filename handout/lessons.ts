import * as crawler from '../docs/crawler.md';
import * as exercises from '../docs/exercises.md';
import * as protocol from '../docs/protocol.md';
import * as crawlerCN from '../docs/zh-CN/crawler.md';
import * as exercisesCN from '../docs/zh-CN/exercises.md';
import * as protocolCN from '../docs/zh-CN/protocol.md';
import * as crawlerTW from '../docs/zh-TW/crawler.md';
import * as exercisesTW from '../docs/zh-TW/exercises.md';
import * as protocolTW from '../docs/zh-TW/protocol.md';
import type { Language } from '../shared/language.ts';

/** A page of docs/ that a student needs without internet. */
export interface Lesson {
  title: string;
  html: string;
}

/** The pages of the handout, in the order in which a student needs them. */
export const lessonNames = ['exercises', 'protocol', 'crawler'] as const;
export type LessonName = (typeof lessonNames)[number];

/** The pages in each language, made from docs/ when the program is built. */
export const lessons: Record<Language, Record<LessonName, Lesson>> = {
  en: { exercises, protocol, crawler },
  'zh-CN': { exercises: exercisesCN, protocol: protocolCN, crawler: crawlerCN },
  'zh-TW': { exercises: exercisesTW, protocol: protocolTW, crawler: crawlerTW },
};
