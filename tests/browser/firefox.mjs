// Firefox, for the tests that a second kind of browser has to pass: the little of WebDriver BiDi (W3C) that they need.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";
import { called, clicked, pressed, typed } from "./actions.mjs";

/** What a browser needs no question about in a test. */
const PREFERENCES = `user_pref("remote.active-protocols", 1);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("intl.accept_languages", "id, en");
`;

/** An empty folder for a profile. */
export const newProfile = () => mkdtempSync(join(tmpdir(), "sorot-firefox-"));

/**
 * Starts the browser with one page.
 *
 * @param {string} program
 * @param {Record<string, string | number | boolean>} [preferences] beside those that every test needs, and above them
 * @param {string} [kept] the folder of a profile that outlives the browser; without one it has a profile of its own
 */
export async function launchFirefox(program, preferences = {}, kept) {
  const profile = kept ?? newProfile();
  const own = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, "user.js"), PREFERENCES + own.join(""));
  const browser = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  const address = await new Promise((done, fail) => {
    browser.on("error", fail);
    browser.on("exit", (code) => fail(new Error(`${program} ended with ${code}`)));
    createInterface({ input: browser.stderr }).on("line", (line) => {
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
      if (address) done(`${address}/session`);
    });
  });
  const socket = new WebSocket(address);
  await new Promise((done) => socket.once("open", done));
  /** @type {Map<number, { done: (result: any) => void, fail: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {string[]} */
  const troubles = [];
  let last = 0;
  socket.on("message", (data) => {
    const { id, type, result, error, message, method, params } = JSON.parse(data.toString());
    if (method === "log.entryAdded" && params.level === "error") troubles.push(params.text);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (type === "error") asked?.fail(new Error(`${error}: ${message}`));
    else asked?.done(result);
  });
  const send = (/** @type {string} */ method, /** @type {object} */ params) =>
    new Promise((done, fail) => {
      waiting.set(++last, { done, fail });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  const { contexts } = await send("browsingContext.getTree", {});
  /** The tab that everything is done in. */
  let context = contexts[0].context;
  const act = (/** @type {import("./actions.mjs").Source[]} */ actions) =>
    send("input.performActions", { context, actions });
  return {
    /** Everything that the page's console called an error. */
    troubles,
    /** @param {string} url */
    go: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    /** Opens another tab, where everything is done from then on; gives a way back to this one. */
    async tab() {
      const before = context;
      const activate = async (/** @type {string} */ tab) => {
        context = tab;
        await send("browsingContext.activate", { context });
      };
      await activate((await send("browsingContext.create", { type: "tab" })).context);
      return () => activate(before);
    },
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
      const asked = { expression: called(work, argument), awaitPromise: true, target: { context } };
      const given = await send("script.evaluate", asked);
      if (given.type === "exception") throw new Error(given.exceptionDetails.text);
      return given.result.value === undefined ? undefined : JSON.parse(given.result.value);
    },
    /** Ends the browser, as a person does or as a machine without power. @param {"SIGTERM" | "SIGKILL"} [signal] */
    async close(signal = "SIGTERM") {
      socket.close();
      browser.removeAllListeners("exit");
      const ended = new Promise((done) => browser.once("exit", done));
      browser.kill(signal);
      await ended;
      if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
