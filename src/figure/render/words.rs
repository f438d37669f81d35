//! Words of the renderers: units, currencies, number words, months. Data first; used by `english`, `chinese` and `anchor`.

/// A unit's words: code, English singular, English plural (US spelling), Chinese (simplified).
pub(super) type UnitWords = (&'static str, &'static str, &'static str, &'static str);

/// The words of the unit with this code.
pub(super) fn unit(code: &str) -> Option<&'static UnitWords> {
    UNIT_WORDS.iter().find(|words| words.0 == code)
}

/// The words of the unit with this English name, for lengths of time that are counted by a noun.
pub(super) fn unit_by_noun(noun: &str) -> Option<&'static UnitWords> {
    UNIT_WORDS.iter().find(|words| words.1 == noun)
}

/// The words of the currency with this code.
pub(super) fn currency(code: &str) -> Option<&'static UnitWords> {
    CURRENCY_WORDS.iter().find(|words| words.0 == code)
}

/// Money: ISO 4217 code, one, many, Chinese.
#[rustfmt::skip]
const CURRENCY_WORDS: &[UnitWords] = &[
    ("CNY", "yuan", "yuan", "元"), ("USD", "US dollar", "US dollars", "美元"), ("EUR", "euro", "euros", "欧元"),
    ("JPY", "yen", "yen", "日元"), ("GBP", "British pound", "British pounds", "英镑"), ("HKD", "Hong Kong dollar", "Hong Kong dollars", "港元"),
    ("TWD", "New Taiwan dollar", "New Taiwan dollars", "新台币"), ("MOP", "Macao pataca", "Macao patacas", "澳门元"),
    ("KRW", "won", "won", "韩元"), ("RUB", "ruble", "rubles", "卢布"), ("INR", "rupee", "rupees", "卢比"),
    ("CHF", "Swiss franc", "Swiss francs", "瑞士法郎"), ("CAD", "Canadian dollar", "Canadian dollars", "加元"),
    ("AUD", "Australian dollar", "Australian dollars", "澳元"), ("NZD", "New Zealand dollar", "New Zealand dollars", "新西兰元"),
    ("SGD", "Singapore dollar", "Singapore dollars", "新加坡元"), ("THB", "baht", "baht", "泰铢"), ("VND", "dong", "dong", "越南盾"),
    ("MYR", "ringgit", "ringgit", "林吉特"), ("BRL", "real", "reais", "雷亚尔"), ("ZAR", "rand", "rand", "兰特"),
    ("MXN", "Mexican peso", "Mexican pesos", "墨西哥比索"), ("MNT", "tugrik", "tugriks", "图格里克"),
    ("SEK", "Swedish krona", "Swedish kronor", "瑞典克朗"), ("NOK", "Norwegian krone", "Norwegian kroner", "挪威克朗"),
    ("DKK", "Danish krone", "Danish kroner", "丹麦克朗"), ("TRY", "lira", "lira", "里拉"), ("PLN", "zloty", "zlotys", "兹罗提"),
    ("IDR", "rupiah", "rupiah", "印尼盾"), ("PHP", "Philippine peso", "Philippine pesos", "菲律宾比索"),
];

