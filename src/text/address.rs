//! Addresses of pages: the host in them.

use std::borrow::Cow;

/// The host of an address, which has a scheme or two strokes in front, without user and port; it may be empty.
pub fn host(address: &str) -> Option<&str> {
    // An address may hold another one behind its path.
    let scheme = || address.split_once("://").filter(|(scheme, _)| before_path(scheme) == *scheme);
    let rest = address.strip_prefix("//").or_else(|| scheme().map(|(_, rest)| rest))?;
    let authority = before_path(rest);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    Some(host.split_once(':').map_or(host, |(host, _)| host))
}

/// A text up to the path, the query or the fragment in it.
pub fn before_path(text: &str) -> &str {
    &text[..text.find(['/', '?', '#']).unwrap_or(text.len())]
}

/// A host as it is known: without `www.`, in small letters.
pub fn known(host: &str) -> Cow<'_, str> {
    let bare = host.get(..4).filter(|www| www.eq_ignore_ascii_case("www.")).map_or(host, |_| &host[4..]);
    if bare.chars().any(char::is_uppercase) { Cow::Owned(bare.to_lowercase()) } else { Cow::Borrowed(bare) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_stands_between_strokes_and_path_without_user_and_port() {
        for (address, found) in [
            ("https://midan.com/a", Some("midan.com")),
            ("//user:word@midan.com:8080?page=http://other.com", Some("midan.com")),
            ("https://midan.com#@other.com", Some("midan.com")),
            ("https:///a", Some("")),
            ("midan.com/a", None),
            ("midan.com/?page=http://other.com", None),
        ] {
            assert_eq!(host(address), found, "{address}");
        }
        assert_eq!([known("WWW.Midan.com"), known("wwwmidan.com"), known("م")], ["midan.com", "wwwmidan.com", "م"]);
    }
}
