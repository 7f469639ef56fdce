import type { CauseId, WindowError } from '../shared/check-ids.ts';

/** What one language says of causes that look the same from the wire. */
export interface CauseWordings {
  /** The title above the errors. */
  window: string;
  /** What each error means. */
  errors: Record<WindowError, string>;
  /** The title above the causes, where errors follow them; and without these. */
  otherwise: string;
  oneOf: string;
  causes: Record<CauseId, string>;
}
