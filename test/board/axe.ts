import { source } from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod/mini';

const found = z.object({ id: z.string(), nodes: z.array(z.string()) });

/** What axe has to say against a page, contrast by WCAG AA included: each rule with the elements that break it. */
export async function findFaults(page: Page): Promise<z.infer<typeof found>[]> {
  const reported = await page.evaluate(`(async () => {
    const module = { exports: {} };
    ${source}
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html + ' ' + node.failureSummary) }));
  })()`);
  return z.array(found).parse(reported);
}
