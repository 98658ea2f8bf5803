// Taps: touches with one finger that neither scroll nor hold.

/** Longer than this is a press that selects, in milliseconds. */
const LONGEST = 400;
/** A finger that goes farther than this scrolls, in CSS pixels. */
const FARTHEST = 10;

/**
 * Calls `tapped` with the touch of each tap on `element`. Where it gives `true`, the browser does nothing of its own: no
 * focus, no caret, no click.
 *
 * @param {HTMLElement} element
 * @param {(touch: Touch) => boolean} tapped
 */
export function onTap(element, tapped) {
  /** @type {{ x: number, y: number, time: number } | null} */
  let began = null;
  element.addEventListener(
    "touchstart",
    ({ touches, timeStamp }) => {
      const [touch] = touches;
      began = touch && touches.length === 1 ? { x: touch.clientX, y: touch.clientY, time: timeStamp } : null;
    },
    { passive: true },
  );
  element.addEventListener("touchend", (event) => {
    const [touch] = event.changedTouches;
    const from = began;
    began = null;
    if (!touch || !from || !event.cancelable || event.timeStamp - from.time > LONGEST) return;
    if (Math.hypot(touch.clientX - from.x, touch.clientY - from.y) > FARTHEST) return;
    if (tapped(touch)) event.preventDefault();
  });
}
