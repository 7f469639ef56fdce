import { createColors } from 'picocolors';

/** No colours, as where a report is piped. */
export const plainColours = createColors(false);
