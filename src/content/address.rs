//! Which addresses are safe to link to.

use super::fault::{BadAddress, Problem};
use super::fields::{Faults, Need, Reader};
use super::path::Path;
use super::wire::Field;

/// Checks that an address is safe as the target of a link: absolute, `http` or `https`, with a host and without
/// credentials, and without characters that browsers drop or normalise (`\` to `/`), so that it leads where it seems to
/// lead.
pub(super) fn clean_address(address: &str) -> Result<Box<str>, BadAddress> {
    let after = |scheme: &'static str| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some((scheme, rest))
    };
    let (scheme, rest) = after("https://")
        .or_else(|| after("http://"))
        .ok_or(BadAddress::Scheme)?;
    if rest.contains(is_deceptive) {
        return Err(BadAddress::Characters);
    }
    let authority = rest
        .split_once(['/', '?', '#'])
        .map_or(rest, |(authority, _)| authority);
    if authority.contains('@') {
        return Err(BadAddress::Credentials);
    }
    let host = authority
        .split_once(':')
        .map_or(authority, |(host, _)| host);
    if !host.contains(|character: char| character.is_ascii_alphanumeric() || !character.is_ascii())
    {
        return Err(BadAddress::Host);
    }
    Ok([scheme, rest].concat().into())
}

/// Whether a character must not occur in an address: white space, control characters, backslashes, quotation marks, angle
/// brackets, and everything that is invisible or changes the writing direction.
fn is_deceptive(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\\' | '"' | '<' | '>' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

impl<F: Faults> Reader<F> {
    /// The address of a web page.
    pub(super) fn address(
        &mut self,
        field: Field<Box<str>>,
        at: &Path<'_>,
        need: Need,
    ) -> Option<Box<str>> {
        let address = self.plain(field, at, need)?;
        match clean_address(&address) {
            Ok(url) => Some(url),
            Err(reason) => {
                let problem = || Problem::BadAddress { address, reason };
                self.fault(at, problem, need.outcome());
                None
            }
        }
    }

    /// The address of a web page that may be missing.
    pub(super) fn optional_address(
        &mut self,
        field: Field<Box<str>>,
        at: &Path<'_>,
    ) -> Option<Box<str>> {
        self.address(field, at, Need::Optional)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_the_web_are_kept_as_they_are() {
        for address in [
            "https://www.regeringen.se/",
            "http://a.se",
            "https://vård.se:8080/å",
            "https://a.se/b,c/d?e=f@g&h=(i)#j:k//l",
        ] {
            assert_eq!(clean_address(address).as_deref(), Ok(address));
        }
        assert_eq!(clean_address("HTTPS://A.se").as_deref(), Ok("https://A.se"));
    }

    #[test]
    fn what_could_deceive_is_refused() {
        for (address, reason) in [
            ("javascript:alert(1)", BadAddress::Scheme),
            ("JAVASCRIPT://%0aalert(1)", BadAddress::Scheme),
            ("data:text/html,x", BadAddress::Scheme),
            ("file:///etc/passwd", BadAddress::Scheme),
            ("vbscript:x", BadAddress::Scheme),
            ("//a.se/b", BadAddress::Scheme),
            ("/b", BadAddress::Scheme),
            ("www.a.se", BadAddress::Scheme),
            ("https:a.se", BadAddress::Scheme),
            ("java\nscript://a.se", BadAddress::Scheme),
            ("ht\ttps://a.se", BadAddress::Scheme),
            ("\u{1}https://a.se", BadAddress::Scheme),
            ("", BadAddress::Scheme),
            ("https://a.se/b c", BadAddress::Characters),
            ("https://a.se/\n", BadAddress::Characters),
            ("https://a.se\\@b.se", BadAddress::Characters),
            ("https://a.se/\u{202e}", BadAddress::Characters),
            ("https://a\u{200b}.se/", BadAddress::Characters),
            ("https://a.se/\"onclick=", BadAddress::Characters),
            ("https://user@a.se/", BadAddress::Credentials),
            (
                "https://www.regeringen.se:secret@a.se",
                BadAddress::Credentials,
            ),
            ("https://", BadAddress::Host),
            ("https:///a", BadAddress::Host),
            ("https://?a", BadAddress::Host),
            ("https://:80/", BadAddress::Host),
            ("https://.../", BadAddress::Host),
        ] {
            assert_eq!(clean_address(address), Err(reason), "{address:?}");
        }
    }
}
