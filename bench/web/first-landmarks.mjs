// How soon the page and the first landmarks stand in Debian's Chromium: node first-landmarks.mjs ADDRESS MODEL SCAN [SCREENSHOT.png]
// Needs: npm install --no-save playwright-core@1.64.1
import { chromium } from 'playwright-core';

const [address, model, scan, screenshot] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1360, height: 1160 }, colorScheme: 'dark' });
page.setDefaultTimeout(180_000);
await page.addInitScript(() => {
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (body) {
    this.upload.addEventListener('load', () => (window.sent = performance.now()));
    return send.call(this, body);
  };
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => {
      if (document.body.dataset.ready) {
        window.ready ??= performance.now();
      }
      if (document.querySelector('#list li')) {
        window.stood ??= performance.now();
      }
    }).observe(document.body, { attributes: true, childList: true, subtree: true });
  });
});
await page.goto(address);
await page.waitForFunction(() => document.body.dataset.ready);
await page.selectOption('#model', model);
await page.setInputFiles('#file', scan);
await page.waitForFunction(() => document.body.dataset.shown);
console.log(await page.evaluate(() => `the page stands after ${Math.round(window.ready)} ms; the landmarks ${Math.round(window.stood - window.sent)} ms after the upload's end`));
console.log(await page.textContent('#status'));
if (screenshot) {
  await page.waitForTimeout(4000);
  await page.screenshot({ path: screenshot, timeout: 180_000 });
}
await browser.close();
