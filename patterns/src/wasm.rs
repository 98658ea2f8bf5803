//! The JavaScript bindings: a thin shell around [`crate::Pattern`].

use wasm_bindgen::prelude::*;

/// A pattern that was compiled.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Pattern {
    core: crate::Pattern,
}

#[wasm_bindgen]
impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    ///
    /// Throws an `Error` with the column and what is wrong there, parted by a colon; 0 where it is wrong as a whole.
    #[wasm_bindgen(constructor)]
    pub fn new(source: &str) -> Result<Pattern, JsError> {
        crate::Pattern::new(source)
            .map(|core| Pattern { core })
            .map_err(|error| JsError::new(&format!("{}:{}", error.column.unwrap_or(0), error.message)))
    }

    /// The starts and ends of what matches in `text`, in turn, in UTF-16 code units.
    pub fn find(&self, text: &str) -> Vec<u32> {
        self.core.find(text)
    }
}
