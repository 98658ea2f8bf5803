//! Any bytes in the place of a language pack, a model or a table of clusters: a typed error, or one that can be used. A body is tried behind a
//! head that is right, too: its checksum would keep most of them out.

use sorot::language::pack::Pack;
use sorot::names::tagger::Tagger;
use sorot::names::tagger::clusters::Clusters;
use sorot::names::tagger::file::{FileKind, with_head};
use sorot::names::tagger::memory::Memory;
use sorot::names::tagger::model::Parts;

/// Checks `bytes` as a file and as the body of one.
pub fn check(bytes: &[u8]) {
    if let Ok(pack) = Pack::read(bytes) {
        assert_eq!(pack.to_bytes().as_deref(), Some(bytes));
    }
    // A table of the features' hashes is made for each model: where the head is wrong there is none.
    for file in [bytes.to_vec(), with_head(FileKind::Model, bytes)] {
        if let Ok(parts) = Parts::from_bytes(&file) {
            assert!(parts.hashes.is_sorted() && parts.starts.len() == parts.hashes.len() + 1);
            Tagger::load(&file).expect("its parts were read").tag(&[], &mut Memory::default());
        }
    }
    for file in [bytes.to_vec(), with_head(FileKind::Clusters, bytes)] {
        if let Ok(clusters) = Clusters::load(&file) {
            (0..64).for_each(|hash| {
                clusters.cluster(hash);
            });
        }
    }
}
