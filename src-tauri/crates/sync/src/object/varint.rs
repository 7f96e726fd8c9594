//! Lengths in as few bytes as they need: seven bits a byte, least first (LEB128).

use super::ObjectError;

/// Writes a length.
pub fn push_varint(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push(u8::try_from(value & 0x7f).unwrap_or_default() | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap_or_default());
}

/// Takes a length of at most five bytes, in its shortest form, from the front.
///
/// # Errors
/// When there is none.
pub fn take_varint(bytes: &mut &[u8]) -> Result<usize, ObjectError> {
    let mut value = 0_usize;
    for place in 0..5 {
        let (first, rest) = bytes.split_first().ok_or(ObjectError::Malformed("length missing"))?;
        *bytes = rest;
        value |= usize::from(first & 0x7f) << (7 * place);
        if first & 0x80 == 0 {
            return if *first == 0 && place > 0 {
                Err(ObjectError::Malformed("length not shortest"))
            } else {
                Ok(value)
            };
        }
    }
    Err(ObjectError::Malformed("length too long"))
}

/// Takes a number of bytes from the front.
///
/// # Errors
/// When there are fewer.
pub fn take_bytes<'a>(bytes: &mut &'a [u8], count: usize) -> Result<&'a [u8], ObjectError> {
    let (taken, rest) =
        bytes.split_at_checked(count).ok_or(ObjectError::Malformed("shorter than it says"))?;
    *bytes = rest;
    Ok(taken)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_length_comes_back_and_has_one_form() {
        for value in [0, 1, 127, 128, 300, 65_536, 8 * 1024 * 1024] {
            let mut bytes = Vec::new();
            push_varint(&mut bytes, value);
            let mut rest = bytes.as_slice();
            assert_eq!(take_varint(&mut rest).unwrap(), value);
            assert!(rest.is_empty());
        }
        assert!(take_varint(&mut &[0x80, 0x00][..]).is_err());
        assert!(take_varint(&mut &[0xff; 9][..]).is_err());
        assert!(take_varint(&mut &[][..]).is_err());
    }
}
