import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page, one line for each element. */
export function violations(page: Page): Promise<string[]> {
  return found(page, 'axe.run(document)');
}

/** The same, of colours alone: of a page looked at before that now has other colours. */
export function colorViolations(page: Page): Promise<string[]> {
  return found(page, "axe.run(document, { runOnly: ['color-contrast'] })");
}

async function found(page: Page, run: string): Promise<string[]> {
  // Evaluated by the debugger, which the page's policy does not bind.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(source);
  const results = await page.evaluate<AxeResults>(run);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
}
