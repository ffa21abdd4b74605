//! UTF-16 in and out: the form in which strings of other runtimes cross the border fastest.
//!
//! The loops here are the definition. On x86-64 with AVX2, blocks of letters that UTF-8 writes in
//! one or two bytes, which is all of Arabic and ASCII, go through the vector kernel.

#[cfg(target_arch = "x86_64")]
mod avx2;

/// Appends the text of `units`, UTF-16 in the byte order of this machine, to `out`.
///
/// Fails with the place of a surrogate that stands alone, in units; `out` is then left as it was.
pub fn read(units: &[u8], out: &mut String) -> Result<(), usize> {
    read_blocks(units, out, read_block, lone)
}

/// The same for units that are a character each, so that two surrogates in a row are none either.
pub fn read_apart(units: &[u8], out: &mut String) -> Result<(), usize> {
    let surrogate = |u: u16| (0xD800..0xE000).contains(&u);
    let block = |block: &[u8], _: &[u8], out: &mut String| {
        block.chunks_exact(2).try_for_each(|pair| char::from_u32(unit(pair).into()).map(|c| out.push(c)))?;
        Some(block.len())
    };
    let lone = |units: &[u8]| 2 * units.chunks_exact(2).take_while(|pair| !surrogate(unit(pair))).count();
    read_blocks(units, out, block, lone)
}

/// Appends block after block: by the vector kernel where it can, else by `block`, which gives nothing where a surrogate
/// stands alone; `lone` tells at which byte.
fn read_blocks(
    units: &[u8],
    out: &mut String,
    block: impl Fn(&[u8], &[u8], &mut String) -> Option<usize>,
    lone: impl Fn(&[u8]) -> usize,
) -> Result<(), usize> {
    let before = out.len();
    out.reserve(units.len());
    let mut at = 0;
    while at < units.len() {
        at += vector_read(&units[at..], out);
        let next = &units[at..units.len().min(at + 32)];
        match block(next, &units[at + next.len()..], out) {
            Some(len) => at += len,
            None => {
                let place = (at + lone(&units[at..])) / 2;
                out.truncate(before);
                return Err(place);
            }
        }
    }
    Ok(())
}

/// Number of UTF-16 units of `text`.
pub fn len(text: &str) -> usize {
    // Summed as bytes as long as one can hold the sum, which the compiler does with vectors.
    let count = |block: &[u8]| block.iter().map(|&b| u8::from((b as i8) >= -0x40) + u8::from(b >= 0xF0)).sum::<u8>();
    let (blocks, rest) = text.as_bytes().as_chunks::<96>();
    blocks.iter().map(|block| usize::from(count(block))).sum::<usize>() + usize::from(count(rest))
}

/// Writes `text` as UTF-16 in the byte order of this machine to the beginning of `to`; gives back how many
/// bytes that are.
///
/// # Panics
/// When `to` is shorter than two bytes for each of [`len`] units.
pub fn write(text: &str, to: &mut [u8]) -> usize {
    let (mut at, mut written) = (0, 0);
    while at < text.len() {
        let (read, wrote) = vector_write(text, at, &mut to[written..]);
        (at, written) = (at + read, written + wrote);
        let mut buffer = [0; 2];
        for c in text[at..].chars().take(16) {
            for unit in c.encode_utf16(&mut buffer) {
                to[written..written + 2].copy_from_slice(&unit.to_ne_bytes());
                written += 2;
            }
            at += c.len_utf8();
        }
    }
    written
}

fn unit(pair: &[u8]) -> u16 {
    u16::from_ne_bytes([pair[0], pair[1]])
}

