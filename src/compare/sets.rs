//! Things that belong together, joined two at a time.

/// Numbers from 0 on in sets without overlap, each known by one of its members.
pub struct Sets(Vec<u32>);

impl Sets {
    /// Each of `0..len` in a set of its own.
    pub fn new(len: usize) -> Self {
        Sets((0..len as u32).collect())
    }

    /// The member that the set of `i` is known by.
    pub fn of(&mut self, mut i: u32) -> u32 {
        while self.0[i as usize] != i {
            self.0[i as usize] = self.0[self.0[i as usize] as usize];
            i = self.0[i as usize];
        }
        i
    }

    /// Takes the set known by `other` into the one known by `one`.
    pub fn join(&mut self, one: u32, other: u32) {
        self.0[other as usize] = one;
    }
}
