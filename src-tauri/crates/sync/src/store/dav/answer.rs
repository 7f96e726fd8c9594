//! Reading what a WebDAV server says of a folder. Servers differ: in the letters before element
//! names, in whole addresses or paths, in escaping, in naming the folder itself.

use percent_encoding::percent_decode_str;
use quick_xml::Reader;
use quick_xml::events::Event;

/// One thing in a folder, or the folder itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    /// Its path on the server, decoded, without `/` at its end.
    pub path: String,
    /// Whether it is a folder.
    pub folder: bool,
    /// Its size in bytes, where the server told it.
    pub bytes: Option<u64>,
    /// Whether the server showed it and would say nothing about it.
    pub refused: bool,
}

/// Reads a multi-status answer. Nothing if it is not one, or not whole: an error page must not look
/// like an empty folder.
pub(super) fn read(body: &[u8]) -> Option<Vec<Member>> {
    let text = std::str::from_utf8(body).ok()?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}').trim_start());
    let (mut members, mut open) = (Vec::new(), Vec::new());
    let mut now = Reading::default();
    let mut whole = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                open.push(element.local_name().as_ref().to_ascii_lowercase());
                now.begins(&open);
            }
            Event::Empty(element) => {
                open.push(element.local_name().as_ref().to_ascii_lowercase());
                now.begins(&open);
                now.ends(&open, &mut members);
                open.pop();
            }
            Event::End(_) => {
                now.ends(&open, &mut members);
                whole |= open.len() == 1 && open.first().is_some_and(|name| name == "multistatus");
                open.pop();
            }
            Event::Text(text) => now.text.push_str(&text),
            Event::CData(text) => now.text.push_str(&text),
            Event::GeneralRef(sign) => match sign.resolve_char_ref().ok()? {
                Some(sign) => now.text.push(sign),
                None => now.text.push_str(quick_xml::escape::resolve_xml_entity(&sign)?),
            },
            Event::Eof => return whole.then_some(members),
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
    }
}

/// What was read of the response that is open.
#[derive(Default)]
struct Reading {
    text: String,
    href: Option<String>,
    folder: bool,
    bytes: Option<u64>,
    refused: bool,
}

impl Reading {
    fn begins(&mut self, open: &[String]) {
        self.text.clear();
        if open.last().is_some_and(|name| name == "response") {
            *self = Self::default();
        }
    }

    fn ends(&mut self, open: &[String], members: &mut Vec<Member>) {
        let text = self.text.trim();
        let parent = open.len().checked_sub(2).and_then(|at| open.get(at)).map(String::as_str);
        match (open.last().map(String::as_str), parent) {
            (Some("href"), Some("response")) => self.href = path(text),
            (Some("collection"), Some("resourcetype")) => self.folder = true,
            (Some("getcontentlength"), _) => self.bytes = text.parse().ok().or(self.bytes),
            (Some("status"), Some("response")) => self.refused |= !text.contains(" 2"),
            (Some("response"), _) => {
                let read = std::mem::take(self);
                members.extend(read.href.map(|path| Member {
                    path,
                    folder: read.folder,
                    bytes: read.bytes,
                    refused: read.refused,
                }));
            }
            _ => {}
        }
        self.text.clear();
    }
}

/// The path of an address or a path, decoded. Nothing for what is not text.
pub(super) fn path(href: &str) -> Option<String> {
    let path = match href.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => href,
    };
    let decoded = percent_decode_str(path.trim_end_matches('/')).decode_utf8().ok()?;
    Some(decoded.into_owned())
}

/// The names of what lies in a folder, without the folder itself and without anything that is not
/// right below it. Behind a proxy the server may know the folder by another path than we do: then
/// it is the path that all others begin with.
pub(super) fn below(asked: &str, members: Vec<Member>) -> Vec<(String, Member)> {
    let beyond = |own: &str, path: &str| {
        let name = path.strip_prefix(own)?.strip_prefix('/')?;
        let plain = !name.is_empty() && !name.contains('/') && name != "." && name != "..";
        plain.then(|| name.to_owned())
    };
    let shortest = members.iter().map(|member| &member.path).min_by_key(|path| path.len());
    let known = members.iter().any(|it| it.path == asked || beyond(asked, &it.path).is_some());
    let own = if known { asked.to_owned() } else { shortest.cloned().unwrap_or_default() };
    members
        .into_iter()
        .filter_map(|member| beyond(&own, &member.path).map(|name| (name, member)))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use rstest::rstest;

    const APACHE: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">
<D:response xmlns:lp1="DAV:"><D:href>/dav/t/</D:href><D:propstat><D:prop>
<lp1:resourcetype><D:collection/></lp1:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>
<D:propstat><D:prop><lp1:getcontentlength/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat></D:response>
<D:response><D:href>/dav/t/a%20%26%20b.vtip</D:href><D:propstat><D:prop><lp1:resourcetype/>
<lp1:getcontentlength>17</lp1:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>
</D:multistatus>"#;

    const WHOLE_ADDRESSES: &str = r#"<multistatus xmlns="DAV:"><response><href>https://host:8443/dav/t</href>
<propstat><prop><resourcetype><collection/></resourcetype></prop></propstat></response>
<response><href>https://host:8443/dav/t/a &amp; b.vtip</href><propstat><prop><getcontentlength>17</getcontentlength>
<resourcetype></resourcetype></prop></propstat></response></multistatus>"#;

    const BEHIND_A_PROXY: &str = r#"<a:multistatus xmlns:a="DAV:"><a:response><a:href>/inner/x/t/</a:href>
<a:propstat><a:prop><a:resourcetype><a:collection/></a:resourcetype></a:prop></a:propstat></a:response>
<a:response><a:href><![CDATA[/inner/x/t/a%20&%20b.vtip]]></a:href><a:propstat><a:prop><a:getcontentlength>17</a:getcontentlength>
</a:prop></a:propstat></a:response></a:multistatus>"#;

    #[rstest]
    #[case::apache(APACHE)]
    #[case::whole_addresses(WHOLE_ADDRESSES)]
    #[case::behind_a_proxy(BEHIND_A_PROXY)]
    fn servers_say_the_same_in_their_own_ways(#[case] answer: &str) {
        let found = below("/dav/t", read(answer.as_bytes()).unwrap());
        let told: Vec<_> =
            found.iter().map(|(name, it)| (name.as_str(), it.folder, it.bytes)).collect();
        assert_eq!(told, [("a & b.vtip", false, Some(17))]);
    }

    #[rstest]
    #[case::error_page("<html><body>Please sign in</body></html>")]
    #[case::half(APACHE.trim_end_matches("</D:multistatus>"))]
    #[case::nothing("")]
    #[case::words("The specified file doesn't exist.")]
    #[case::entity_bomb("<multistatus>&lol;</multistatus>")]
    fn what_is_no_whole_answer_is_not_an_empty_folder(#[case] answer: &str) {
        assert_eq!(read(answer.as_bytes()), None);
    }

    #[test]
    fn nothing_outside_the_folder_is_taken_for_its_content() {
        let member = |path: &str| Member {
            path: path.to_owned(),
            folder: true,
            bytes: None,
            refused: false,
        };
        let shown = ["/dav/t", "/dav", "/etc/passwd", "/dav/t/..", "/dav/t/a/b", "/dav/t/a"];
        let found = below("/dav/t", shown.map(member).into());
        assert_eq!(found.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), ["a"]);
    }
}
