//! Any bytes in the place of a model or a table of words: a typed error, or one that can be used.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sorot::names::tagger::Tagger;
use sorot::names::tagger::clusters::Clusters;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(tagger) = Tagger::load(bytes) {
        tagger.tag(&[]);
    }
    if let Ok(words) = Clusters::load(bytes) {
        words.cluster(1);
    }
});
