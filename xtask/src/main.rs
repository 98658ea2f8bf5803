//! The project's commands, `cargo xtask VERB`: a file per verb. CI calls nothing else, so that whatever passes there can
//! be run by anybody, on any machine.

mod bench;
mod bindings;
mod browser;
mod build;
mod bundle;
mod check;
mod conll;
mod debian;
mod deny;
mod dist;
mod eval;
mod fuzz;
mod gazetteer;
mod hash;
mod lighthouse;
mod marked;
mod marks;
mod node;
mod package;
mod packs;
mod pictures;
mod process;
mod project;
mod python;
mod repro;
mod samples;
mod sbom;
mod serve;
mod single;
mod size;
mod soak;
mod teach;
mod test;
mod texts;
mod toolchain;
mod train;

use anyhow::{Context as _, Result, bail};
use lexopt::{Arg, Parser, ValueExt as _};
use std::process::ExitCode;

/// A command: what it is called, what it takes, what it does, and the function that reads its arguments and does it.
struct Verb {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(Parser) -> Result<()>,
}

/// Every command. To add one, write its file and add its line.
const VERBS: &[Verb] = &[
    Verb { name: "bench", arguments: bench::ARGUMENTS, about: bench::ABOUT, run: bench::run },
    Verb { name: "build", arguments: build::ARGUMENTS, about: build::ABOUT, run: build::run },
    Verb { name: "check", arguments: check::ARGUMENTS, about: check::ABOUT, run: check::run },
    Verb { name: "deny", arguments: deny::ARGUMENTS, about: deny::ABOUT, run: deny::run },
    Verb { name: "eval", arguments: eval::ARGUMENTS, about: eval::ABOUT, run: eval::run },
    Verb { name: "fuzz", arguments: fuzz::ARGUMENTS, about: fuzz::ABOUT, run: fuzz::run },
    Verb { name: "gazetteer", arguments: gazetteer::ARGUMENTS, about: gazetteer::ABOUT, run: gazetteer::run },
    Verb { name: "lighthouse", arguments: lighthouse::ARGUMENTS, about: lighthouse::ABOUT, run: lighthouse::run },
    Verb { name: "package", arguments: package::ARGUMENTS, about: package::ABOUT, run: package::run },
    Verb { name: "pictures", arguments: pictures::ARGUMENTS, about: pictures::ABOUT, run: pictures::run },
    Verb { name: "repro", arguments: repro::ARGUMENTS, about: repro::ABOUT, run: repro::run },
    Verb { name: "serve", arguments: serve::ARGUMENTS, about: serve::ABOUT, run: serve::run },
    Verb { name: "size", arguments: size::ARGUMENTS, about: size::ABOUT, run: size::run },
    Verb { name: "soak", arguments: soak::ARGUMENTS, about: soak::ABOUT, run: soak::run },
    Verb { name: "teach", arguments: teach::ARGUMENTS, about: teach::ABOUT, run: teach::run },
    Verb { name: "train", arguments: train::ARGUMENTS, about: train::ABOUT, run: train::run },
    Verb { name: "test", arguments: test::ARGUMENTS, about: test::ABOUT, run: test::run },
];

fn main() -> ExitCode {
    match run(Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        // One line that names the cause and the remedy: a backtrace into this tool helps nobody.
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: Parser) -> Result<()> {
    match arguments.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => {
            print!("{}", usage());
            Ok(())
        }
        Some(Arg::Value(name)) => {
            let name = name.string().context("a command's name is plain text")?;
            let Some(verb) = VERBS.iter().find(|verb| verb.name == name) else {
                bail!("there is no command {name:?}; `cargo xtask --help` lists them");
            };
            (verb.run)(arguments)
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

/// Refuses whatever stands after a command that takes no arguments, or no further ones.
fn no_more(mut arguments: Parser) -> Result<()> {
    arguments.next()?.map_or(Ok(()), |argument| Err(argument.unexpected().into()))
}

fn usage() -> String {
    let mut text = String::from("Usage: cargo xtask VERB [ARGUMENTS]\n");
    for verb in VERBS {
        let call = format!("{} {}", verb.name, verb.arguments);
        text.push_str(&format!("\n  {}\n      {}\n", call.trim_end(), verb.about));
    }
    text
}
