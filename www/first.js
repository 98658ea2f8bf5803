// What a visit sees while the page's other scripts are on their way: the theme that was chosen, and the sample with its highlights,
// where the page begins with it. It runs as soon as the article's element is there, before anything is painted; app/main.js takes
// over what it did.

import { ArticleText } from "./app/article-text.js";
import { asBlocks } from "./app/blocks.js";
import { find } from "./app/elements.js";
import { painter, paintsOf } from "./app/highlighter.js";
import { tellHighlighted } from "./app/painted.js";
import { load } from "./app/preferences.js";
import { hasHighlights } from "./app/ranges.js";
import { sample } from "./app/sample.js";
import { isNoted } from "./app/store.js";
import { preferred } from "./app/strings.js";
import { headlines } from "./app/structure.js";

const { language, theme } = load();
// Nobody who chose a dark page is to see a light one first.
if (theme && theme !== "auto") document.documentElement.dataset.theme = theme;

/** Whether the sample is what the page will show. */
const comes = !location.hash && !isNoted() && hasHighlights();
const opened = comes ? sample(language ?? preferred(navigator.languages)) : null;
if (opened) {
  const { text, document } = opened;
  const article = find("article");
  const blocks = asBlocks(text);
  article.replaceChildren(...blocks);
  const now = new ArticleText(article);
  for (const [start, level] of headlines(text, [], document.segments)) {
    const block = now.lineAt(start)?.nodes[0];
    if (block instanceof HTMLElement) block.dataset.level = `${level}`;
  }
  painter(now, find("mirror"))(paintsOf(document.annotations));
  tellHighlighted();
}
