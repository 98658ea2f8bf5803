//! The figures as a picture for the README: an SVG of its own colours, readable in light and in dark.

// A value that is indexed by a name that it has not gives null: nothing here can panic.
#![allow(clippy::indexing_slicing)]

use super::table::ENGINES;
use serde_json::{Map, Value as Json};
use std::fmt::Write as _;

const WIDTH: f64 = 860.0;
const HEIGHT: f64 = 500.0;
const ROW: f64 = 24.0;

/// The colours come from the reader's scheme; a card of their own keeps them from whatever they are put on.
const STYLE: &str = "
  .card { fill: #ffffff; stroke: #d5d9df }
  text { font: 12px system-ui, sans-serif; fill: #1d2430 }
  .title { font-weight: 600; font-size: 13px }
  .faint { fill: #586274 }
  .own { fill: #b4560f }
  .peer { fill: #8c96a6 }
  .grid { stroke: #d5d9df }
  .native { stroke: #1f6fb2 } .sorot { stroke: #b4560f } .chromium { stroke: #3d7f3a }
  text.native { fill: #1f6fb2; stroke: none } text.sorot { fill: #b4560f; stroke: none }
  text.chromium { fill: #3d7f3a; stroke: none }
  path { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    .card { fill: #171c24; stroke: #39424f }
    text { fill: #e8ecf2 }
    .faint { fill: #a9b4c4 }
    .own { fill: #f0954a }
    .peer { fill: #77839a }
    .grid { stroke: #39424f }
    .native { stroke: #6cb2ee } .sorot { stroke: #f0954a } .chromium { stroke: #86cf82 }
    text.native { fill: #6cb2ee } text.sorot { fill: #f0954a } text.chromium { fill: #86cf82 }
  }
";

/// The picture of what is among the `figures`.
pub fn svg(figures: &Map<String, Json>) -> String {
    let part = |name: &str| figures.get(name).unwrap_or(&Json::Null);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-label=\"Sorot beside other libraries: bytes, time to a first result, throughput, growth\">\n\
         <style>{STYLE}</style>\n<rect class=\"card\" x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"8\"/>\n",
        WIDTH - 1.0,
        HEIGHT - 1.0
    );
    let bars = |key: &dyn Fn(&str) -> Option<f64>| -> Vec<(&'static str, &'static str, f64)> {
        ENGINES.iter().filter_map(|(engine, name)| key(engine).map(|value| (*engine, *name, value))).collect()
    };
    let sizes = bars(&|engine| {
        let rows = part("sizes").as_array()?;
        Some(rows.iter().find(|row| row["part"] == engine)?["brotli"].as_f64()? / 1000.0)
    });
    chart(&mut svg, (24.0, 24.0), "What travels, KB in brotli", &sizes);
    let cold = bars(&|engine| Some(part("cold")["engines"][engine]["chromium"]["median"].as_f64()? * 1e3));
    chart(&mut svg, (444.0, 24.0), "Load to first result in Chromium, ms", &cold);
    let english = &part("throughput")[0];
    let speeds =
        bars(&|engine| Some(english["bytes"].as_f64()? / english["seconds"][engine]["median"].as_f64()? / 1e6));
    chart(&mut svg, (24.0, 236.0), "Throughput on an English article, MB/s", &speeds);
    lines(&mut svg, (444.0, 236.0), part("growth"));
    svg.push_str("</svg>\n");
    svg
}

/// Bars on a logarithmic scale, for the figures lie orders of magnitude apart; each has its figure behind it.
fn chart(svg: &mut String, (left, top): (f64, f64), title: &str, bars: &[(&str, &str, f64)]) {
    const NAMES: f64 = 120.0;
    const LONGEST: f64 = 210.0;
    let _ = writeln!(svg, "<text class=\"title\" x=\"{left}\" y=\"{}\">{title}</text>", top + 8.0);
    let logarithm = |value: f64| value.max(1e-6).log10();
    let (least, most) = bars
        .iter()
        .map(|bar| logarithm(bar.2))
        .fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)));
    // The shortest bar is seen, too.
    let from = least - 0.3;
    for (index, (engine, name, value)) in bars.iter().enumerate() {
        let y = top + 22.0 + index as f64 * ROW;
        let width = (logarithm(*value) - from) / (most - from).max(0.1) * LONGEST;
        let class = if ["native", "sorot", "chromium"].contains(engine) { "own" } else { "peer" };
        // Where Sorot has one row only, it needs no word on where it runs.
        let alone = bars.iter().filter(|bar| bar.1.starts_with("Sorot")).count() == 1;
        let name = if alone && class == "own" { "Sorot" } else { name };
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{name}</text>\
             <rect class=\"{class}\" x=\"{}\" y=\"{y}\" width=\"{width:.1}\" height=\"16\" rx=\"2\"/>\
             <text class=\"faint\" x=\"{:.1}\" y=\"{}\">{}</text>",
            left + NAMES - 8.0,
            y + 12.0,
            left + NAMES,
            left + NAMES + width + 6.0,
            y + 12.0,
            digits(*value),
        );
    }
    let foot = top + 22.0 + bars.len() as f64 * ROW + 12.0;
    let _ = writeln!(svg, "<text class=\"faint\" x=\"{}\" y=\"{foot}\">logarithmic scale</text>", left + NAMES);
}

fn digits(value: f64) -> String {
    match value {
        _ if value >= 10.0 => format!("{value:.0}"),
        _ if value >= 1.0 => format!("{value:.1}"),
        _ => format!("{value:.3}"),
    }
}

/// Time over size, both on logarithmic scales.
fn lines(svg: &mut String, (left, top): (f64, f64), growth: &Json) {
    const WIDE: f64 = 240.0;
    const HIGH: f64 = 170.0;
    let rows = growth["texts"].as_array().map_or(&[][..], Vec::as_slice);
    let _ = writeln!(svg, "<text class=\"title\" x=\"{left}\" y=\"{}\">Time as texts grow</text>", top + 8.0);
    let (x0, y0) = (left + 56.0, top + 24.0 + HIGH);
    let x = |bytes: f64| x0 + (bytes.log10() - 3.0) / 4.0 * WIDE;
    // From a tenth of a millisecond to ten seconds.
    let y = |seconds: f64| y0 - (seconds.max(1e-4).log10() + 4.0) / 5.0 * HIGH;
    for (seconds, name) in
        [(1e-4, "0.1 ms"), (1e-3, "1 ms"), (1e-2, "10 ms"), (0.1, "0.1 s"), (1.0, "1 s"), (10.0, "10 s")]
    {
        let at = y(seconds);
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{x0}\" x2=\"{}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>\
             <text class=\"faint\" x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{name}</text>",
            x0 + WIDE,
            x0 - 8.0,
            at + 4.0
        );
    }
    for (bytes, name) in [(1e3, "1 KB"), (1e4, "10 KB"), (1e5, "100 KB"), (1e6, "1 MB"), (1e7, "10 MB")] {
        let _ = writeln!(
            svg,
            "<text class=\"faint\" x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{name}</text>",
            x(bytes),
            y0 + 18.0
        );
    }
    for (index, (engine, name)) in ENGINES.iter().take(3).enumerate() {
        let points: Vec<String> = rows
            .iter()
            .filter_map(|row| Some((row["bytes"].as_f64()?, row["seconds"][engine]["median"].as_f64()?)))
            .map(|(bytes, seconds)| format!("{:.1} {:.1}", x(bytes), y(seconds)))
            .collect();
        if let Some(slope) = growth["slopes"][engine].as_f64() {
            let _ = writeln!(
                svg,
                "<path class=\"{engine}\" d=\"M{}\"/><text class=\"{engine}\" x=\"{}\" y=\"{}\" \
                 text-anchor=\"end\">{name}, slope {slope:.2}</text>",
                points.join(" L"),
                x0 + WIDE - 4.0,
                y0 - 40.0 + index as f64 * 16.0
            );
        }
    }
}
