//! The chart of a group: values over time by outlet, bounds as ranges. Time runs from right to left, as the text does.

use super::super::corpus::{Corpus, Statement};
use super::super::groups::{Group, Report};
use super::super::relations::Relation;
use super::super::{Comparison, Moment};
use super::{escape, grouped};
use crate::figures::Bound;
use rust_decimal::Decimal;
use std::fmt::Write;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 200.0;
/// Room for the labels of values at the right, and of days below.
const RIGHT: f64 = 74.0;
const LEFT: f64 = 18.0;
const TOP: f64 = 16.0;
const BELOW: f64 = 30.0;
/// Colours of outlets; further outlets share the last.
const COLOURS: usize = 8;
/// The greatest value is so many times the least when the scale is by powers.
const BY_POWERS: f64 = 20.0;
/// Most reports that are drawn.
const MARKS: usize = 400;
const MINUTES: f64 = 1440.0;

/// A report in the picture.
struct Point<'p, 'a> {
    statement: &'p Statement<'a>,
    report: &'p Report,
    at: f64,
    value: f64,
    outlet: usize,
}

/// Adds the chart of a group, if at least two of its reports have a day.
pub fn draw(comparison: &Comparison, corpus: &Corpus<'_>, group: &Group, out: &mut String) {
    let mut outlets: Vec<&str> = Vec::new();
    let mut points: Vec<Point<'_, '_>> = Vec::new();
    for report in group.reports.iter().take(MARKS) {
        let statement = &corpus.statements[report.statement];
        let story = &corpus.stories[statement.story];
        let moment = comparison.moments[statement.story];
        let (Some(moment), Some(value)) = (moment, statement.middle().and_then(number)) else { continue };
        let name = story.site.as_deref().unwrap_or("");
        let outlet = outlets.iter().position(|o| *o == name).unwrap_or_else(|| {
            outlets.push(name);
            outlets.len() - 1
        });
        points.push(Point { statement, report, at: minutes(moment), value, outlet });
    }
    let Some(frame) = Frame::of(&points).filter(|_| points.len() > 1) else { return };
    let _ = writeln!(
        out,
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"القيمة بحسب اليوم والموقع\">"
    );
    frame.axes(&points, out);
    for point in &points {
        frame.mark(point, outlets[point.outlet], out);
    }
    out.push_str("</svg>\n<p class=\"legend\">");
    for (i, name) in outlets.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let _ = write!(out, "<span><i class=\"c{}\"></i><bdi>", i.min(COLOURS - 1));
        escape(name, out);
        out.push_str("</bdi></span>");
    }
    out.push_str("</p>\n");
}

fn number(value: Decimal) -> Option<f64> {
    value.try_into().ok().filter(|v: &f64| v.is_finite())
}

/// A moment in minutes; the middle of its day where the time is not known.
fn minutes(moment: Moment) -> f64 {
    let start = crate::figures::Day::new(1, 1, 1).map_or(0, |first| moment.day.since(first));
    start as f64 * MINUTES + moment.minute.map_or(MINUTES / 2.0, f64::from)
}

/// The scales of a chart.
struct Frame {
    first: f64,
    last: f64,
    low: f64,
    high: f64,
    by_powers: bool,
}

impl Frame {
    fn of(points: &[Point<'_, '_>]) -> Option<Frame> {
        let ends = |p: &Point<'_, '_>| {
            let side = |v: Option<Decimal>| v.and_then(number).unwrap_or(p.value);
            let (low, high) = (side(p.statement.low), side(p.statement.high));
            (low.min(p.value), high.max(p.value))
        };
        let first = points.iter().map(|p| p.at).min_by(f64::total_cmp)?;
        let last = points.iter().map(|p| p.at).max_by(f64::total_cmp)?;
        let low = points.iter().map(|p| ends(p).0).min_by(f64::total_cmp)?;
        let high = points.iter().map(|p| ends(p).1).max_by(f64::total_cmp)?;
        let by_powers = low > 0.0 && high / low > BY_POWERS;
        let room = if by_powers { 0.0 } else { ((high - low) * 0.15).max(high.abs() * 0.02).max(0.5) };
        let (low, high) = if by_powers { (low / 1.3, high * 1.3) } else { (low - room, high + room) };
        Some(Frame { first, last, low, high, by_powers })
    }

