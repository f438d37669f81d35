//! What all western languages write alike: symbols of units, currency signs and codes. Data only, used by the files beside.

/// Symbols of units: code, symbols.
#[rustfmt::skip]
pub(super) const SYMBOLS: &[(&str, &str)] = &[
    ("km", "km|kms"), ("m", "m"), ("dm", "dm"), ("cm", "cm|cms"), ("mm", "mm"), ("um", "µm|μm|um"), ("nm", "nm"), ("pm", "pm"), ("am", "am"), ("mi", "mi"), ("yd", "yd|yds"),
    ("ft", "ft"), ("in", "in"), ("ha", "ha"), ("km2", "sqkm"), ("L", "l|L"), ("mL", "ml"), ("cL", "cl"), ("dL", "dl"), ("hL", "hl"), ("kL", "kl"), ("gal", "gal"),
    ("g", "g|gs|gm"), ("kg", "kg|KG"), ("mg", "mg"), ("ug", "μg|µg|ug"), ("t", "t"), ("oz", "oz"), ("st", "st"),
    ("ms", "ms"), ("s", "s"), ("min", "min"), ("h", "h"), ("Cel", "C|c"), ("degF", "F|f"), ("K", "K"),
    ("km/h", "kmh|kph"), ("mph", "mph"), ("J", "J"), ("kJ", "kJ|KJ"), ("cal", "cal"), ("kcal", "kcal"), ("Wh", "Wh"), ("kWh", "kwh"), ("MWh", "MWh|mwh"), ("GWh", "gwh"), ("TWh", "twh"),
    ("eV", "eV"), ("W", "W|w"), ("kW", "kw"), ("MW", "MW"), ("GW", "gw"), ("Pa", "Pa|pa"), ("kPa", "kpa"), ("MPa", "mpa"), ("hPa", "hpa"), ("mmHg", "mmhg|mm hg"),
    ("Hz", "hz"), ("kHz", "khz"), ("MHz", "mhz"), ("GHz", "ghz"), ("kbit", "kb|kbit"), ("kB", "KB|kB"), ("Mbit", "mb|Mb|mbit"), ("MB", "MB"), ("GB", "gb|GB"),
    ("TB", "tb|TB"), ("PB", "PB"), ("Gbit", "Gb|gbit"), ("kbit/s", "kbps"), ("Mbit/s", "mbps"), ("Gbit/s", "gbps"), ("V", "V|v"), ("kV", "kv"), ("mV", "mv"),
    ("A", "A"), ("mA", "mA"), ("mAh", "mah"), ("Ah", "Ah"), ("dB", "db"), ("mol", "mol"), ("kVA", "kva"), ("px", "px"), ("bp", "bp|bps"), ("Gy", "Gy"), ("mGy", "mGy"),
    ("acre", "ac"), ("hp", "hp"), ("hm", "hm"), ("dam", "dam"), ("ns", "ns"), ("us", "µs|μs"), ("uL", "µl|μl"), ("MJ", "MJ"), ("GJ", "GJ"), ("keV", "keV"), ("MeV", "MeV"), ("GeV", "GeV"), ("TeV", "TeV"), ("mW", "mW"), ("TW", "TW"), ("GPa", "GPa"), ("mbar", "mbar"), ("atm", "atm"),
    ("KiB", "KiB"), ("MiB", "MiB"), ("GiB", "GiB"), ("TiB", "TiB"), ("EB", "EB"), ("MB/s", "MBps"), ("Tbit/s", "tbps"), ("THz", "THz"), ("kN", "kN"), ("Nm", "Nm"), ("lm", "lm"), ("lx", "lx"), ("MVA", "mva"), ("m2", "sqm"), ("ft2", "sqft"), ("mi2", "sqmi"), ("Ma", "Ma|Myr|mya"), ("Ga", "Gyr|Ga"), ("nmi", "nmi"), ("ly", "ly"), ("Gt", "Gt"), ("kt", "kt"), ("Mt", "Mt"), ("rpm", "rpm"), ("kg", "k.g|k.gs"), ("rad", "rad"),
];

/// Currency signs: sign, code, other readings.
#[rustfmt::skip]
pub(super) const SIGNS: &[(char, &str, &[&str])] = &[
    ('$', "USD", &["HKD", "TWD", "AUD", "CAD", "SGD", "NZD", "MXN"]), ('＄', "USD", &["HKD", "TWD"]), ('€', "EUR", &[]), ('£', "GBP", &[]), ('￡', "GBP", &[]),
    ('¥', "CNY", &["JPY"]), ('￥', "CNY", &["JPY"]), ('元', "CNY", &["TWD", "HKD"]), ('₩', "KRW", &[]), ('₹', "INR", &[]), ('₽', "RUB", &[]), ('₺', "TRY", &[]),
    ('₫', "VND", &[]), ('฿', "THB", &[]), ('₪', "ILS", &[]), ('₦', "NGN", &[]), ('₱', "PHP", &[]), ('₴', "UAH", &[]), ('₸', "KZT", &[]), ('₾', "GEL", &[]), ('₭', "LAK", &[]),
    ('៛', "KHR", &[]), ('₿', "BTC", &[]), ('₵', "GHS", &[]), ('₡', "CRC", &[]), ('₲', "PYG", &[]), ('₮', "MNT", &[]), ('௹', "LKR", &["INR"]),
];

