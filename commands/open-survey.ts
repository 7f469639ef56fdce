import type { Settings } from '../cli/settings.ts';
import { readSurvey } from '../saved/survey-file.ts';
import type { Snapshot } from '../survey/changes.ts';
import { readSaved } from './read-saved.ts';

/** Reads a saved survey, to compare it with another. @throws UsageError if it is something else */
export function openSurvey(path: string, settings: Settings): Promise<Snapshot> {
  const { similarity } = settings.config;
  return readSaved(path, settings, (bytes, language) => readSurvey(bytes, language, similarity));
}
