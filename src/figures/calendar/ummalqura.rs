//! The Umm al-Qura calendar as it was published, 1343 to 1500 AH: how many days each month had.
//!
//! The calendar's rule changed several times, so no computation gives the dates that newspapers and
//! documents of their time bear. These are the month lengths as printed, from the tables of the hijridate
//! project 2.6.0 (Copyright (c) 2018 Mohammed Alshehri, MIT licence), which were checked against the
//! mastheads of the newspaper Umm al-Qura and the official books of comparison. Until 1364 a few printed
//! months have 28 or 31 days, where a later issue set the count right.

/// The first year of the table.
pub(super) const FIRST_YEAR: u32 = 1343;

/// 1 August 1924, the first day of the first year, counted in days from 1 January of the year 1.
pub(super) const FIRST_DAY: i64 = 702_574;

/// A year a row and a month a digit: the days of the month less 28.
#[rustfmt::skip]
const MONTHS: [&[u8; 12]; 158] = [
    b"212212220222", b"112121212121", b"212131202212", b"112212211221", // 1343
    b"112212212211", b"212121221130", b"212121222032", b"121211212212", // 1347
    b"212121112212", b"212121212121", b"212212122112", b"121212212121", // 1351
    b"212121212212", b"112121221121", b"212121212122", b"221211211221", // 1355
    b"222121121121", b"212121212122", b"212121212121", b"212121212121", // 1359
    b"212121212122", b"212121202221", b"212121212122", b"212121212121", // 1363
    b"212121212121", b"212121212122", b"212121221221", b"212121212121", // 1367
    b"212112121222", b"121212112122", b"121212121212", b"212121221122", // 1371
    b"212121211221", b"121122212121", b"211212122122", b"212121212121", // 1375
    b"121212121212", b"212121212121", b"212212112121", b"212212211212", // 1379
    b"121221212121", b"212121212121", b"212211212221", b"221121212122", // 1383
    b"112121212122", b"122121212121", b"212121212122", b"212121221211", // 1387
    b"212121212122", b"112121212122", b"212111212122", b"212121211221", // 1391
    b"212212112121", b"212221211212", b"121221212121", b"212121221212", // 1395
    b"121212121221", b"221211212122", b"121212112121", b"222121211212", // 1399
    b"122212121121", b"122122212112", b"112212212121", b"212121212212", // 1403
    b"121212121212", b"212121211212", b"212212121121", b"212221212112", // 1407
    b"121221221211", b"211221222121", b"121122122122", b"112112122212", // 1411
    b"121211212212", b"212121211212", b"212122121211", b"212122212121", // 1415
    b"121212212212", b"121121222212", b"112111222212", b"211211122212", // 1419
    b"212121121212", b"212212112121", b"212212122121", b"121212212212", // 1423
    b"112121221221", b"211211222122", b"121121122122", b"122112121212", // 1427
    b"122121212112", b"122212121211", b"212212212121", b"121212212211", // 1431
    b"212121212212", b"121212121212", b"212211212112", b"212221121121", // 1435
    b"212221212112", b"121222121211", b"212122122121", b"121212122121", // 1439
    b"212121212122", b"121221121212", b"122212112112", b"122212211211", // 1443
    b"212221212121", b"121221221212", b"112121221221", b"212112121221", // 1447
    b"221211212121", b"222121121212", b"122211212121", b"122212121212", // 1451
    b"112212122121", b"211212122212", b"121121122122", b"212112112212", // 1455
    b"221211211221", b"221212121122", b"121221212121", b"212121212212", // 1459
    b"121121221221", b"212112121222", b"121211211222", b"212121121212", // 1463
    b"212212112121", b"212212121212", b"112212212211", b"211221212221", // 1467
    b"121121221221", b"212121121221", b"212212112121", b"221221211212", // 1471
    b"121222121121", b"121222122112", b"112122122211", b"211212212212", // 1475
    b"121121212212", b"122112121212", b"122122121121", b"212212212112", // 1479
    b"112212221211", b"211221221221", b"121122121222", b"112121212122", // 1483
    b"121212112122", b"122121211212", b"122212121121", b"212212212112", // 1487
    b"121212212122", b"112121212212", b"211212112212", b"221121121212", // 1491
    b"221212112121", b"222121211212", b"122122112121", b"212122121212", // 1495
    b"121212121221", b"221121121222", // 1499
];

/// The days of the months of a year in the table.
fn lengths(year: u32) -> Option<impl Iterator<Item = i64>> {
    let row = MONTHS.get(usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?)?;
    Some(row.iter().map(|digit| i64::from(digit - b'0') + 28))
}

/// The first day of a year in the table.
fn new_year(year: u32) -> i64 {
    FIRST_DAY + (FIRST_YEAR..year).filter_map(lengths).flatten().sum::<i64>()
}

/// Whether the table holds the year.
pub(crate) fn holds(year: u32) -> bool {
    lengths(year).is_some()
}

/// A day as the number of days from 1 January of the year 1 (which is 1); `None` when the table has no such day.
pub(super) fn day_number(year: u32, month: u8, day: u32) -> Option<i64> {
    let before = usize::from(month).checked_sub(1)?;
    let (day, length) = (i64::from(day), lengths(year)?.nth(before)?);
    (1..=length)
        .contains(&day)
        .then(|| new_year(year) + lengths(year).into_iter().flatten().take(before).sum::<i64>() + day - 1)
}
