//! The JavaScript bindings: a thin shell around [`crate::Annotator`]. Nothing else in the crate knows JavaScript.

use crate::annotator::{LanguageChoice, Options};
use crate::render::wire;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const CONTRACT: &'static str = include_str!("document.d.ts");

/// Makes a panic of a debug build readable in the browser's console.
#[wasm_bindgen(start)]
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}

/// The engine, loaded once and used for any number of texts.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Annotator {
    core: crate::Annotator,
}

#[wasm_bindgen]
impl Annotator {
    /// Loads the language data.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Annotator {
        Annotator::default()
    }

    /// Annotates `text` and gives a `Document` in the shape that `document.d.ts` declares, with offsets in UTF-16 code
    /// units. `date` is the reference date as `YYYY-MM-DD`, `language` is `auto`, `id` or `en`, `chrome` asks for
    /// annotations inside page furniture.
    ///
    /// # Errors
    ///
    /// Throws an `Error` that names the option that was not understood.
    #[wasm_bindgen(unchecked_return_type = "Document")]
    pub fn annotate(
        &self,
        text: &str,
        date: Option<String>,
        language: Option<String>,
        chrome: Option<bool>,
    ) -> Result<JsValue, JsError> {
        let options = Options {
            reference: date.map(|date| date.parse()).transpose()?,
            language: language.map_or(Ok(LanguageChoice::Auto), |language| language.parse())?,
            annotate_chrome: chrome.unwrap_or(false),
        };
        let document = self.core.annotate_with(text, &options);
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        Ok(wire::wire(text, &document).serialize(&serializer)?)
    }
}
