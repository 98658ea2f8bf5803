//! Numbers that nobody should write: each gives a result, none a panic, a hang or a value that is not finite.

// A test that panics has failed, which is what it should do.
#![allow(clippy::expect_used, clippy::panic)]

use sorot::{Annotator, LanguageChoice, Options, Value};

#[test]
fn hostile_numbers_give_finite_values() {
    let annotator = Annotator::new();
    let texts = [
        "9".repeat(1000),
        format!("Rp{}", "9".repeat(400)),
        format!("{} km/jam", "1".repeat(320)),
        "1,".repeat(5_000),
        "1.234.".repeat(5_000),
        "1-".repeat(5_000),
        "5 km ".repeat(5_000),
        "dua ratus ribu juta ".repeat(2_000),
        "million ".repeat(5_000),
        "setengah ".repeat(5_000),
        "one and a half ".repeat(3_000),
        "km/jam per m2/s 5 per per / kg ".repeat(500),
        "9e308 9e309 1e-400 -9e308 ribu".to_owned(),
        "999999999999999999999999999999999999999 kuadriliun".to_owned(),
        "½⅓¼ 3/0 0/0 1/99999999999999999999".to_owned(),
        "((((((((5))))))))".repeat(500),
        "+".repeat(5_000),
        "+62 ".repeat(3_000),
        "a@".repeat(5_000),
        "http://".repeat(2_000),
        "$".repeat(5_000),
        "minus minus - - -5".repeat(500),
    ];
    for text in &texts {
        for code in ["id", "en"] {
            let language: LanguageChoice = code.parse().expect("both languages are built in");
            let document = annotator.annotate_with(text, &Options { language, ..Options::default() });
            for annotation in &document.annotations {
                assert_eq!(annotation.span.of(text), annotation.text);
                let json = serde_json::to_string(&annotation.value).expect("values are plain data");
                assert!(!json.contains("inf") && !json.contains("NaN"), "{json}");
            }
        }
    }
}

#[test]
fn digits_beyond_a_double_are_kept() {
    let annotator = Annotator::new();
    let document = annotator.annotate("Kode itu punya 123.456.789.012.345.678.901 kemungkinan.");
    let exact = document.annotations.iter().find_map(|annotation| match &annotation.value {
        Some(Value::Number { exact, .. }) => exact.clone(),
        _ => None,
    });
    assert_eq!(exact.as_deref(), Some("123456789012345678901"));
}
