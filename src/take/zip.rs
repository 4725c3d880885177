//! ZIP archives: what a workbook is.
//!
//! The format is that of PKWARE's APPNOTE (<https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>), sections 4.3.7 to
//! 4.3.16. The compression is a library's, not the browser's, so that the same content gives the same bytes everywhere.

use miniz_oxide::deflate::compress_to_vec;

/// The level of the compression, from 0 to 10.
const LEVEL: u8 = 6;
/// The version of the format that is needed to read it: 2.0, for compression.
const VERSION: u16 = 20;
/// That names are UTF-8.
const UTF8: u16 = 1 << 11;
const DEFLATED: u16 = 8;
/// The first of January 1980, the first day that the format knows: files are the same whenever they are made.
const DAY: u16 = 1 << 5 | 1;

/// An archive of files, each with its name.
pub(super) fn archive(files: &[(&str, String)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let start = size(archive.len());
        let packed = compress_to_vec(content.as_bytes(), LEVEL);
        let mut head = Vec::new();
        for own in [VERSION, UTF8, DEFLATED, 0, DAY] {
            head.extend(own.to_le_bytes());
        }
        for own in [
            crc32fast::hash(content.as_bytes()),
            size(packed.len()),
            size(content.len()),
        ] {
            head.extend(own.to_le_bytes());
        }
        head.extend(length(name.len()).to_le_bytes());
        head.extend(0_u16.to_le_bytes());

        archive.extend(b"PK\x03\x04");
        archive.extend(&head);
        archive.extend(name.bytes());
        archive.extend(packed);

        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&head);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.bytes());
    }
    let (start, length_of_all) = (size(archive.len()), size(directory.len()));
    archive.extend(directory);
    archive.extend(b"PK\x05\x06");
    archive.extend([0; 4]);
    for _ in 0..2 {
        archive.extend(length(files.len()).to_le_bytes());
    }
    archive.extend(length_of_all.to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

/// No workbook has four thousand million bytes.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn length(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
