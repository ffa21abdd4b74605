//! The text of an element, a line for each paragraph, heading, list entry and row.

use super::outline::{Sort, sort};
use dom_query::NodeRef;

enum Step<'d> {
    Enter(NodeRef<'d>),
    Line,
    Cell,
}

/// The lines of what `node` holds: none of them empty, single blanks between words, none at the edges.
pub(super) fn lines(node: NodeRef) -> String {
    let mut out = String::new();
    let mut steps = vec![Step::Enter(node)];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Line => {
                end_line(&mut out);
                continue;
            }
            Step::Cell => {
                blank(&mut out);
                continue;
            }
        };
        if node.is_text() {
            words(&mut out, &node.text());
            continue;
        }
        let Some(element) = node.element_ref() else { continue };
        let tag: &str = &element.name.local;
        match tag {
            "br" | "hr" => {
                end_line(&mut out);
                continue;
            }
            "pre" => {
                end_line(&mut out);
                for line in node.text().lines() {
                    words(&mut out, line);
                    end_line(&mut out);
                }
                continue;
            }
            "sup" if out.ends_with(|c: char| c.is_ascii_digit()) => {
                if let Some(raised) = raised(&node.text()) {
                    out.push_str(&raised);
                    continue;
                }
            }
            "td" | "th" => steps.push(Step::Cell),
            _ if sort(tag) != Sort::Inline && tag != "img" => {
                end_line(&mut out);
                steps.push(Step::Line);
            }
            _ => {}
        }
        drop(element);
        steps.extend(node.children_it(true).map(Step::Enter));
    }
    end_line(&mut out);
    out.truncate(out.trim_end().len());
    out
}

fn words(out: &mut String, text: &str) {
    if text.starts_with(char::is_whitespace) {
        blank(out);
    }
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    if text.ends_with(char::is_whitespace) {
        blank(out);
    }
}

/// The power or footnote that is set above a number, in characters that say so: as plain digits it would be more of the number.
fn raised(text: &str) -> Option<String> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raise = |c: char| match c {
        '-' | '\u{2212}' => Some('⁻'),
        _ => c.to_digit(10).map(|digit| DIGITS[digit as usize]),
    };
    Some(text.trim()).filter(|text| !text.is_empty())?.chars().map(raise).collect()
}

/// A blank, where a word stands before.
fn blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '\n']) {
        out.push(' ');
    }
}

fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn of(html: &str) -> String {
        lines(Document::from(html).body().unwrap())
    }

    #[test]
    fn blocks_and_breaks_end_lines() {
        assert_eq!(of("<div>أ<p>ب</p>ج</div><main>د</main>ه<dl><dt>و<dd>ز</dl>"), "أ\nب\nج\nد\nه\nو\nز");
        assert_eq!(of("<p><b><u>ليلى</u><br>&nbsp;<br></b><b>صنعاء</b>- وصل  الوفد</p>"), "ليلى\nصنعاء- وصل الوفد");
        assert_eq!(of("<pre>سطر\n\n ثان </pre><p>\n</p>"), "سطر\nثان");
    }

    #[test]
    fn powers_stay_apart_from_their_number() {
        assert_eq!(of("<p>5.5 × 10<sup>6</sup> خلية، 10<sup>−9</sup></p>"), "5.5 × 10⁶ خلية، 10⁻⁹");
        assert_eq!(of("<p>عام 2024<sup><a>12</a></sup> في م<sup>2</sup>، 3<sup>rd</sup></p>"), "عام 2024¹² في م2، 3rd");
    }

    #[test]
    fn parts_of_a_line_stay_together() {
        assert_eq!(of("<p>و<b>صل</b> <a>الوفد</a> <span> أمس</span>.</p>"), "وصل الوفد أمس.");
        assert_eq!(
            of("<table><tr><td>القمح</td><td>12</td></tr><tr><th>الذرة</th><td><img>9</td></tr></table>"),
            "القمح 12\nالذرة 9"
        );
    }
}