/// Measures and lengths of time: code, one, many, Chinese.
#[rustfmt::skip]
const UNIT_WORDS: &[UnitWords] = &[
    ("m", "meter", "meters", "米"), ("km", "kilometer", "kilometers", "公里"), ("dm", "decimeter", "decimeters", "分米"),
    ("cm", "centimeter", "centimeters", "厘米"), ("mm", "millimeter", "millimeters", "毫米"),
    ("um", "micrometer", "micrometers", "微米"), ("nm", "nanometer", "nanometers", "纳米"),
    ("mi", "mile", "miles", "英里"), ("nmi", "nautical mile", "nautical miles", "海里"), ("yd", "yard", "yards", "码"),
    ("ft", "foot", "feet", "英尺"), ("in", "inch", "inches", "英寸"), ("li", "li", "li", "里"), ("zhang", "zhang", "zhang", "丈"),
    ("chi", "chi", "chi", "尺"), ("cun", "cun", "cun", "寸"), ("ly", "light-year", "light-years", "光年"),
    ("au", "astronomical unit", "astronomical units", "天文单位"),
    ("m2", "square meter", "square meters", "平方米"), ("km2", "square kilometer", "square kilometers", "平方公里"),
    ("cm2", "square centimeter", "square centimeters", "平方厘米"), ("mm2", "square millimeter", "square millimeters", "平方毫米"),
    ("ha", "hectare", "hectares", "公顷"), ("mu", "mu", "mu", "亩"), ("qing", "qing", "qing", "顷"), ("acre", "acre", "acres", "英亩"),
    ("mi2", "square mile", "square miles", "平方英里"), ("ft2", "square foot", "square feet", "平方英尺"), ("ping", "ping", "ping", "坪"),
    ("L", "liter", "liters", "升"), ("mL", "milliliter", "milliliters", "毫升"), ("m3", "cubic meter", "cubic meters", "立方米"),
    ("km3", "cubic kilometer", "cubic kilometers", "立方公里"), ("cm3", "cubic centimeter", "cubic centimeters", "立方厘米"),
    ("ft3", "cubic foot", "cubic feet", "立方英尺"), ("gal", "gallon", "gallons", "加仑"), ("bbl", "barrel", "barrels", "桶"),
    ("pt", "pint", "pints", "品脱"), ("qt", "quart", "quarts", "夸脱"), ("dou", "dou", "dou", "斗"),
    ("g", "gram", "grams", "克"), ("kg", "kilogram", "kilograms", "公斤"), ("mg", "milligram", "milligrams", "毫克"),
    ("ug", "microgram", "micrograms", "微克"), ("t", "tonne", "tonnes", "吨"), ("jin", "jin", "jin", "斤"),
    ("liang", "liang", "liang", "两"), ("qian", "qian", "qian", "钱"), ("dan", "dan", "dan", "担"),
    ("lb", "pound", "pounds", "磅"), ("oz", "ounce", "ounces", "盎司"), ("st", "stone", "stone", "英石"),
    ("ms", "millisecond", "milliseconds", "毫秒"), ("s", "second", "seconds", "秒"), ("min", "minute", "minutes", "分钟"),
    ("h", "hour", "hours", "小时"), ("d", "day", "days", "天"), ("wk", "week", "weeks", "周"), ("mo", "month", "months", "个月"),
    ("qtr", "quarter", "quarters", "个季度"), ("a", "year", "years", "年"),
    ("Cel", "degree Celsius", "degrees Celsius", "摄氏度"), ("degF", "degree Fahrenheit", "degrees Fahrenheit", "华氏度"),
    ("K", "kelvin", "kelvins", "开尔文"), ("deg", "degree", "degrees", "度"),
    ("m/s", "meter per second", "meters per second", "米/秒"), ("km/h", "kilometer per hour", "kilometers per hour", "公里/小时"),
    ("km/s", "kilometer per second", "kilometers per second", "公里/秒"), ("mph", "mile per hour", "miles per hour", "英里/小时"),
    ("kn", "knot", "knots", "节"), ("J", "joule", "joules", "焦耳"), ("kJ", "kilojoule", "kilojoules", "千焦"),
    ("cal", "calorie", "calories", "卡"), ("kcal", "kilocalorie", "kilocalories", "千卡"), ("Wh", "watt-hour", "watt-hours", "瓦时"),
    ("kWh", "kilowatt-hour", "kilowatt-hours", "千瓦时"), ("MWh", "megawatt-hour", "megawatt-hours", "兆瓦时"),
    ("GWh", "gigawatt-hour", "gigawatt-hours", "吉瓦时"), ("TWh", "terawatt-hour", "terawatt-hours", "太瓦时"),
    ("W", "watt", "watts", "瓦"), ("kW", "kilowatt", "kilowatts", "千瓦"), ("MW", "megawatt", "megawatts", "兆瓦"),
    ("GW", "gigawatt", "gigawatts", "吉瓦"), ("hp", "horsepower", "horsepower", "马力"), ("Pa", "pascal", "pascals", "帕"),
    ("hPa", "hectopascal", "hectopascals", "百帕"), ("kPa", "kilopascal", "kilopascals", "千帕"), ("MPa", "megapascal", "megapascals", "兆帕"),
    ("Hz", "hertz", "hertz", "赫兹"), ("kHz", "kilohertz", "kilohertz", "千赫"), ("MHz", "megahertz", "megahertz", "兆赫"),
    ("GHz", "gigahertz", "gigahertz", "吉赫"), ("rpm", "rpm", "rpm", "转/分"), ("V", "volt", "volts", "伏"), ("kV", "kilovolt", "kilovolts", "千伏"),
    ("kVA", "kVA", "kVA", "千伏安"), ("A", "ampere", "amperes", "安培"), ("dB", "decibel", "decibels", "分贝"),
    ("bit", "bit", "bits", "比特"), ("By", "byte", "bytes", "字节"), ("kB", "KB", "KB", "KB"), ("MB", "MB", "MB", "MB"),
    ("GB", "GB", "GB", "GB"), ("TB", "TB", "TB", "TB"), ("PB", "PB", "PB", "PB"), ("Mbit/s", "Mbps", "Mbps", "Mbps"),
    ("Gbit/s", "Gbps", "Gbps", "Gbps"), ("bp", "basis point", "basis points", "个基点"),
];

