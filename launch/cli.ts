#!/usr/bin/env node
import { openBundle } from './bundle.ts';

openBundle(import.meta.dirname, require)('./program.js');
