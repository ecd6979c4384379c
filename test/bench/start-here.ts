import { startApp } from '../e2e/driver.ts';

// Run inside a lab by start.ts: starts the app some times and prints how long each took, as JSON.

const ROUNDS = 7;

/** From the start of the app to the frame with the IPv4 switches, in milliseconds. */
async function startOnce(): Promise<number> {
  const app = await startApp();
  try {
    const page = await app.page('panel');
    const shown = await page.waitForFunction(
      () => document.querySelector('[role="switch"]') !== null && Date.now(),
      undefined,
      { polling: 'raf' },
    );
    const readyAt = Number(await shown.jsonValue());
    return readyAt - app.beganAt;
  } finally {
    await app.close();
  }
}

const times: number[] = [];
for (let round = 0; round < ROUNDS; round++) times.push(await startOnce());
console.log(JSON.stringify(times));
