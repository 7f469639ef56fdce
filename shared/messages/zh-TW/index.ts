import { en } from '../en/index.ts';

export const zhTW = en;
