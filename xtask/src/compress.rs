//! Compressed forms, next to the files of a site.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::project::files_in;

/// Extensions of files that are worth compressing.
const ENDINGS: [&str; 14] = [
    "atom",
    "css",
    "csv",
    "html",
    "ics",
    "js",
    "json",
    "md",
    "rdf",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// The file that editors may replace alone: a compressed form beside it would still be the old one, and be sent instead. Servers
/// compress it on the way.
pub const REPLACED_ALONE: &str = "content.json";

/// Files of at least this many bytes are compressed by the fast method.
const LARGE: usize = 4 << 20;

/// Writes `FILE.br` and `FILE.gz` next to every file in `folder` that gets smaller, except [`REPLACED_ALONE`], which has none.
/// Deterministic: the same file gives the
/// same bytes. Brotli at its best quality takes about a second for half a megabyte, so files of several megabytes get a
/// lower quality.
///
/// # Errors
/// If a file cannot be read or written.
pub fn compress(folder: &Path) -> Result<()> {
    compress_where(folder, |_| true)
}

/// The same for the files whose name satisfies `counts`. The forms of others stay as they are.
///
/// # Errors
/// If a file cannot be read or written.
pub fn compress_where(folder: &Path, counts: impl Fn(&str) -> bool) -> Result<()> {
    let files: Vec<PathBuf> = files_in(folder)?
        .into_iter()
        .filter(|file| {
            file.extension()
                .is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
                && file
                    .file_name()
                    .is_none_or(|name| name != REPLACED_ALONE && counts(&name.to_string_lossy()))
        })
        .collect();
    for suffix in [".br", ".gz"] {
        let beside = folder.join([REPLACED_ALONE, suffix].concat());
        if beside.exists() {
            fs::remove_file(beside)?;
        }
    }
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|first| {
                let mut own = files.iter().skip(first).step_by(threads);
                scope.spawn(move || own.try_for_each(|file| compress_file(file)))
            })
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .map_err(|_| anyhow::anyhow!("compressing stopped"))?
        })
    })
}

/// Compresses one file, whatever its extension.
///
/// # Errors
/// If it cannot be read, or a compressed form cannot be written.
pub fn compress_file(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    for (suffix, compressed) in [(".br", brotli(&bytes)?), (".gz", gzip(&bytes)?)] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        let beside = PathBuf::from(name);
        if compressed.len() < bytes.len() {
            fs::write(&beside, compressed)
                .with_context(|| format!("cannot write {}", beside.display()))?;
        } else if beside.exists() {
            fs::remove_file(&beside)?;
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: if bytes.len() < LARGE { 11 } else { 5 },
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Compresses with gzip. Deterministic.
///
/// # Errors
/// None that is known: the bytes stay in memory.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let level = if bytes.len() < LARGE {
        Compression::best()
    } else {
        Compression::default()
    };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::tools::temporary_folder;

    #[test]
    fn what_shrinks_gets_compressed_forms_that_hold_the_same() {
        let folder = temporary_folder("compress");
        fs::create_dir(folder.join("en")).unwrap();
        let page = "samma ord ".repeat(500);
        fs::write(folder.join("en/index.html"), &page).unwrap();
        fs::write(folder.join("tiny.css"), "a{}").unwrap();
        fs::write(folder.join("tiny.css.br"), "of an earlier, larger one").unwrap();
        fs::write(folder.join("icon.png"), &page).unwrap();
        compress(&folder).unwrap();

        let mut text = String::new();
        brotli::Decompressor::new(
            fs::File::open(folder.join("en/index.html.br")).unwrap(),
            4096,
        )
        .read_to_string(&mut text)
        .unwrap();
        assert_eq!(text, page);
        text.clear();
        flate2::read::GzDecoder::new(fs::File::open(folder.join("en/index.html.gz")).unwrap())
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, page);
        assert!(!folder.join("tiny.css.br").exists());
        assert!(!folder.join("icon.png.gz").exists());
    }
}
