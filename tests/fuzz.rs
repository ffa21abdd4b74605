//! A short run of what `fuzz/` runs for long: the laws on the samples, on inputs that once broke one, and on random
//! changes of both.

#![cfg(feature = "io")]

mod laws;

use std::path::{Path, PathBuf};

type Law = fn(&[u8]);

const LAWS: [(&str, Law); 7] = [
    ("normalize", laws::normalize),
    ("clean", laws::clean),
    ("html", laws::html),
    ("figures", laws::figures),
    ("compare", laws::compare),
    ("files", laws::files),
    ("sites", laws::sites),
];

fn files(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.map(|e| e.expect("an entry").path()).filter(|p| p.is_file()).collect())
        .unwrap_or_default();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a readable file")).collect()
}

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// A small generator, so that every run sees the same changes.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// Pieces of `seeds`, joined, with bytes changed here and there.
fn changed(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut out = vec![random.below(256) as u8];
    for _ in 0..1 + random.below(4) {
        let seed = &seeds[random.below(seeds.len())];
        let start = random.below(seed.len());
        let piece = &seed[start..seed.len().min(start + random.below(600))];
        for _ in 0..1 + random.below(3) * random.below(3) {
            out.extend_from_slice(piece);
        }
    }
    for _ in 0..random.below(6) {
        let at = random.below(out.len());
        match random.below(3) {
            0 => out[at] = random.below(256) as u8,
            1 => drop(out.remove(at)),
            _ => out.insert(at, b"0,.\n \xD9\xD8\xE2\x80<{"[random.below(11)]),
        }
        if out.is_empty() {
            out.push(0);
        }
    }
    out
}

#[test]
fn laws_hold_for_the_samples_and_what_was_found() {
    for (name, law) in LAWS {
        for input in files(&root("samples")).iter().chain(&files(&root("tests/vectors/fuzz").join(name))) {
            law(input);
        }
    }
}

#[test]
fn laws_hold_for_changes_of_the_samples() {
    let seeds = files(&root("samples"));
    let mut random = Random(20261121);
    for (name, law) in LAWS {
        for n in 0..120 {
            let input = changed(&seeds, &mut random);
            let outcome = std::panic::catch_unwind(|| law(&input));
            assert!(outcome.is_ok(), "{name}, change {n}: {:?}", String::from_utf8_lossy(&input));
        }
    }
}
