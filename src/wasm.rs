//! The JavaScript bindings: a thin shell around [`crate::Annotator`]. Nothing else in the crate knows JavaScript.

use crate::annotator::{LanguageChoice, Options};
use crate::document::Document;
use crate::render::change::Told;
use crate::render::wire;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::cell::{RefCell, RefMut};
use std::io;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const CONTRACT: &'static str = include_str!("document.d.ts");

/// Makes a panic of a debug build readable in the browser's console.
#[wasm_bindgen(start)]
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}

/// The engine, loaded once and used for any number of texts. The models of names come apart, a language pack each: until
/// `addLanguage` has brought that of a text's language, its names are found by lists and rules alone, and everything else as ever.
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

    /// The codes of the languages whose pack `text` needs, read in `language` and with or without `chrome`, and which have not
    /// come yet.
    ///
    /// # Errors
    ///
    /// Throws an `Error` that names the argument that was not understood.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn missing(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string | null")] language: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "boolean | null")] chrome: Option<bool>,
    ) -> Result<JsValue, JsError> {
        self.missing_again(&Session::new(), text, language, chrome)
    }

    /// Tells what [`Annotator::missing`] does, of a text most of which `session` knows from its last text.
    ///
    /// # Errors
    ///
    /// Throws an `Error` that names the argument that was not understood.
    #[wasm_bindgen(js_name = missingAgain, unchecked_return_type = "string[]")]
    pub fn missing_again(
        &self,
        session: &Session,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string | null")] language: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "boolean | null")] chrome: Option<bool>,
    ) -> Result<JsValue, JsError> {
        let options = options(&JsValue::NULL, language, chrome)?;
        let codes = self.core.missing_again(&mut *session.kept()?, &given(text)?, &options);
        Ok(parse(&serde_json::to_string(&codes)?))
    }

    /// Takes the pack of the language `code`, the content of `CODE.sorot`. A language that has its pack keeps it.
    ///
    /// # Errors
    ///
    /// Throws an `Error` that says what is wrong with the pack. The engine goes on without it.
    #[wasm_bindgen(js_name = addLanguage)]
    pub fn add_language(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] code: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] pack: Option<Vec<u8>>,
    ) -> Result<(), JsError> {
        let (Some(code), Some(pack)) = (string(code)?, pack) else {
            return Err(JsError::new("addLanguage takes the code of a language, and its pack as a Uint8Array"));
        };
        Ok(self.core.add_language(&code, &pack)?)
    }

    /// Annotates `text` and gives a `Document` in the shape that `document.d.ts` declares, with offsets in UTF-16 code
    /// units. `date` is the reference date as `YYYY-MM-DD`, `language` is `auto`, `id` or `en`, `chrome` asks for
    /// annotations inside page furniture.
    ///
    /// # Errors
    ///
    /// Throws an `Error` that names the argument that was not understood.
    #[wasm_bindgen(unchecked_return_type = "Document")]
    pub fn annotate(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string | null")] date: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string | null")] language: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "boolean | null")] chrome: Option<bool>,
    ) -> Result<JsValue, JsError> {
        let text = given(text)?;
        let document = self.core.annotate_with(&text, &options(date, language, chrome)?);
        object(&wire::wire(&text, &document))
    }

    /// Annotates `text` as [`Annotator::annotate`] does, and keeps in `session` what it read: the next text, where most of it
    /// is the same, takes a fraction of the time.
    ///
    /// # Errors
    ///
    /// Throws an `Error` that names the argument that was not understood.
    #[wasm_bindgen(js_name = annotateAgain, unchecked_return_type = "Document")]
    pub fn annotate_again(
        &self,
        session: &Session,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string | null")] date: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string | null")] language: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "boolean | null")] chrome: Option<bool>,
    ) -> Result<JsValue, JsError> {
        let (text, document) = self.read_again(session, text, (date, language, chrome))?;
        object(&wire::wire(&text, &document))
    }

    /// Annotates `text` as [`Annotator::annotate_again`] does, and tells no more than what its document has other than the one
    /// that `session` told this way before, the first time other than an empty one: a `DocumentChange`, as
    /// `document.d.ts` declares it. Most of the time that a long text takes when a letter changes is its document's on the way out.
    ///
    /// # Errors
    ///
    /// Throws an `Error` that names the argument that was not understood.
    #[wasm_bindgen(js_name = annotateChange, unchecked_return_type = "DocumentChange")]
    pub fn annotate_change(
        &self,
        session: &Session,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string | null")] date: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string | null")] language: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "boolean | null")] chrome: Option<bool>,
    ) -> Result<JsValue, JsError> {
        let (text, document) = self.read_again(session, text, (date, language, chrome))?;
        object(&borrowed(&session.told)?.tell(&text, document))
    }
}

