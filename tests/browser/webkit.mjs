// WebKit, the engine of Safari, for the tests that a third kind of browser has to pass: the little of WebDriver (W3C) that
// they need, spoken to the driver of WebKitGTK, whose window is on a screen that nobody sees.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { setTimeout as later } from "node:timers/promises";
import { called, clicked, pressed, typed } from "./actions.mjs";
import { listen } from "./site.mjs";

/** How long the browser may take to start, in milliseconds, before it is taken for one that never does. */
const PATIENCE = 30_000;
/** How long a page may take for anything, waiting for what a test waits for included. */
const LONG_PATIENCE = 2 * PATIENCE;

/**
 * Starts the browser with one page.
 *
 * @param {string} program WebKitGTK's driver
 * @throws if the browser does not start here
 */
export async function launchWebKit(program) {
  const screen = await openScreen();
  const port = await freePort();
  const driver = spawn(program, ["-p", `${port}`], {
    stdio: "ignore",
    // The C locale, so that the page speaks the same language on every machine.
    env: { ...process.env, DISPLAY: screen.name, GDK_BACKEND: "x11", LC_ALL: "C.UTF-8" },
  });
  const close = async () => {
    driver.kill();
    screen.close();
  };
  /**
   * @param {"GET" | "POST" | "DELETE"} method
   * @param {string} path
   * @param {object} [body]
   */
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(LONG_PATIENCE + PATIENCE),
    });
    const { value } = /** @type {{ value: any }} */ (await response.json());
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  try {
    await Promise.race([answering(() => send("GET", "/status")), ended(driver, program)]);
    const timeouts = { script: LONG_PATIENCE, pageLoad: LONG_PATIENCE };
    const { sessionId } = await send("POST", "/session", { capabilities: { alwaysMatch: { timeouts } } });
    return session(`/session/${sessionId}`, send, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {string} at the address of the session
 * @param {(method: "GET" | "POST" | "DELETE", path: string, body?: object) => Promise<any>} send
 * @param {() => Promise<void>} close
 */
function session(at, send, close) {
  const act = (/** @type {import("./actions.mjs").Source[]} */ actions) => send("POST", `${at}/actions`, { actions });
  return {
    /** @param {string} url */
    go: (url) => send("POST", `${at}/url`, { url }),
    /** Presses keys together, such as `Control+Home`. @param {string} keys */
    press: (keys) => act(pressed(keys)),
    /** @param {string} text */
    type: (text) => act(typed(text)),
    /** Clicks at a place of the window. @param {{ x: number, y: number }} place */
    click: (place) => act(clicked(place)),
    /**
     * What a function gives in the page.
     *
     * @param {(argument: any) => unknown} work
     * @param {unknown} [argument] anything that JSON holds
     */
    async evaluate(work, argument = null) {
      const script = `const done = arguments[0];
        ${called(work, argument)}.then((given) => done({ given }), (error) => done({ error: String(error) }));`;
      const { given, error } = await send("POST", `${at}/execute/async`, { script, args: [] });
      if (error) throw new Error(error);
      return given === undefined ? undefined : JSON.parse(given);
    },
    async close() {
      await send("DELETE", at).catch(() => {});
      await close();
    },
  };
}

/** A screen that nobody sees. */
async function openScreen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const told = server.stdio[3];
  if (!told) throw new Error("Xvfb has no pipe to tell its screen");
  const lines = createInterface({ input: /** @type {import("node:stream").Readable} */ (told) });
  const number = once(lines, "line", { signal: AbortSignal.timeout(PATIENCE) });
  try {
    const [screen] = /** @type {string[]} */ (await Promise.race([number, ended(server, "Xvfb")]));
    return { name: `:${screen}`, close: () => server.kill() };
  } catch (error) {
    server.kill();
    throw error;
  }
}

/**
 * Fails once a program ends, or where there is none.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} program
 * @returns {Promise<never>}
 */
function ended(child, program) {
  const end = new Promise((_, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => fail(new Error(`${program} ended with ${code}`)));
  });
  // It does end when the test is over.
  end.catch(() => {});
  return /** @type {Promise<never>} */ (end);
}

/** Waits until the driver answers. @param {() => Promise<unknown>} ask */
async function answering(ask) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > end) throw error;
      await later(30);
    }
  }
}

/** A port that nobody listens on. */
async function freePort() {
  const { origin, close } = await listen(createServer());
  await close();
  return Number(new URL(origin).port);
}