    fn x(&self, at: f64) -> f64 {
        let width = WIDTH - LEFT - RIGHT;
        let share = if self.last > self.first { (at - self.first) / (self.last - self.first) } else { 0.5 };
        WIDTH - RIGHT - 10.0 - share * (width - 20.0)
    }

    fn y(&self, value: f64) -> f64 {
        let height = HEIGHT - TOP - BELOW;
        let share = if self.by_powers {
            (value.max(self.low) / self.low).ln() / (self.high / self.low).ln()
        } else {
            (value - self.low) / (self.high - self.low)
        };
        TOP + height * (1.0 - share.clamp(0.0, 1.0))
    }

    /// Lines and labels: the least and greatest value that are told, and the first and last day.
    fn axes(&self, points: &[Point<'_, '_>], out: &mut String) {
        let (left, right, floor) = (LEFT, WIDTH - RIGHT, HEIGHT - BELOW);
        let _ = writeln!(out, "<path class=\"axis\" d=\"M{left} {floor}H{right}V{TOP}\"/>");
        let by_value = |a: &&Point<'_, '_>, b: &&Point<'_, '_>| a.value.total_cmp(&b.value);
        let ends = [points.iter().min_by(by_value), points.iter().max_by(by_value)];
        let mut drawn: Vec<f64> = Vec::new();
        for point in ends.into_iter().flatten() {
            let y = self.y(point.value);
            if drawn.iter().all(|d| (d - y).abs() > 14.0) {
                let text = point.statement.middle().map(grouped).unwrap_or_default();
                let _ = writeln!(out, "<path class=\"grid\" d=\"M{left} {y:.1}H{right}\"/>");
                let _ =
                    writeln!(out, "<text class=\"value\" x=\"{:.0}\" y=\"{:.1}\">{text}</text>", right + 6.0, y + 4.0);
                drawn.push(y);
            }
        }
        let mut days: Vec<f64> = points.iter().map(|p| (p.at / MINUTES).floor()).collect();
        days.sort_unstable_by(f64::total_cmp);
        days.dedup();
        let ends = [days.first(), days.last()];
        let mut last = f64::NAN;
        for day in ends.into_iter().flatten() {
            let x =
                self.x((day * MINUTES + MINUTES / 2.0).clamp(self.first, self.last)).clamp(LEFT + 36.0, right - 30.0);
            if (last - x).abs() < 90.0 {
                continue;
            }
            let date = crate::figures::Day::new(1, 1, 1).map(|first| first.plus(*day as i64).to_string());
            let _ = writeln!(
                out,
                "<text class=\"day\" x=\"{x:.0}\" y=\"{:.0}\">{}</text>",
                HEIGHT - 10.0,
                date.unwrap_or_default()
            );
            last = x;
        }
    }

    fn mark(&self, point: &Point<'_, '_>, outlet: &str, out: &mut String) {
        let (x, y) = (self.x(point.at), self.y(point.value));
        let colour = point.outlet.min(COLOURS - 1);
        let side = |v: Option<Decimal>| v.and_then(number);
        let range = match point.statement.bound {
            Bound::Exact | Bound::Approx => None,
            Bound::AtLeast | Bound::MoreThan => Some((y, TOP)),
            Bound::AtMost | Bound::LessThan => Some((HEIGHT - BELOW, y)),
            Bound::Range | Bound::Vague => Some((
                side(point.statement.low).map_or(HEIGHT - BELOW, |v| self.y(v)),
                side(point.statement.high).map_or(TOP, |v| self.y(v)),
            )),
        };
        let _ = write!(out, "<g class=\"c{colour} {}\">", point.report.relation);
        if let Some((from, to)) = range {
            let _ = write!(out, "<path class=\"range\" d=\"M{x:.1} {from:.1}V{to:.1}\"/>");
        }
        let open = if matches!(point.statement.bound, Bound::Exact) { "" } else { " open" };
        let size = if point.report.relation == Relation::Copy { 3.0 } else { 5.0 };
        let _ = write!(out, "<circle class=\"dot{open}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{size}\"><title>");
        escape(outlet, out);
        let _ = write!(out, " {}", super::value(point.statement));
        out.push_str("</title></circle></g>\n");
    }
}
