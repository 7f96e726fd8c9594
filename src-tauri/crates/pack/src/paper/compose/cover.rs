//! The first page.

use super::Desk;
use crate::document::Finder;
use crate::paper::{Block, Cell, Column, Cover, Density, Span, Table};

impl Desk<'_> {
    pub(super) fn cover(&mut self) {
        let cover = &self.document.cover;
        let marking = format!(
            "{}. Share only with those who need it for their work.",
            self.document.meta.marking
        );
        let given = cover.facts.iter().map(|fact| (fact.label.clone(), fact.text.clone()));
        let block = Cover {
            from: cover.from.clone(),
            made_with: "Made with Critical Friend".into(),
            kind: cover.kind.clone(),
            provider: cover.provider.clone(),
            when: cover.when.clone(),
            place: cover.place.clone(),
            what: cover.what.clone(),
            facts: std::iter::once(("Marking".into(), marking)).chain(given).collect(),
            find: (!cover.find.is_empty()).then(|| self.finder()),
            find_head: "Find your ward or service".into(),
            read: cover.how_to_read.clone(),
            read_head: "How to read this pack".into(),
        };
        self.blocks.push(Block::Cover(block));
    }

    fn finder(&self) -> Table {
        let row = |entry: &Finder| {
            let mut name = vec![Span::strong(&entry.name)];
            name.extend(entry.service.as_ref().map(|service| Span::quiet(format!(", {service}"))));
            let mentions = entry.mentions.iter().filter_map(|m| self.place(&m.words, &m.target));
            let mut said: Vec<Span> = Vec::new();
            for mention in mentions {
                if !said.is_empty() {
                    said.push(Span::plain(", "));
                }
                said.push(mention);
            }
            vec![Cell::lines(vec![name]), Cell::lines(vec![said])]
        };
        Table {
            caption: None,
            columns: vec![
                Column::mm("Ward or service", 60),
                Column::rest("What this pack says about it, and where"),
            ],
            rows: self.document.cover.find.iter().map(row).collect(),
            density: Density::Plain,
        }
    }
}
