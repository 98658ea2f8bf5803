//! Makes the registry of languages: every folder of `src/language/` with its data files, so that a language is added by
//! adding a folder. Lays out every data file for the program. The feature `models` decides whether their models are built in.

#[path = "src/language/layout.rs"]
mod layout;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let source = root.join("src").join("language");
    println!("cargo::rerun-if-changed={}", source.display());

    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for module in sorted_entries(&root.join("src"))? {
        let data = module.join("data");
        if data.is_dir() {
            println!("cargo::rerun-if-changed={}", data.display());
            for file in sorted_entries(&data)? {
                println!("cargo::rerun-if-changed={}", file.display());
                fs::write(out.join(format!("{}-{}", name(&module), name(&file))), columns(&file)?)?;
            }
        }
    }

    let with_models = env::var_os("CARGO_FEATURE_MODELS").is_some();
    let mut registry = String::from("&[\n");
    for folder in sorted_entries(&source)?.into_iter().filter(|path| path.is_dir()) {
        println!("cargo::rerun-if-changed={}", folder.display());
        writeln!(registry, "LanguageFiles {{ code: {:?}, files: &[", name(&folder)).map_err(io::Error::other)?;
        let (model, clusters) = (folder.join("model.bin"), folder.join("clusters.bin"));
        for file in sorted_entries(&folder)?.into_iter().filter(|path| path.is_file()) {
            println!("cargo::rerun-if-changed={}", file.display());
            if file != model && file != clusters {
                let laid_out = out.join(format!("{}-{}", name(&folder), name(&file)));
                fs::write(&laid_out, columns(&file)?)?;
                writeln!(registry, "({:?}, include_str!({laid_out:?})),", name(&file)).map_err(io::Error::other)?;
            }
        }
        let has_model = model.exists();
        let (model, clusters) = (bytes(&model, with_models), bytes(&clusters, with_models));
        writeln!(registry, "], has_model: {has_model}, model: {model}, clusters: {clusters} }},")
            .map_err(io::Error::other)?;
    }
    registry.push_str("]\n");

    fs::write(out.join("languages.rs"), registry)
}

/// A data file as the program reads it.
fn columns(file: &Path) -> io::Result<String> {
    layout::columns(&fs::read_to_string(file)?).map_err(|what| io::Error::other(format!("{}: {what}", file.display())))
}

/// The expression that has the bytes of a file; of none where it is missing or not wanted.
fn bytes(path: &Path, wanted: bool) -> String {
    if wanted && path.exists() { format!("include_bytes!({path:?})") } else { "&[]".to_owned() }
}

fn sorted_entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
