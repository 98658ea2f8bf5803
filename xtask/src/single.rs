//! `sorot.html`: the whole site in one file, which works by a double click, without a network.

use crate::bundle::{self, Files};
use crate::{packs, samples};
use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The name of the file.
pub const NAME: &str = "sorot.html";

/// The page of one file, made of the site's files before they are bundled.
///
/// # Errors
///
/// If esbuild fails, or the page has not the lines that are replaced here.
pub fn page(sources: &Files) -> Result<String> {
    let text = |name: &str| {
        let content = sources.get(name).with_context(|| format!("the site has no {name}"))?;
        std::str::from_utf8(content).with_context(|| format!("{name} is not UTF-8"))
    };
    let script = bundle::whole(sources, "app/main.js")?.replace("</script", "<\\/script");
    let first = bundle::whole(sources, bundle::FIRST)?.replace("</script", "<\\/script");
    let worker = bundle::whole(sources, "worker.js")?;
    let wasm = STANDARD.encode(sources.get("wasm/sorot_bg.wasm").context("the site has no engine")?);
    let patterns = STANDARD.encode(sources.get("wasm/patterns_bg.wasm").context("the site has no patterns")?);
    let packed = |(name, pack): (&String, &Vec<u8>)| {
        let language = name.strip_prefix("wasm/")?.strip_suffix(packs::ENDING)?;
        Some((language.to_owned(), STANDARD.encode(pack).into()))
    };
    let packs: serde_json::Map<_, serde_json::Value> = sources.iter().filter_map(packed).collect();
    let parts = serde_json::json!({ "worker": worker, "wasm": wasm, "patterns": patterns, "packs": packs });
    // Nothing in the parts may end their element.
    let parts = parts.to_string().replace('<', "\\u003c");
    let icon = format!("data:image/svg+xml;base64,{}", STANDARD.encode(text("icon.svg")?));

    let mut styles = String::new();
    let mut page = String::new();
    let mut dropped = 0;
    for line in samples::with_samples(text("index.html")?, sources)?.lines() {
        let trimmed = line.trim();
        if let Some(name) =
            trimmed.strip_prefix("<link rel=\"stylesheet\" href=\"").and_then(|rest| rest.split('"').next())
        {
            styles.push_str(text(name)?);
        } else if [
            "<link rel=\"manifest\"",
            "<link rel=\"preload\"",
            "<link rel=\"modulepreload\"",
            "<script type=\"module\"",
            "<p class=\"whole\"",
        ]
        .iter()
        .any(|start| trimmed.starts_with(start))
        {
            dropped += 1;
        } else {
            page.push_str(line);
            page.push('\n');
        }
    }
    anyhow::ensure!(dropped == 5 && !styles.is_empty(), "index.html has other lines than sorot.html replaces");
    let policy = format!(
        "default-src 'none'; script-src '{}' '{}' blob: 'wasm-unsafe-eval'; worker-src blob:; style-src '{}'; img-src data:; \
         object-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
        source(&first),
        source(&script),
        source(&styles)
    );
    let own = page.split_once("content=\"default-src").and_then(|(_, rest)| rest.split_once('"')).map(|(own, _)| own);
    let own = format!("default-src{}", own.context("index.html has no policy")?);
    let head = format!("<style>{styles}</style>\n  </head>");
    let parts = format!(
        "<script type=\"application/json\" id=\"sorot-parts\">{parts}</script>\n    <script>{script}</script>\n  </body>"
    );
    Ok(page
        .replace(samples::FIRST, &format!("<script>{first}</script>"))
        .replace(&own, &policy)
        .replace("href=\"icon.svg\"", &format!("href=\"{icon}\""))
        .replace("src=\"icon.svg\"", &format!("src=\"{icon}\""))
        .replace("</head>", &head)
        .replace("</body>", &parts))
}

/// A source of a content security policy that allows just this script or style.
fn source(content: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}
