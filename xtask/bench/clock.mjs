// Seconds that count: those that the main thread of a process had the processor for, where the system tells (Linux, the
// first number of `schedstat`), so that what else the machine does is not measured; else those of the clock.

import { existsSync, readFileSync } from "node:fs";

/** @param {number} pid */
export function clock(pid = process.pid) {
  const file = `/proc/${pid}/task/${pid}/schedstat`;
  return existsSync(file) ? () => Number.parseInt(readFileSync(file, "utf8"), 10) / 1e9 : () => performance.now() / 1e3;
}
