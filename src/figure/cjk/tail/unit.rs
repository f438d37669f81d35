//! Units that words before the number decide: speeds and temperatures.

use super::Tail;
use crate::figure::cjk::number::Number;
use crate::figure::cjk::scan::Scan;
use crate::figure::cjk::table::Class;
use crate::figure::cjk::words::{Words, words};
use crate::figure::{Exact, Unit};

/// 每小时3千米, 每秒4英尺, 10千米每小时.
pub(super) fn speed(scan: &Scan<'_>, number: &Number, tail: &mut Tail, code: &str) -> Option<Unit> {
    let start = scan.before_blanks(range_start(scan, number.start));
    let hour =
        scan.ends(start, words!("每小时 时速 时速达 时速为 时速可达 时速达到 时速高达 时速约 时速超过 时速最高 限速 限速为")).is_some();
    let hour = hour || scan.one_of(tail.end, words!("的时速 时速")).is_some();
    let second = scan.ends(start, words!("每秒 秒速")).is_some();
    match (code, hour, second) {
        ("km", true, _) => Unit::by_code("km/h"),
        ("mi", true, _) => Unit::by_code("mph"),
        ("m", _, true) => Unit::by_code("m/s"),
        ("ft", _, true) => Unit::by_code("ft/s"),
        ("km", _, true) => Unit::by_code("km/s"),
        ("km", ..) => {
            let length = scan.one_of(tail.end, words!("/h /小时 /时 每小时"))?;
            tail.end += length;
            Unit::by_code("km/h")
        }
        ("m", ..) => {
            let length = scan.one_of(tail.end, words!("/s /秒 每秒"))?;
            tail.end += length;
            Unit::by_code("m/s")
        }
        _ => None,
    }
}

/// Where the range begins whose second number begins at `start`: 每小时10至15公里.
fn range_start(scan: &Scan<'_>, start: usize) -> usize {
    let Some(length) = scan.ends(start, words!("至 到 - ~")) else { return start };
    let first = (start - length).saturating_sub(6)..start - length;
    let part = |at: &usize| {
        matches!(scan.class(*at), Class::Arabic | Class::Digit | Class::Small) || matches!(scan.at(*at), '.' | '公' | '里' | '米')
    };
    first.rev().take_while(part).last().unwrap_or(start)
}

/// 實用面積642呎, 300呎單位: Hong Kong's square feet.
pub(super) fn is_floor_area(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    const FLATS: &Words = words!("面积 实用 建筑面积 单位 楼 户 房 租金 月租 呎租 呎价 尺租 尺价 住宅 铺 写字楼 地皮");
    let near = |from: usize, to: usize| (from..to).any(|at| scan.one_of(at, FLATS).is_some());
    near(start.saturating_sub(8), start) || near(end, end + 8)
}

/// 摄氏37度, 华氏温度98.6度.
pub(super) fn temperature(scan: &Scan<'_>, number: &Number) -> Option<Unit> {
    let mut start = scan.before_blanks(number.start);
    start -= scan.ends(start, words!("零下 负 -")).unwrap_or(0);
    start -= scan.ends(start, words!("温度")).unwrap_or(0);
    if scan.ends(start, words!("摄氏")).is_some() {
        return Unit::by_code("Cel");
    }
    scan.ends(start, words!("华氏")).and_then(|_| Unit::by_code("degF"))
}

/// 64位处理器, 一位是最小的存储单位: places of a binary number, no persons.
pub(super) fn is_binary(scan: &Scan<'_>, at: usize) -> bool {
    const MACHINES: &Words =
        words!("系统 操作系统 处理器 微处理器 芯片 架构 单片机 CPU 整数 浮点 二进制 密钥 加密 彩色 寄存器 总线 软件 版本 机");
    scan.one_of(at, MACHINES).is_some()
        || (at..at + 8).any(|at| scan.one_of(at, words!("存储单位 数据单位 信息单位 比特 二进制")).is_some())
}

/// Whether a number with a decimal point is the strength of an earthquake that was spoken of.
pub(super) fn is_quake(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    scan.slice(start, end).contains(&'.') && scan.back(start, 60).contains(&'震')
}

/// Whether a central bank moves its rate by the number at `start`: 升息兩碼, a quarter of a point each.
pub(in crate::figure::cjk) fn is_rate_move(scan: &Scan<'_>, start: usize) -> bool {
    scan.ends(start, words!("升息 降息 加息 减息 升息了 降息了 各升 各降 调升 调降")).is_some()
}

/// 百亿级产业, 千亿级集群: a class by the yuan that it turns over.
pub(super) fn is_output(scan: &Scan<'_>, number: &Number, at: usize) -> bool {
    const INDUSTRIES: &Words =
        words!("产业 集群 园区 企业 项目 规模 县 区 镇 园 赛道 板块 链 经济 税 目标 工业 现代 特色 化工 新兴 制造 装备 基金 投资 龙头");
    let large = number.low.is_some_and(|value| value >= Exact::ONE.shift(8));
    large && (scan.one_of(at, INDUSTRIES).is_some() || scan.one_of(at + 2, INDUSTRIES).is_some())
}