/// Powers of ten that are words of their own.
pub(crate) const SCALES: &[&str] = &["hundred", "thousand", "million", "billion", "trillion"];
/// Zero to nineteen.
pub(crate) const CARDINALS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
/// Twenty to ninety, as cardinal and as ordinal.
pub(crate) const TENS: &[(&str, &str)] = &[
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];
/// Zeroth to nineteenth.
pub(crate) const ORDINALS: &[&str] = &[
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const MONTHS: &[&str] =
    &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
/// Monday first, as ISO 8601 numbers them: English, Chinese.
const WEEKDAYS: &[(&str, &str)] = &[
    ("Monday", "周一"),
    ("Tuesday", "周二"),
    ("Wednesday", "周三"),
    ("Thursday", "周四"),
    ("Friday", "周五"),
    ("Saturday", "周六"),
    ("Sunday", "周日"),
];

/// `n` in English words, from 0 to 100.
pub(crate) fn cardinal_word(n: i64) -> Option<String> {
    if n == 100 {
        return Some("one hundred".to_owned());
    }
    let n = usize::try_from(n).ok()?;
    if let Some(word) = CARDINALS.get(n) {
        return Some((*word).to_owned());
    }
    let (tens, _) = tens(n)?;
    let ones = CARDINALS.get(n % 10).filter(|_| n % 10 > 0);
    Some(ones.map_or_else(|| tens.to_owned(), |ones| format!("{tens}-{ones}")))
}

/// `n`th in English words, from 0 to 99.
pub(crate) fn ordinal_word(n: i64) -> Option<String> {
    let n = usize::try_from(n).ok()?;
    if let Some(word) = ORDINALS.get(n) {
        return Some((*word).to_owned());
    }
    let (tens, tenth) = tens(n)?;
    if n.is_multiple_of(10) {
        return Some(tenth.to_owned());
    }
    Some(format!("{tens}-{}", ORDINALS.get(n % 10)?))
}

/// The words of the tens of `n`, from 20 to 99.
fn tens(n: usize) -> Option<(&'static str, &'static str)> {
    TENS.get((n / 10).checked_sub(2)?).copied()
}

/// `n`th in digits: `1st`, `22nd`, `13th`.
pub(crate) fn ordinal_digits(n: i64) -> String {
    let suffix = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

/// The English name of a month from 1 to 12.
pub(super) fn month_name(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

/// The names of a weekday from 1 (Monday) to 7: English, Chinese.
pub(super) fn weekday(day: u8) -> Option<(&'static str, &'static str)> {
    WEEKDAYS.get(usize::from(day).checked_sub(1)?).copied()
}

/// The plural of an English noun; only its last word changes.
pub(super) fn plural(noun: &str) -> String {
    const IRREGULAR: &[(&str, &str)] = &[
        ("person", "people"),
        ("child", "children"),
        ("man", "men"),
        ("woman", "women"),
        ("sheep", "sheep"),
        ("fish", "fish"),
        ("series", "series"),
        ("species", "species"),
        ("foot", "feet"),
        ("yuan", "yuan"),
        ("head", "head"),
        ("aircraft", "aircraft"),
    ];
    if let Some((one, many)) = IRREGULAR.iter().find(|(one, _)| noun.ends_with(one)) {
        return format!("{}{many}", noun.strip_suffix(one).unwrap_or_default());
    }
    let before_y = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match before_y {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}
