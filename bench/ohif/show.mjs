// show.mjs ADDRESS STUDY LANDMARK PICTURE.png: opens the study in OHIF, loads its structured report, goes to a landmark and takes a picture.
import puppeteer from 'puppeteer-core';

const [address, study, landmark, picture] = process.argv.slice(2);
const wait = (seconds) => new Promise((done) => setTimeout(done, 1000 * seconds));
const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
});
const page = await browser.newPage();
await page.setViewport({ width: 1400, height: 900 });

// Clicks on a text as soon as it is there.
const click = async (text, seconds) => {
  const find = (wanted) => [...document.querySelectorAll('*')].filter((node) => node.children.length === 0 && node.textContent.trim() === wanted).pop();
  const found = await page.waitForFunction(find, { timeout: 90000 }, text);
  await found.evaluate((node) => node.click());
  await wait(seconds);
};
await page.goto(`${address}/viewer?StudyInstanceUIDs=${study}`, { waitUntil: 'domcontentloaded', timeout: 120000 });
await click('Skip all', 2);
await click('Confirm and hide', 2);
const report = await page.$('[data-cy="study-browser-thumbnail-no-image"]');
await report.click({ count: 2 });
await wait(15);
await click('Yes', 8);
await page.click('[data-cy="trackedMeasurements-btn"]');
await wait(3);
await click(landmark, 6);
await page.screenshot({ path: picture });
console.log(await page.evaluate(() => document.body.innerText.match(/Measurements \((\d+)\)/)[0]));
await browser.close();
