//! The stages of the pipeline, for whoever measures them.

/// A stage that [`crate::Annotator::annotate_observed`] has just finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The text was split into its segments.
    Segments,
    /// Languages were found, and tokens and sentences.
    Tokens,
    /// Numbers and addresses were recognized in a block. Like the next one, it is finished once for each block.
    Numbers,
    /// Times were recognized in a block, or those of all blocks were completed.
    Times,
    /// Names were recognized in the whole document.
    Names,
    /// Candidates became annotations, mentions entities, quotes speakers.
    Resolve,
}

impl Stage {
    /// Every stage, in the order of the text's way.
    pub const ALL: &[Stage] =
        &[Stage::Segments, Stage::Tokens, Stage::Numbers, Stage::Times, Stage::Names, Stage::Resolve];

    /// What the stage is called in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Segments => "segments",
            Stage::Tokens => "tokens",
            Stage::Numbers => "numbers",
            Stage::Times => "times",
            Stage::Names => "names",
            Stage::Resolve => "resolve",
        }
    }
}
