import { en } from '../en/index.ts';

export const zhCN = en;