/// Appends the characters that begin in `block`, the last one of which may end in `rest`; gives back how many
/// bytes they are, or nothing where a surrogate stands alone.
fn read_block(block: &[u8], rest: &[u8], out: &mut String) -> Option<usize> {
    let units = block.chunks_exact(2).map(unit);
    let mut pending = None;
    for (i, now) in units.chain(rest.chunks_exact(2).map(unit).take(1)).enumerate() {
        match (pending.take(), now) {
            (Some(first), 0xDC00..=0xDFFF) => {
                let high: u32 = u32::from(first) - 0xD800;
                out.push(char::from_u32(0x10000 + (high << 10) + u32::from(now) - 0xDC00)?);
                if i == block.len() / 2 {
                    return Some(block.len() + 2);
                }
            }
            (Some(_), _) => return None,
            (None, _) if i == block.len() / 2 => break,
            (None, 0xD800..=0xDBFF) => pending = Some(now),
            (None, _) => out.push(char::from_u32(now.into())?),
        }
    }
    pending.is_none().then_some(block.len())
}

/// The byte at which the first surrogate stands alone.
fn lone(units: &[u8]) -> usize {
    let mut at = 0;
    for decoded in char::decode_utf16(units.chunks_exact(2).map(unit)) {
        match decoded {
            Ok(c) => at += 2 * c.len_utf16(),
            Err(_) => break,
        }
    }
    at
}

/// Reads whole blocks of easy units; gives back how many bytes of `units` they are.
fn vector_read(units: &[u8], out: &mut String) -> usize {
    #[cfg(target_arch = "x86_64")]
    if units.len() >= avx2::BLOCK && crate::text::cpu::has_avx2() {
        return avx2::read(units, out);
    }
    let _ = (units, out);
    0
}

/// Writes whole blocks of easy characters from byte `at` on; gives back how many bytes were read and written.
fn vector_write(text: &str, at: usize, to: &mut [u8]) -> (usize, usize) {
    #[cfg(target_arch = "x86_64")]
    if to.len() >= 2 * avx2::BLOCK && crate::text::cpu::has_avx2() {
        return avx2::write(text, at, to);
    }
    let _ = (text, at, to);
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn units(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_ne_bytes).collect()
    }

    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            8 => prop::sample::select(vec!["قال", " ", "الوزير", "إن 25 شخصاً", "، ", "«نعم»", "abc ", "…", "👍", "é"])
                .prop_map(str::to_owned),
            1 => any::<char>().prop_map(String::from),
            1 => "[ا-ي ]{30,90}",
        ];
        prop::collection::vec(piece, 0..60).prop_map(|v| v.concat())
    }

    proptest! {
        #[test]
        fn there_and_back(text in text(), before in "[ا-ي]{0,3}") {
            let mut to = vec![0; 2 * len(&text)];
            prop_assert_eq!(write(&text, &mut to), to.len());
            prop_assert_eq!(&to, &units(&text));
            let mut out = before.clone();
            prop_assert_eq!(read(&to, &mut out), Ok(()));
            prop_assert_eq!(out, before + &text);
        }

        #[test]
        fn apart_as_together_but_for_pairs(text in text(), before in "[ا-ي]{0,3}") {
            let narrow: String = text.chars().filter(|c| c.len_utf16() == 1).collect();
            let mut out = before.clone();
            prop_assert_eq!(read_apart(&units(&narrow), &mut out), Ok(()));
            prop_assert_eq!(&out, &(before.clone() + &narrow));
            let pair = text.encode_utf16().position(|u| (0xD800..0xE000).contains(&u));
            let mut out = before.clone();
            prop_assert_eq!(read_apart(&units(&text), &mut out), pair.map_or(Ok(()), Err));
            prop_assert_eq!(out, if pair.is_some() { before } else { before + &text });
        }

        #[test]
        fn a_surrogate_alone_is_named_by_its_place(text in text(), unit in 0xD800u16..0xE000, more in text()) {
            let at = len(&text);
            let mut all = units(&text);
            all.extend(unit.to_ne_bytes());
            all.extend(units(&more));
            // A low surrogate of `more` never follows: its characters are whole.
            let mut out = String::from("قبل");
            prop_assert_eq!(read(&all, &mut out), Err(at));
            prop_assert_eq!(out, "قبل");
        }
    }
}
