//! What `sorot` does with its arguments.

use lexopt::prelude::*;
use sorot::bake;
use sorot::render::{ansi, html, wire};
use sorot::{Annotator, Options};
use std::io::{self, ErrorKind, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Sorot marks up article text with named entities and numbers.

Usage: sorot annotate [OPTIONS] [FILE|-]
       sorot html [OPTIONS] [FILE|-]

annotate reads a text and gives what it names and counts; html reads a rendered
page and gives it back with highlights in its article, for static sites.
Reads FILE, or standard input where FILE is - or left out; the text is UTF-8.

Options:
  --format json|ansi|html  json: one line (the default); ansi: for a terminal;
                           html: one page that needs no other file
  --no-style               html: leave the page's head as it is; the marks have the
                           class sorot and data-label
  --date YYYY-MM-DD        the day from which relative and partial dates are read
  --lang auto|id|en        the language of the text (auto where left out)
  --chrome                 annotate page furniture, too
  -h, --help               show this
  -V, --version            show the version

NO_COLOR (https://no-color.org) takes the colours from ansi.
";

/// The exit code of bad use and of input that cannot be read.
const BAD_USE: u8 = 2;

#[derive(Clone, Copy)]
enum Format {
    Json,
    Ansi,
    Html,
}

enum Command {
    Show(String),
    Bake { style: bool, options: Options, file: Option<PathBuf> },
    Annotate { format: Format, options: Options, file: Option<PathBuf> },
}

/// Runs the command that the arguments ask for. A reader that closes the pipe early is no failure.
pub fn run() -> ExitCode {
    let done = parse().and_then(execute).and_then(|output| match io::stdout().lock().write_all(output.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Where standard error is closed, the exit code alone tells.
            let _ = writeln!(io::stderr(), "sorot: {}", one_line(&message));
            ExitCode::from(BAD_USE)
        }
    }
}

fn parse() -> Result<Command, String> {
    let mut arguments = lexopt::Parser::from_env();
    let mut command: Option<String> = None;
    let mut style = true;
    let mut format = Format::Json;
    let mut options = Options::default();
    let mut file = None;
    while let Some(argument) = arguments.next().map_err(describe)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Show(HELP.to_owned())),
            Short('V') | Long("version") => {
                return Ok(Command::Show(format!("sorot {}\n", env!("CARGO_PKG_VERSION"))));
            }
            Long("format") => {
                format = match value(&mut arguments)?.as_str() {
                    "json" => Format::Json,
                    "ansi" => Format::Ansi,
                    "html" => Format::Html,
                    other => return Err(format!("'{other}' is not a format: use json, ansi or html")),
                };
            }
            Long("date") => options.reference = Some(value(&mut arguments)?.parse().map_err(describe)?),
            Long("lang") => options.language = value(&mut arguments)?.parse().map_err(describe)?,
            Long("chrome") => options.annotate_chrome = true,
            Long("no-style") => style = false,
            Value(name) if command.is_none() => {
                if name != "annotate" && name != "html" {
                    let name = name.to_string_lossy();
                    return Err(format!("'{name}' is not a command: use sorot annotate or sorot html"));
                }
                command = Some(name.to_string_lossy().into_owned());
            }
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            Value(path) => return Err(format!("'{}' is one file too many: give one", path.to_string_lossy())),
            other => return Err(format!("{}: see sorot --help", other.unexpected())),
        }
    }
    let file = file.filter(|path| path.as_path() != Path::new("-"));
    match command.as_deref() {
        Some("html") => Ok(Command::Bake { style, options, file }),
        Some(_) => Ok(Command::Annotate { format, options, file }),
        None => Err("no command: use sorot annotate, or see sorot --help".to_owned()),
    }
}

fn execute(command: Command) -> Result<String, String> {
    let (format, options, file) = match command {
        Command::Show(text) => return Ok(text),
        Command::Bake { style, options, file } => {
            return Ok(bake::bake(&read(file.as_deref())?, &Annotator::new(), &options, style));
        }
        Command::Annotate { format, options, file } => (format, options, file),
    };
    let text = read(file.as_deref())?;
    let document = Annotator::new().annotate_with(&text, &options);
    Ok(match format {
        Format::Json => wire::json(&text, &document) + "\n",
        Format::Ansi => ansi::render(&text, &document, &ansi_style()),
        Format::Html => html::render(&text, &document),
    })
}

/// Colours are for whoever asks for `ansi`, also through a pipe to a pager, unless `NO_COLOR` is set and not empty.
fn ansi_style() -> ansi::Style {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|setting| !setting.is_empty());
    if refused { ansi::Style::Plain } else { ansi::Style::Colour }
}

fn read(file: Option<&Path>) -> Result<String, String> {
    let name = file.map_or("standard input".to_owned(), |path| format!("'{}'", path.display()));
    let bytes = match file {
        Some(path) => std::fs::read(path),
        None => {
            if io::stdin().is_terminal() {
                let _ = writeln!(io::stderr(), "sorot: reading standard input; Ctrl-D ends it");
            }
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
    };
    let bytes = bytes.map_err(|error| format!("{name} cannot be read: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        format!("{name} is not UTF-8 text at byte {place}: convert it to UTF-8 first")
    })
}

fn value(arguments: &mut lexopt::Parser) -> Result<String, String> {
    arguments
        .value()
        .map_err(describe)?
        .into_string()
        .map_err(|given| format!("'{}' is not UTF-8: see sorot --help", given.to_string_lossy()))
}

fn describe(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// The message without line breaks or other control characters: what the user typed may hold some.
fn one_line(message: &str) -> String {
    message.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
