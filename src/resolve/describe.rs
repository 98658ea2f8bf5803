//! What is known of each entity beyond its names: its title and its salience.

use super::titles::Title;
use crate::document::{Annotation, Entity, Segment, SegmentKind};

/// What a mention in a headline counts, as against one in the running text.
const IN_TITLE: f64 = 3.0;

/// What a mention in the first paragraph counts, where news tells what the article is about.
const IN_LEAD: f64 = 2.0;

/// Sets [`Entity::title`] and [`Entity::salience`]. `titles` are those of the `annotations`.
///
/// Of several titles, the first office is the entity's, else the first form of address.
pub(super) fn complete(
    entities: &mut [Entity],
    annotations: &[Annotation],
    titles: &[Option<Title>],
    segments: &[Segment],
) {
    let lead = segments.iter().position(|segment| segment.kind == SegmentKind::Paragraph);
    let mut most = 0.0_f64;
    for entity in entities.iter_mut() {
        let own = || entity.mentions.iter().filter_map(|&mention| titles.get(mention)?.as_ref());
        entity.title = own().find(|title| title.office).or_else(|| own().next()).map(|title| title.written.clone());
        entity.salience = entity
            .mentions
            .iter()
            .filter_map(|&mention| annotations.get(mention))
            .map(|mention| weight(mention, segments, lead))
            .sum();
        most = most.max(entity.salience);
    }
    for entity in entities.iter_mut().filter(|_| most > 0.0) {
        // Two digits are all that such a figure means.
        entity.salience = (entity.salience / most * 100.0).round() / 100.0;
    }
}

fn weight(mention: &Annotation, segments: &[Segment], lead: Option<usize>) -> f64 {
    let holder = segments
        .partition_point(|segment| segment.span.start <= mention.span.start)
        .checked_sub(1)
        .map(|at| (at, segments.get(at).map(|segment| segment.kind)));
    match holder {
        Some((_, Some(SegmentKind::Title))) => IN_TITLE,
        Some((at, Some(SegmentKind::Paragraph))) if Some(at) == lead => IN_LEAD,
        Some((_, Some(SegmentKind::Byline | SegmentKind::Chrome))) => 0.5,
        _ => 1.0,
    }
}
