//! The time of each stage of Sorot in WebAssembly, for `cargo xtask bench`. The engine that readers load has no clock, so
//! that this is a build of its own.

#![cfg(target_arch = "wasm32")]

use sorot::render::wire;
use sorot::stage::Stage;
use sorot::{Annotator, Options};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The milliseconds of a clock that only goes on.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;

    /// A document crosses over as one string, as it does in the engine.
    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(json: &str) -> JsValue;
}

/// The engine with a clock.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Stages {
    annotator: Annotator,
}

#[wasm_bindgen]
impl Stages {
    /// Loads the engine.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Stages {
        Stages::default()
    }

    /// Takes the pack of the language `code`.
    ///
    /// # Errors
    ///
    /// Throws where the pack cannot be used.
    #[wasm_bindgen(js_name = addLanguage)]
    pub fn add_language(&self, code: &str, pack: &[u8]) -> Result<(), JsError> {
        Ok(self.annotator.add_language(code, pack)?)
    }

    /// The names of what [`Stages::measure`] measures, parted by spaces.
    pub fn names() -> String {
        let stages = Stage::ALL.iter().map(|stage| stage.name()).chain(["serialise"]);
        stages.collect::<Vec<_>>().join(" ")
    }

    /// Annotates `text` once. Gives the milliseconds of each stage, and those for the document as JavaScript's objects.
    pub fn measure(&self, text: &str) -> Vec<f64> {
        let mut times: Vec<(Stage, f64)> = Stage::ALL.iter().map(|stage| (*stage, 0.0)).collect();
        let mut last = now();
        let document = self.annotator.annotate_observed(text, &Options::default(), |stage| {
            let time = now();
            if let Some(slot) = times.iter_mut().find(|slot| slot.0 == stage) {
                slot.1 += time - last;
            }
            last = time;
        });
        let start = now();
        parse(&wire::json(text, &document));
        let serialise = now() - start;
        times.into_iter().map(|(_, time)| time).chain([serialise]).collect()
    }
}
