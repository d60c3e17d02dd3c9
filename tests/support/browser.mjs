// Debian's Chromium under playwright-core, for tests of the pages.
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './house.mjs';

const require = createRequire(join(root, 'webapp/package.json'));
const executable = '/usr/bin/chromium';

/** Opens a browser; `close()` it in the end. */
export async function openBrowser() {
  if (!existsSync(executable)) throw new Error('chromium is not installed (ops/install test)');
  const { chromium } = require('playwright-core');
  return chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
}

/**
 * A page of a person's own (cookies apart from other pages'), in `language` (fr, ar, en), that collects what must not
 * happen: requests to other hosts, errors on the console, uncaught exceptions, answers of 500 and more. `page.assertClean()`
 * throws when there was any; `page.allow(pattern)` names what a test provokes on purpose.
 */
export async function openPage(browser, url, { language = 'fr', viewport = { width: 1360, height: 850 } } = {}) {
  const locale = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' }[language];
  const context = await browser.newContext({ baseURL: url, locale, viewport, timezoneId: 'Africa/Casablanca', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const troubles = [];
  const allowed = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(`exception: ${error.stack ?? error}`));
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (/^(https?|wss?):$/.test(target.protocol) && target.host !== new URL(url).host) troubles.push(`another host: ${target}`);
  });
  page.on('response', (response) => response.status() >= 500 && troubles.push(`${response.status()}: ${response.url()}`));
  page.allow = (pattern) => allowed.push(pattern);
  page.assertClean = () => {
    const left = troubles.filter((trouble) => !allowed.some((pattern) => pattern.test(trouble)));
    if (left.length > 0) throw new Error(`the page had troubles:\n${left.join('\n')}`);
  };
  return page;
}

/** Keeps a picture in test-results/NAME.png, for people. */
export async function picture(page, name, options = {}) {
  const folder = join(root, 'test-results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, ...options });
  return path;
}

/** Violations that axe finds on the page, as short lines; none is []. */
export async function accessibilityViolations(page) {
  const { AxeBuilder } = require('@axe-core/playwright');
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
