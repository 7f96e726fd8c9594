//! A file of the wrong sort gives one clear error: what was expected, and what to do.

use crate::references;
use cf_insight::import::organisations::organisations;
use cf_insight::import::{MAX_BYTES, Remark};
use rstest::rstest;
use std::io::{self, Read};

fn the_one_error(file: &str, source: impl Read) -> Remark {
    let mut found = organisations(file, source);
    assert_eq!((found.rows.len(), found.errors.len()), (0, 1), "{file}");
    assert!(found.warnings.is_empty());
    let remark = found.errors.remove(0);
    assert_eq!((remark.line, remark.column), (0, 0), "it is about the file as a whole");
    remark
}

#[rstest]
#[case("cqc_directory_layout_rebuilt_from_trafford.csv", "import it as “cqc”")]
#[case("cqc_trafford_care_homes_2026-02_real.csv", "import it as “cqc”")]
#[case("ko41a_org_level_synthetic.csv", "import it as “complaints”")]
#[case("fft_ae_synthetic.xlsx", "save it as CSV")]
#[case("fft_inpatient_synthetic.xlsx", "save it as CSV")]
#[case("ods_layout.json", "not an ODS list")]
fn another_reference_file_is_refused_with_advice(#[case] name: &str, #[case] advice: &str) {
    let remark = the_one_error(name, references::open(&format!("formats/{name}")));
    assert!(remark.message.contains(advice), "{name}: {}", remark.message);
}

#[rstest]
#[case::empty(b"".as_slice(), "empty")]
#[case::blank_lines(b"\r\n \r\n\t\n", "no lines")]
#[case::xls(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel")]
#[case::pdf(b"%PDF-1.7\n", "PDF")]
#[case::utf16(b"\xff\xfeR\0Z\0", "UTF-16")]
#[case::binary(b"MZ\x90\0\x03\0\0\0", "not a text file")]
#[case::web_page(b"\n<!DOCTYPE html><html><body>Log in</body></html>", "web page")]
#[case::letter(b"Dear colleague,\nthank you for your visit.\n", "first column")]
#[case::semicolons(
    b"RZ9;NAME;Y;Q;a;b;c;d;e;ZZ1 1ZZ;20100401;;;;;;;;;;;0;;B;;;\n",
    "not divided by commas"
)]
#[case::fft_as_csv(
    b"Trust code,Total,Very good,Good,Neither,Poor,Very poor\nRZ9,5,3,1,0,1,0\n",
    "“fft”"
)]
#[case::names_only(b"code,name\nRZ9,EXAMPLE NHS TRUST\n", "2 columns")]
fn a_wrong_file_is_named_for_what_it_is(#[case] bytes: &[u8], #[case] says: &str) {
    let remark = the_one_error("etr.csv", bytes);
    assert!(remark.message.contains(says), "{}", remark.message);
}

/// A reader of endless capital letters that counts what is taken from it.
struct Endless<'a> {
    taken: &'a mut u64,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        buffer.fill(b'A');
        *self.taken += buffer.len() as u64;
        Ok(buffer.len())
    }
}

#[test]
fn a_file_without_end_is_given_up_after_the_limit() {
    let mut taken = 0;
    let remark = the_one_error("etr.csv", Endless { taken: &mut taken });
    assert!(remark.message.contains("100 MB"), "{}", remark.message);
    assert!(taken <= MAX_BYTES + 1, "{taken} bytes were read");
}

/// A stick that is pulled out.
struct Pulled;

impl Read for Pulled {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("gone"))
    }
}

#[test]
fn a_file_that_cannot_be_read_to_its_end_is_not_used() {
    assert!(the_one_error("etr.csv", Pulled).message.contains("Copy it to this computer"));
}
