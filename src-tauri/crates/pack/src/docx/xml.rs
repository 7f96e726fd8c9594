//! A little writer of XML: what is opened is closed, and words can never become markup.

use quick_xml::escape::escape;

/// XML being written.
#[derive(Debug, Default)]
pub(super) struct Xml(String);

/// Names and values of attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document with its declaration.
    pub fn document() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// An element with what `inside` writes.
    pub fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.tag(name, attributes, ">");
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes, "/>");
    }

    /// An element of the kind `<w:style w:val="…"/>`.
    pub fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Words. Letters that XML 1.0 does not allow are left out.
    pub fn text(&mut self, text: &str) {
        let allowed: String = text.chars().filter(|letter| is_allowed(*letter)).collect();
        self.0.push_str(&escape(allowed.as_str()));
    }

    /// All that `other` holds.
    pub fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    pub fn into_string(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push_str(end);
    }
}

/// `Char` of XML 1.0, fifth edition, section 2.2.
const fn is_allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_become_markup() {
        let mut xml = Xml::default();
        xml.element("w:t", &[("w:x", "\"a\" & b")], |xml| {
            xml.text("</w:t><w:br/> & \u{0}\u{1b}kept")
        });
        assert_eq!(
            xml.into_string(),
            "<w:t w:x=\"&quot;a&quot; &amp; b\">&lt;/w:t&gt;&lt;w:br/&gt; &amp; kept</w:t>"
        );
    }
}