/// What may stand before the dollar sign.
#[rustfmt::skip]
pub(super) const DOLLARS: &[(&str, &str)] = &[
    ("USD", "US|us|u s|u.s|U.S|USD|u|U"), ("HKD", "HK"), ("TWD", "NT"), ("SGD", "S|SG"), ("AUD", "A|AU|AUD|aud"), ("CAD", "C|CA|CAD|CDN|cad"), ("NZD", "NZ|NZD|nzd"), ("BRL", "R|r"), ("MXN", "MX|MXN|mxn"), ("JMD", "J"), ("TTD", "TT"), ("MOP", "MOP"), ("CNY", "CN"), ("JPY", "JP"), ("XCD", "EC"), ("BBD", "Bds"), ("FJD", "FJ"), ("NAD", "N"), ("GYD", "GY"), ("LRD", "L"), ("BND", "B"),
];

/// ISO 4217 codes, before the number or after it.
#[rustfmt::skip]
pub(super) const CODES: &[(&str, &str)] = &[
    ("CNY", "CNY|RMB"), ("USD", "USD|usd"), ("HKD", "HKD"), ("TWD", "TWD|NTD"), ("SGD", "SGD"), ("AUD", "AUD"), ("CAD", "CAD"), ("NZD", "NZD"), ("EUR", "EUR|eur"),
    ("GBP", "GBP|gbp"), ("JPY", "JPY"), ("KRW", "KRW"), ("INR", "INR|Rs|rs"), ("CHF", "CHF"), ("SEK", "SEK"), ("NOK", "NOK"), ("DKK", "DKK"), ("THB", "THB"), ("MYR", "MYR|RM"),
    ("IDR", "IDR"), ("VND", "VND"), ("PHP", "PHP"), ("MXN", "MXN"), ("BRL", "BRL"), ("TRY", "TRY"), ("PLN", "PLN"), ("RUB", "RUB"), ("ILS", "ILS"), ("SAR", "SAR"),
    ("QAR", "QAR"), ("AED", "AED"), ("ZAR", "ZAR"), ("EGP", "EGP"), ("BTC", "BTC"), ("PKR", "PKR"), ("LKR", "LKR"), ("CZK", "CZK"), ("HUF", "HUF"), ("UAH", "UAH"), ("LBP", "LBP"), ("BGN", "BGN"), ("KWD", "KWD"), ("MOP", "MOP"), ("ISK", "ISK"), ("NGN", "NGN"), ("ARS", "ARS"), ("CLP", "CLP"), ("COP", "COP"), ("PEN", "PEN"), ("KZT", "KZT"),
    ("NIO", "NIO"), ("GTQ", "GTQ"), ("HNL", "HNL"), ("CRC", "CRC"), ("PAB", "PAB"), ("DOP", "DOP"), ("BOB", "BOB"), ("UYU", "UYU"), ("PYG", "PYG"), ("VES", "VES"), ("MAD", "MAD"), ("DZD", "DZD"), ("TND", "TND"), ("LYD", "LYD"), ("IQD", "IQD"), ("IRR", "IRR"), ("SYP", "SYP"), ("JOD", "JOD"), ("BHD", "BHD"), ("OMR", "OMR"), ("YER", "YER"), ("AFN", "AFN"), ("BDT", "BDT"), ("NPR", "NPR"), ("MMK", "MMK"), ("KHR", "KHR"), ("LAK", "LAK"), ("BND", "BND"), ("MNT", "MNT"), ("KGS", "KGS"), ("UZS", "UZS"), ("TJS", "TJS"), ("TMT", "TMT"), ("AZN", "AZN"), ("AMD", "AMD"), ("GEL", "GEL"), ("BYN", "BYN"), ("MDL", "MDL"), ("RON", "RON"), ("RSD", "RSD"), ("MKD", "MKD"), ("HRK", "HRK"), ("GHS", "GHS"), ("KES", "KES"), ("UGX", "UGX"), ("TZS", "TZS"), ("RWF", "RWF"), ("ETB", "ETB"), ("SDG", "SDG"), ("DJF", "DJF"), ("MUR", "MUR"), ("SCR", "SCR"), ("MGA", "MGA"), ("MWK", "MWK"), ("ZMW", "ZMW"), ("BWP", "BWP"), ("NAD", "NAD"), ("AOA", "AOA"), ("MZN", "MZN"), ("XAF", "XAF"), ("XOF", "XOF"), ("XPF", "XPF"), ("FJD", "FJD"), ("PGK", "PGK"), ("HTG", "HTG"), ("JMD", "JMD"), ("TTD", "TTD"), ("BBD", "BBD"), ("BSD", "BSD"), ("BZD", "BZD"), ("GYD", "GYD"), ("SRD", "SRD"), ("AWG", "AWG"), ("ANG", "ANG"), ("CVE", "CVE"), ("GMD", "GMD"), ("GNF", "GNF"), ("SLE", "SLE"), ("LRD", "LRD"), ("LSL", "LSL"), ("SZL", "SZL"), ("MVR", "MVR"), ("BTN", "BTN"),
];
