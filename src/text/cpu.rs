//! Which vectors the processor has that the program runs on.
#![cfg(target_arch = "x86_64")]

use std::arch::is_x86_feature_detected as has;

/// AVX2, 32 bytes.
pub(crate) fn has_avx2() -> bool {
    has!("avx2") && has!("popcnt")
}

/// AVX-512 with permutations and compression of bytes, 64 bytes.
pub(crate) fn has_avx512() -> bool {
    has!("avx512f") && has!("avx512bw") && has!("avx512vbmi") && has!("avx512vbmi2") && has!("popcnt")
}
