//! How to move the bytes of a group of eight that stay to its front.

/// For each set of bytes that stay (bit i for byte i), the order in which to take them.
pub(super) const ORDERS: [[u8; 8]; 256] = {
    let mut orders = [[0x80; 8]; 256];
    let mut set = 0;
    while set < 256 {
        let (mut i, mut n) = (0, 0);
        while i < 8 {
            if set >> i & 1 == 1 {
                orders[set][n] = i as u8;
                n += 1;
            }
            i += 1;
        }
        set += 1;
    }
    orders
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_keep_what_stays() {
        assert_eq!(ORDERS[0b1010_0001], [0, 5, 7, 0x80, 0x80, 0x80, 0x80, 0x80]);
        assert_eq!(ORDERS[255], [0, 1, 2, 3, 4, 5, 6, 7]);
    }
}
