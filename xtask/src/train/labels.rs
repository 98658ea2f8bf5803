//! Learning which label a name has from what is seen of it as a whole: multinomial logistic regression, learned as the tagger is
//! ([`super::crf`]), from the names of corpora that have the labels of annotations.

use super::corpus::Example;
use super::crf::{Learned, Random, Settings, worth_most};
use sorot::Label;
use sorot::names::tagger::features::SPACE;
use sorot::names::tagger::lattice::Scores;
use sorot::names::tagger::tags::TAGS;
use sorot::names::tagger::whole;

/// A name: its features, and the index of its label.
struct Named {
    features: Vec<u32>,
    label: usize,
}

/// Learns from the labelled names of `examples`: the weights of each feature, those of the labels where the tags of names are.
pub fn learn(examples: &[Example], settings: &Settings) -> Vec<Scores> {
    let mut names: Vec<Named> = examples.iter().flat_map(named).collect();
    println!("  {} names with labels", names.len());
    let mut counts = vec![0_u32; SPACE];
    names.iter().flat_map(|name| &name.features).for_each(|&feature| counts[feature as usize] += 1);
    names.iter_mut().for_each(|name| name.features.retain(|&feature| counts[feature as usize] >= settings.rare));
    let kept = worth_most(&read(&names, settings), &counts, settings);
    names.iter_mut().for_each(|name| name.features.retain(|&feature| kept[feature as usize]));
    read(&names, &Settings { l1: settings.l1_last, ..*settings })
}

fn named(example: &Example) -> impl Iterator<Item = Named> + '_ {
    example.labels.iter().filter_map(|&(start, end, label)| {
        let label = Label::NAMES.iter().position(|one| *one == label)?;
        let mut features = [0; whole::COUNT];
        let count = whole::write(&example.seen, start, end, &mut features);
        Some(Named { features: features[..count].to_vec(), label })
    })
}

fn read(names: &[Named], settings: &Settings) -> Vec<Scores> {
    let mut weights = vec![[Learned::default(); Label::NAMES.len()]; SPACE];
    let mut order: Vec<usize> = (0..names.len()).collect();
    let mut random = Random(settings.seed);
    let mut seen = 0.0_f32;
    for _ in 0..settings.rounds {
        random.shuffle(&mut order);
        for name in order.iter().map(|&at| &names[at]) {
            seen += 1.0;
            let kept = name.features.iter().filter(|_| random.below(1000) >= settings.dropped);
            let features: Vec<usize> = kept.map(|&feature| feature as usize).collect();
            let mut scores = [0.0_f32; Label::NAMES.len()];
            for &feature in &features {
                let own = weights[feature].iter().map(|learned| learned.weight(settings, seen));
                scores.iter_mut().zip(own).for_each(|(sum, weight)| *sum += weight);
            }
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let shares = scores.map(|score| (score - top).exp());
            let all: f32 = shares.iter().sum();
            for (label, share) in shares.into_iter().enumerate() {
                let gradient = f32::from(u8::from(label == name.label)) - share / all;
                if gradient.abs() > 1e-5 {
                    features.iter().for_each(|&feature| weights[feature][label].learn(gradient));
                }
            }
        }
    }
    let row = |own: &[Learned; Label::NAMES.len()]| {
        let mut row = [0.0; TAGS];
        row.iter_mut().skip(1).zip(own).for_each(|(weight, learned)| *weight = learned.weight(settings, seen));
        row
    };
    weights.iter().map(row).collect()
}