impl Annotator {
    /// The text, and the document that reading it again gives.
    fn read_again(
        &self,
        session: &Session,
        text: &JsValue,
        (date, language, chrome): (&JsValue, &JsValue, Option<bool>),
    ) -> Result<(String, Document), JsError> {
        let text = given(text)?;
        let options = options(date, language, chrome)?;
        let document = self.core.annotate_again(&mut *session.kept()?, &text, &options);
        Ok((text, document))
    }
}

/// What is kept of a text that is annotated again and again while somebody edits it.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Session {
    kept: RefCell<crate::Session>,
    told: RefCell<Told>,
}

#[wasm_bindgen]
impl Session {
    /// Of no text yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Session {
        Session::default()
    }

    fn kept(&self) -> Result<RefMut<'_, crate::Session>, JsError> {
        borrowed(&self.kept)
    }
}

/// What is kept, borrowed only while it is read: where a reading broke off, it stays so.
fn borrowed<T>(kept: &RefCell<T>) -> Result<RefMut<'_, T>, JsError> {
    kept.try_borrow_mut().map_err(|_| JsError::new("the session is broken: make a new one"))
}

fn given(text: &JsValue) -> Result<String, JsError> {
    string(text)?.ok_or_else(|| JsError::new("there is no text: annotate takes a string"))
}

fn options(date: &JsValue, language: &JsValue, chrome: Option<bool>) -> Result<Options, JsError> {
    Ok(Options {
        reference: string(date)?.map(|date| date.parse()).transpose()?,
        language: string(language)?.map_or(Ok(LanguageChoice::Auto), |language| language.parse())?,
        annotate_chrome: chrome.unwrap_or(false),
    })
}

/// What JavaScript gets, as an object.
fn object(told: &impl Serialize) -> Result<JsValue, JsError> {
    let mut json = Vec::new();
    told.serialize(&mut Serializer::with_formatter(&mut json, Plain))?;
    Ok(parse(&String::from_utf8(json)?))
}

#[wasm_bindgen]
extern "C" {
    /// A document crosses over as one string, not with a call for each of its fields.
    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(json: &str) -> JsValue;
}

/// Writes numbers as the standard library does, whose tables are here anyway; JavaScript reads the same numbers. Writes ASCII
/// alone: a string with one quotation mark of typographers takes two bytes for each of its letters in JavaScript, and twice the time.
struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // Scores, and most numbers of a text, are a few digits, which take a tenth of the time that any number does.
        let thousandths = (value * 1000.0).round();
        if value.is_sign_negative() || thousandths >= 1e9 || thousandths / 1000.0 != value {
            return write!(writer, "{value}");
        }
        let all = thousandths as u32;
        let (whole, rest) = (all / 1000, all % 1000);
        self.write_u32(writer, whole)?;
        match (rest % 100 == 0, rest % 10 == 0) {
            (true, _) if rest == 0 => Ok(()),
            (true, _) => writer.write_all(&[b'.', digit(rest / 100)]),
            (_, true) => writer.write_all(&[b'.', digit(rest / 100), digit(rest / 10)]),
            _ => writer.write_all(&[b'.', digit(rest / 100), digit(rest / 10), digit(rest)]),
        }
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.is_ascii() {
            return writer.write_all(fragment.as_bytes());
        }
        fragment.encode_utf16().try_for_each(|unit| match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => writer.write_all(&[byte]),
            _ => write!(writer, "\\u{unit:04x}"),
        })
    }
}

/// The last digit of a number.
const fn digit(number: u32) -> u8 {
    b'0' + (number % 10) as u8
}

/// The string in `value`, or `None` where it is `undefined` or `null`. The types of arguments are checked here, because
/// the bindings trust them: a number in the place of a string would be read as an address.
fn string(value: &JsValue) -> Result<Option<String>, JsError> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value.as_string().map(Some).ok_or_else(|| JsError::new(&format!("{value:?} is not a string")))
}
