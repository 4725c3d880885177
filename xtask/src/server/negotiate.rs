//! Content negotiation and caching: what the headers of requests ask for.

/// A compressed form of a file, stored next to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    /// Its name in headers.
    pub(super) const fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Its suffix to the name of the file.
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// The encodings that `Accept-Encoding` allows, the smaller first (RFC 9110, 12.5.3). No header means none.
pub(super) fn accepted(header: Option<&str>) -> impl Iterator<Item = Encoding> {
    let header = header.unwrap_or_default();
    [Encoding::Brotli, Encoding::Gzip]
        .into_iter()
        .filter(move |encoding| allows(header, encoding.token()))
}

/// Whether an `Accept-Encoding` allows `token`: it is named, or else `*` is, with a weight above zero.
fn allows(header: &str, token: &str) -> bool {
    let weight = |wanted: &str| {
        header.split(',').find_map(|part| {
            let mut parts = part.split(';');
            let name = parts.next()?.trim();
            let weight = parts
                .find_map(|parameter| parameter.trim().strip_prefix("q="))
                .map_or(Some(1.0), |weight| weight.trim().parse::<f32>().ok());
            name.eq_ignore_ascii_case(wanted)
                .then_some(weight.unwrap_or(0.0))
        })
    };
    weight(token).or_else(|| weight("*")).unwrap_or(0.0) > 0.0
}

/// Whether `If-None-Match` names this entity tag (RFC 9110, 13.1.2: weak comparison).
pub(super) fn matches(header: Option<&str>, tag: &str) -> bool {
    header.is_some_and(|header| {
        header.split(',').map(str::trim).any(|candidate| {
            candidate == "*" || candidate.strip_prefix("W/").unwrap_or(candidate) == tag
        })
    })
}

/// Whether a file's name contains a fingerprint: at least twelve hexadecimal digits before the extension.
pub fn is_hashed(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        digest.len() >= 12 && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The segments of a path, decoded, or `None` if one is empty or leads elsewhere. The last one is empty if the path ends
/// with a slash.
pub(super) fn segments(path: &str) -> Option<Vec<String>> {
    let count = path.split('/').count();
    path.split('/')
        .enumerate()
        .map(|(index, segment)| {
            let decoded = percent_decoded(segment)?;
            let last = index + 1 == count;
            let fine = (!decoded.is_empty() || last)
                && !decoded.starts_with('.')
                && !decoded.contains(['/', '\\', ':', '\0']);
            fine.then_some(decoded)
        })
        .collect()
}

/// Text with `%41` replaced by `A`, or `None` if the result is not valid UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let value = digit(bytes.next()?)? * 16 + digit(bytes.next()?)?;
            u8::try_from(value).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(decoded).ok()
}

/// The content type of a file, by its extension.
pub(super) fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "rdf" => "application/rdf+xml",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(header: Option<&str>) -> Vec<&'static str> {
        accepted(header).map(Encoding::token).collect()
    }

    #[test]
    fn encodings_are_negotiated() {
        assert_eq!(names(None), [""; 0]);
        assert_eq!(names(Some("gzip, deflate, br, zstd")), ["br", "gzip"]);
        assert_eq!(names(Some("GZIP")), ["gzip"]);
        assert_eq!(names(Some("br;q=0, gzip; q=0.5")), ["gzip"]);
        assert_eq!(names(Some("*;q=0.1")), ["br", "gzip"]);
        assert_eq!(names(Some("*, br;q=0")), ["gzip"]);
        assert_eq!(names(Some("brotli, x-br")), [""; 0]);
        assert_eq!(names(Some("br;q=high")), [""; 0]);
    }

    #[test]
    fn entity_tags_match_weakly() {
        assert!(matches(Some("\"a\""), "\"a\""));
        assert!(matches(Some("\"b\", W/\"a\""), "\"a\""));
        assert!(matches(Some("*"), "\"a\""));
        assert!(!matches(Some("\"ab\""), "\"a\""));
        assert!(!matches(None, "\"a\""));
    }

    #[test]
    fn only_names_with_a_digest_are_kept_for_ever() {
        assert!(is_hashed("life-science-map-4b3a9f01c2d3e4f5_bg.wasm"));
        assert!(is_hashed("main-4b3a9f01c2d3e4f.css"));
        assert!(!is_hashed("content.json"));
        assert!(!is_hashed("life-science-map.js"));
        assert!(!is_hashed("report-20240101.html"));
        assert!(!is_hashed("4b3a9f01c2d3e4f5"));
    }

    #[test]
    fn paths_stay_inside() {
        assert_eq!(segments("a%20b/c"), Some(vec!["a b".into(), "c".into()]));
        assert_eq!(segments("en/"), Some(vec!["en".into(), String::new()]));
        assert_eq!(segments("%C3%A5"), Some(vec!["å".into()]));
        for path in [
            "../a",
            "a/../b",
            "%2e%2e/a",
            "a//b",
            "a%2Fb",
            "a%5Cb",
            "a\\b",
            "c:/a",
            ".git/config",
            "a%00",
            "%zz",
            "%f",
            "%ff",
            "/a",
        ] {
            assert_eq!(segments(path), None, "{path}");
        }
    }
}
