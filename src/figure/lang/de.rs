//! German: the data of `figure::western`. Data only; nouns stand in lower case here and match in either.

use super::international;
use crate::figure::Approx::{self, About, AtLeast, AtMost, Over, Under};
use crate::figure::render::speech::{Plural, Speech};
use crate::figure::western::table::{Habit, Role, Table, flag};

/// What German says.
#[rustfmt::skip]
pub static TABLE: Table = Table {
    habits: &[Habit::Compounds, Habit::UnitFirst, Habit::OrdinalPoint, Habit::ArticleOne, Habit::CapitalDays, Habit::YearPairs, Habit::OwnParts],
    endings: &[("{e}", "|e|en|er|em|es"), ("{te}", "te|ten|ter|tem|tes"), ("{n}", "|n"), ("{day}", "|s|abend|abends|morgen|mittag|nachmittag|vormittag|nacht|früh"), ("{en}", "|en"), ("{s}", "|s|es"), ("{r}", "|r|n|s|m")],
    cardinals: &[
        ("null|kein{e}", 0), ("ein{e}|eins", 1), ("zwei|zwo|zweien|zu zweit", 2), ("drei|dreien|zu dritt", 3), ("vier|vieren|zu viert", 4), ("fünf|fuenf|zu fünft", 5), ("sechs|zu sechst", 6), ("sieben", 7), ("acht", 8), ("neun", 9),
        ("zehn", 10), ("elf", 11), ("zwölf|zwoelf", 12), ("dreizehn", 13), ("vierzehn", 14), ("fünfzehn|fuenfzehn", 15), ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18),
        ("neunzehn", 19), ("zwanzig", 20), ("dreißig|dreissig", 30), ("vierzig", 40), ("fünfzig|fuenfzig", 50), ("sechzig", 60), ("siebzig", 70), ("achtzig", 80), ("neunzig", 90),
    ],
    ordinals: &[
        ("nullte{r}", 0), ("erste{r}", 1), ("zweite{r}", 2), ("dritte{r}", 3), ("vierte{r}", 4), ("fünfte{r}|fuenfte{r}", 5), ("sechste{r}", 6), ("siebte{r}|siebente{r}", 7), ("achte{r}", 8),
        ("neunte{r}", 9), ("zehnte{r}", 10), ("elfte{r}", 11), ("zwölfte{r}|zwoelfte{r}", 12), ("dreizehnte{r}", 13), ("vierzehnte{r}", 14), ("fünfzehnte{r}|fuenfzehnte{r}", 15),
        ("sechzehnte{r}", 16), ("siebzehnte{r}", 17), ("achtzehnte{r}", 18), ("neunzehnte{r}", 19), ("zwanzigste{r}", 20), ("dreißigste{r}|dreissigste{r}", 30), ("vierzigste{r}", 40),
        ("fünfzigste{r}|fuenfzigste{r}", 50), ("sechzigste{r}", 60), ("siebzigste{r}", 70), ("achtzigste{r}", 80), ("neunzigste{r}", 90),
    ],
    denominators: &[
        ("halb{e}|hälfte|haelfte", 2), ("drittel|dritteln", 3), ("viertel|vierteln", 4), ("fünftel|fünfteln|fuenftel", 5), ("sechstel|sechsteln", 6), ("siebtel|siebteln|siebentel", 7),
        ("achtel|achteln", 8), ("neuntel|neunteln", 9), ("zehntel|zehnteln", 10), ("elftel", 11), ("zwölftel|zwoelftel", 12), ("dreizehntel", 13), ("vierzehntel", 14), ("fünfzehntel|fuenfzehntel", 15), ("sechzehntel", 16),
        ("siebzehntel", 17), ("achtzehntel", 18), ("neunzehntel", 19), ("zwanzigstel", 20), ("dreißigstel|dreissigstel", 30), ("vierzigstel", 40), ("fünfzigstel", 50), ("sechzigstel", 60), ("siebzigstel", 70), ("achtzigstel", 80), ("neunzigstel", 90),
        ("hundertstel|hundertsteln", 100), ("tausendstel|tausendsteln", 1000), ("zehntausendstel", 10_000), ("hunderttausendstel", 100_000), ("millionstel", 1_000_000), ("milliardstel", 1_000_000_000),
    ],
    parts: &[(3, 2, "anderthalb|anderthalbe|anderthalben|eineinhalb|einundeinhalb|einundeinhalbe"), (1, 2, "einhalb|undeinhalb|ein halb")],
    scales: &[
        ("hundert", 2), ("tausend|tsd|tausende|tausenden", 3), ("million|millionen|mio|mill", 6), ("milliarde|milliarden|mrd|mia|mrden", 9), ("billion|billionen|bio", 12), ("billiarde|billiarden|brd", 15),
        ("trillion|trillionen", 18), ("trilliarde|trilliarden", 21), ("quadrillion|quadrillionen", 24),
    ],
    ordinal_scales: &[("hundertste{r}", 2), ("tausendste{r}", 3), ("millionste{r}", 6), ("milliardste{r}", 9), ("billionste{r}", 12)],
    short_scales: &[("k|K|tsd|Tsd", 3), ("Mio|mio|M|mill|Mill", 6), ("Mrd|mrd|Mia|mia", 9), ("Bio|bio|T", 12), ("G", 9)],
    vague: &[("mehrere|einige|etliche|viele|wenige", 1), ("dutzende|dutzenden|dutzender", 12), ("hunderte|hunderten|hunderter|aberhunderte", 100), ("tausende|tausenden|tausender", 1000), ("zehntausende|zehntausenden|zehntausender", 10_000), ("hunderttausende|hunderttausenden|hunderttausender", 100_000), ("millionen", 1_000_000), ("milliarden", 1_000_000_000)],
    groups: &[("dutzend|dutzends", 12), ("paar schuhe", 2)],
    ordinal_endings: "te|ter|ten|tes|ste|ster|sten|stes",
    months: &[
        ("januar|jänner|jan|jän|januars", 1), ("februar|feber|feb", 2), ("märz|mär|mrz|maerz", 3), ("april|apr", 4), ("mai", 5), ("juni|jun", 6), ("juli|jul", 7), ("august|aug", 8),
        ("september|sept|sep", 9), ("oktober|okt", 10), ("november|nov", 11), ("dezember|dez", 12),
    ],
    weekdays: &[("montag{day}", 1), ("dienstag{day}", 2), ("mittwoch{day}", 3), ("donnerstag{day}", 4), ("freitag{day}", 5), ("samstag{day}|sonnabend{day}", 6), ("sonntag{day}", 7)],
    units: &[
        ("km", 1, "kilometer{n}|kilometers"), ("m", 1, "meter{n}|meters"), ("dm", 1, "dezimeter{n}"), ("cm", 1, "zentimeter{n}|centimeter{n}"), ("mm", 1, "millimeter{n}"), ("um", 1, "mikrometer{n}"), ("nm", 1, "nanometer{n}"),
        ("mi", 1, "meile{n}"), ("nmi", 1, "seemeile{n}"), ("yd", 1, "yard|yards"), ("ft", 1, "fuß|fuss|fuße"), ("in", 1, "zoll|zolls"), ("ly", 1, "lichtjahr{s}|lichtjahre{n}"),
        ("km2", 1, "quadratkilometer{n}|quadratkilometers|qkm"), ("m2", 1, "quadratmeter{n}|qm"), ("cm2", 1, "quadratzentimeter{n}"), ("ha", 1, "hektar|hektare{n}|hektars"), ("acre", 1, "acre|acres|morgen land"), ("mu", 1, "mu"),
        ("m3", 1, "kubikmeter{n}|cbm"), ("km3", 1, "kubikkilometer{n}"), ("cm3", 1, "kubikzentimeter{n}|ccm"), ("L", 1, "liter{n}|liters"), ("mL", 1, "milliliter{n}"), ("cL", 1, "zentiliter{n}"), ("hL", 1, "hektoliter{n}"), ("gal", 1, "gallone{n}"), ("bbl", 1, "barrel|barrels"), ("tsp", 1, "teelöffel{n}"), ("tbsp", 1, "esslöffel{n}"), ("cup", 1, "tasse{n}"), ("turn", 1, "turn|turns|umdrehung{en}"),
        ("g", 1, "gramm|gramms"), ("kg", 1, "kilogramm|kilogramms|kilo|kilos"), ("mg", 1, "milligramm|milligramms"), ("ug", 1, "mikrogramm"), ("t", 1, "tonne{n}"), ("kt", 1, "kilotonne{n}"), ("Mt", 1, "megatonne{n}"), ("lb", 1, "pfund|pfunde{n}"), ("oz", 1, "unze{n}"), ("jin", 1, "jin"),
        ("t", 100, ""), ("ms", 1, "millisekunde{n}"), ("min", 15, "viertelstunde{n}"), ("min", 45, "dreiviertelstunde{n}"), ("s", 1, "sekunde{n}|sek"), ("min", 1, "minute{n}|minütig{e}|minuetig{e}"), ("h", 1, "stunde{n}|std|stündig{e}|stuendig{e}"), ("d", 1, "tag|tage{n}|tages|tägig{e}|taegig{e}"), ("wk", 1, "woche{n}|wöchig{e}"), ("mo", 1, "monat|monate{n}|monats|monatig{e}"),
        ("qtr", 1, "quartale{n}"), ("a", 1, "jahre{n}|jahr|jahres|jährig{e}|jaehrig{e}|jährige{r}"), ("a", 10, "jahrzehnt|jahrzehnte{n}|dekade{n}"), ("a", 100, "jahrhunderte{n}|jahrhundert"),
        ("Cel", 1, "grad celsius|grad c|grad C|celsius|°celsius"), ("degF", 1, "grad fahrenheit|grad f|grad F|fahrenheit"), ("K", 1, "kelvin"), ("deg", 1, "grad|grade{n}"), ("rad", 1, "radiant"),
        ("m/s", 1, "meter pro sekunde|meter je sekunde"), ("km/h", 1, "stundenkilometer{n}|kilometer pro stunde|kilometer je stunde|kilometern pro stunde|km pro stunde"), ("mph", 1, "meilen pro stunde|mph"), ("kn", 1, "knoten"),
        ("J", 1, "joule"), ("kJ", 1, "kilojoule"), ("kcal", 1, "kilokalorie{n}|kalorien"), ("Wh", 1, "wattstunde{n}"), ("kWh", 1, "kilowattstunde{n}"), ("MWh", 1, "megawattstunde{n}"), ("GWh", 1, "gigawattstunde{n}"), ("TWh", 1, "terawattstunde{n}"),
        ("W", 1, "watt"), ("kW", 1, "kilowatt"), ("MW", 1, "megawatt"), ("GW", 1, "gigawatt"), ("hp", 1, "ps|pferdestärken"), ("Pa", 1, "pascal"), ("hPa", 1, "hektopascal"), ("bar", 1, "bar"), ("V", 1, "volt"), ("kV", 1, "kilovolt"), ("A", 1, "ampere"),
        ("Hz", 1, "hertz"), ("kHz", 1, "kilohertz"), ("MHz", 1, "megahertz"), ("GHz", 1, "gigahertz"), ("magnitude", 1, "magnitude"), ("dB", 1, "dezibel"),
        ("bit", 1, "bits"), ("By", 1, "byte|bytes"), ("kB", 1, "kilobyte|kilobytes"), ("MB", 1, "megabyte|megabytes"), ("GB", 1, "gigabyte|gigabytes"), ("TB", 1, "terabyte|terabytes"), ("Mbit", 1, "megabit|megabits"), ("Gbit", 1, "gigabit"),
        ("bp", 1, "basispunkte{n}|basispunkt"),
    ],
    symbols: international::SYMBOLS,
    money: &[
        ("AED", &[], 0, "vae dirham"), ("AFN", &[], 0, "afghanische afghani|afghanischer afghani"), ("ALL", &[], 0, "albanische lek|albanischer lek"), ("AMD", &[], 0, "armenische dram|armenischer dram"), ("AOA", &[], 0, "angolanische kwanza|angolanischer kwanza"), ("ARS", &[], 0, "argentinische pesos|argentinischer peso"), ("ATS", &[], 0, "österreichische schilling|österreichischer schilling"), ("AZN", &[], 0, "aserbaidschan manat"), ("BAM", &[], 0, "konvertible mark bosnien und herzegowina"), ("BBD", &[], 0, "barbados dollar"), ("BDT", &[], 0, "bangladesch taka"), ("BEF", &[], 0, "belgische franc|belgischer franc"), ("BGN", &[], 0, "bulgarische lew|bulgarischer lew"), ("BHD", &[], 0, "bahrain dinar"), ("BIF", &[], 0, "burundi franc|burundi francs"), ("BMD", &[], 0, "bermuda dollar"), ("BND", &[], 0, "brunei dollar"), ("BOB", &[], 0, "bolivianische bolivianos|bolivianischer boliviano"), ("BRL", &[], 0, "brasilianische real|brasilianischer real"),
        ("BSD", &[], 0, "bahamas dollar"), ("BTN", &[], 0, "bhutan ngultrum"), ("BWP", &[], 0, "botswanische pula|botswanischer pula"), ("BYN", &[], 0, "weißrussische rubel|weißrussischer rubel"), ("BZD", &[], 0, "belize dollar"), ("CDF", &[], 0, "kongo franc|kongo francs"), ("CLP", &[], 0, "chilenische pesos|chilenischer peso"), ("CNY", &[], 0, "chinesischer yuan|renminbi yuan"), ("COP", &[], 0, "kolumbianische pesos|kolumbianischer peso"), ("CRC", &[], 0, "costa rica colón"), ("CUP", &[], 0, "kubanische pesos|kubanischer peso"), ("CVE", &[], 0, "cabo verde escudo|cabo verde escudos"), ("CZK", &[], 0, "tschechische krone"), ("DJF", &[], 0, "dschibuti franc"), ("DKK", &[], 0, "dänische krone"), ("DOP", &[], 0, "dominikanische pesos|dominikanischer peso"), ("DZD", &[], 0, "algerische dinar|algerischer dinar"), ("EGP", &[], 0, "ägyptisches pfund"), ("ERN", &[], 0, "eritreische nakfa|eritreischer nakfa"),
        ("ESP", &[], 0, "spanische peseta|spanische peseten"), ("ETB", &[], 0, "äthiopische birr|äthiopischer birr"), ("FJD", &[], 0, "fidschi dollar"), ("FKP", &[], 0, "falkland pfund"), ("FRF", &[], 0, "französische franc|französischer franc"), ("GEL", &[], 0, "georgische lari|georgischer lari"), ("GHS", &[], 0, "ghanaische cedi|ghanaischer cedi"), ("GIP", &[], 0, "gibraltar pfund"), ("GMD", &[], 0, "gambia dalasi"), ("GNF", &[], 0, "guinea franc"), ("GRD", &[], 0, "griechische drachme|griechische drachmen"), ("GTQ", &[], 0, "guatemaltekische quetzales|guatemaltekischer quetzal"), ("GYD", &[], 0, "guyana dollar"), ("HNL", &[], 0, "honduras lempira"), ("HRK", &[], 0, "kroatische kuna|kroatischer kuna"), ("HTG", &[], 0, "haitianische gourde|haitianische gourdes"), ("HUF", &[], 0, "ungarische forint|ungarischer forint"), ("IDR", &[], 0, "indonesische rupiah"), ("IEP", &[], 0, "irische pfund|irisches pfund"),
        ("ILS", &[], 0, "israelische neue schekel|israelischer neuer schekel"), ("INR", &[], 0, "indische rupie"), ("IQD", &[], 0, "irakische dinar|irakischer dinar"), ("IRR", &[], 0, "iranische rial|iranischer rial"), ("ISK", &[], 0, "isländische krone|isländische kronen"), ("ITL", &[], 0, "italienische lira|italienische lire"), ("JMD", &[], 0, "jamaika dollar"), ("JOD", &[], 0, "jordanische dinar|jordanischer dinar"), ("JPY", &[], 0, "japanischer yen"), ("KES", &[], 0, "kenia schilling"), ("KGS", &[], 0, "kirgisische som|kirgisischer som"), ("KMF", &[], 0, "komoren franc|komoren francs"), ("KPW", &[], 0, "nordkoreanische won|nordkoreanischer won"), ("KRW", &[], 0, "südkoreanischer won"), ("KWD", &[], 0, "kuwait dinar"), ("KYD", &[], 0, "kaiman dollar"), ("KZT", &[], 0, "kasachische tenge|kasachischer tenge"), ("LAK", &[], 0, "laotische kip|laotischer kip"), ("LBP", &[], 0, "libanesische pfund|libanesisches pfund"),
        ("LKR", &[], 0, "sri lanka rupie|sri lanka rupien"), ("LRD", &[], 0, "liberianische dollar|liberianischer dollar"), ("LTL", &[], 0, "litauische litas|litauischer litas"), ("LVL", &[], 0, "lettische lats|lettischer lats"), ("LYD", &[], 0, "libysche dinar|libyscher dinar"), ("MAD", &[], 0, "marokkanische dirham|marokkanischer dirham"), ("MDL", &[], 0, "moldau leu"), ("MGA", &[], 0, "madagaskar ariary"), ("MKD", &[], 0, "mazedonische denari|mazedonischer denar"), ("MMK", &[], 0, "myanmarische kyat|myanmarischer kyat"), ("MNT", &[], 0, "mongolische tögrög|mongolischer tögrög"), ("MOP", &[], 0, "macao pataca"), ("MRU", &[], 0, "mauretanische ouguiya|mauretanischer ouguiya"), ("MUR", &[], 0, "mauritius rupie|mauritius rupien"), ("MVR", &[], 0, "malediven rufiyaa|malediven rupien"), ("MWK", &[], 0, "malawi kwacha"), ("MXN", &[], 0, "mexikanische pesos|mexikanischer peso"), ("MYR", &[], 0, "malaysische ringgit|malaysischer ringgit"),
        ("MZN", &[], 0, "mosambikanische meticais|mosambikanischer metical"), ("NAD", &[], 0, "namibia dollar"), ("NGN", &[], 0, "nigerianische naira|nigerianischer naira"), ("NIO", &[], 0, "nicaragua córdoba|nicaragua córdobas"), ("NLG", &[], 0, "niederländische gulden|niederländischer gulden"), ("NOK", &[], 0, "norwegische krone"), ("NPR", &[], 0, "nepalesische rupie|nepalesische rupien"), ("OMR", &[], 0, "omanische rials|omanischer rial"), ("PAB", &[], 0, "panamaische balboas|panamaischer balboa"), ("PEN", &[], 0, "peruanische sol|peruanischer sol"), ("PGK", &[], 0, "papua neuguineischer kina"), ("PHP", &[], 0, "philippinische pesos|philippinischer peso"), ("PKR", &[], 0, "pakistanische rupie|pakistanische rupien"), ("PLN", &[], 0, "polnische złoty|polnischer złoty"), ("PTE", &[], 0, "portugiesische escudo|portugiesischer escudo"), ("PYG", &[], 0, "paraguayische guaraníes|paraguayischer guaraní"),
        ("QAR", &[], 0, "katar riyal"), ("RON", &[], 0, "rumänische leu|rumänischer leu"), ("RSD", &[], 0, "serbische dinaren|serbischer dinar"), ("RUB", &[], 0, "russische rubel|russischer rubel"), ("RWF", &[], 0, "ruanda franc|ruanda francs"), ("SAR", &[], 0, "saudi rial"), ("SBD", &[], 0, "salomonen dollar"), ("SCR", &[], 0, "seychellen rupie|seychellen rupien"), ("SDG", &[], 0, "sudanesische pfund|sudanesisches pfund"), ("SHP", &[], 0, "st. helena pfund"), ("SLE", &[], 0, "sierra leonische leones|sierra leonischer leone"), ("SOS", &[], 0, "somalia schilling"), ("SRD", &[], 0, "suriname dollar"), ("STN", &[], 0, "são toméische dobras|são toméischer dobra"), ("SVC", &[], 0, "el salvador colon"), ("SYP", &[], 0, "syrische pfund|syrisches pfund"), ("SZL", &[], 0, "swasiländische emalangeni|swasiländischer lilangeni"), ("THB", &[], 0, "thailändische baht|thailändischer baht"), ("TJS", &[], 0, "tadschikistan somoni"),
        ("TMT", &[], 0, "turkmenistan manat"), ("TND", &[], 0, "tunesische dinar|tunesischer dinar"), ("TOP", &[], 0, "tongaische paʻanga|tongaischer paʻanga"), ("TTD", &[], 0, "trinidad und tobago dollar"), ("TWD", &[], 0, "neuer taiwan dollar"), ("TZS", &[], 0, "tansania schilling"), ("UAH", &[], 0, "ukrainische hrywen|ukrainische hrywnja"), ("UGX", &[], 0, "uganda schilling"), ("UYU", &[], 0, "uruguayische pesos|uruguayischer peso"), ("UZS", &[], 0, "usbekistan sum"), ("VES", &[], 0, "venezolanische bolívares|venezolanischer bolívar"), ("VND", &[], 0, "vietnamesische dong|vietnamesischer dong"), ("VUV", &[], 0, "vanuatu vatu"), ("WST", &[], 0, "samoanische tala|samoanischer tala"), ("XCD", &[], 0, "ostkaribische dollar|ostkaribischer dollar"), ("XPF", &[], 0, "cfp franc"), ("YER", &[], 0, "jemen rial"), ("ZAR", &[], 0, "südafrikanische rand|südafrikanischer rand"), ("ZMW", &[], 0, "kwacha"),
        ("CNY", &[], 0, "yuan|renminbi|chinesische yuan"), ("USD", &["HKD", "TWD", "AUD", "CAD", "SGD", "NZD"], 0, "dollar|dollars|dollarn"), ("USD", &[], 0, "us dollar|US dollar|us dollars|amerikanische dollar|us-dollar"),
        ("HKD", &[], 0, "hongkong dollar|hong kong dollar"), ("TWD", &[], 0, "taiwan dollar|neue taiwan dollar"), ("SGD", &[], 0, "singapur dollar"), ("AUD", &[], 0, "australische dollar|australischer dollar"), ("CAD", &[], 0, "kanadische dollar|kanadischer dollar"), ("NZD", &[], 0, "neuseeland dollar|neuseeländische dollar"),
        ("EUR", &["USD"], -2, "cent|cents|eurocent"), ("EUR", &[], 0, "euro|euros"), ("GBP", &[], 0, "pfund sterling|britische pfund|britisches pfund"), ("GBP", &[], -2, "pence|penny"),
        ("JPY", &[], 0, "yen|japanische yen"), ("KRW", &[], 0, "won|südkoreanische won"), ("INR", &["PKR", "LKR", "NPR"], 0, "rupie{n}|indische rupien"), ("CHF", &[], 0, "schweizer franken|franken|schweizerfranken"), ("CHF", &[], -2, "rappen"), ("RUB", &[], 0, "rubel|rubeln"), ("UAH", &[], 0, "hrywnja|griwna"),
        ("DEM", &[], 0, "deutsche mark|d-mark|mark"), ("FIM", &[], 0, "finnmark|finnische mark"), ("SEK", &["NOK", "DKK", "CZK", "ISK"], 0, "krone{n}"), ("SEK", &[], 0, "schwedische kronen|schwedische krone"), ("NOK", &[], 0, "norwegische kronen"), ("DKK", &[], 0, "dänische kronen"), ("CZK", &[], 0, "tschechische kronen"),
        ("THB", &[], 0, "baht"), ("MYR", &[], 0, "ringgit"), ("IDR", &[], 0, "rupiah"), ("VND", &[], 0, "dong"), ("PHP", &["MXN", "ARS", "CLP", "COP"], 0, "peso|pesos"), ("BRL", &[], 0, "real|reais"), ("TRY", &[], 0, "lira|türkische lira"), ("PLN", &[], 0, "zloty|złoty"), ("HUF", &[], 0, "forint"), ("ILS", &[], 0, "schekel"),
        ("SAR", &["QAR", "OMR", "IRR", "YER"], 0, "riyal|rial|riyals|rials"), ("AED", &[], 0, "dirham|dirhams"), ("KWD", &["IQD", "JOD", "BHD", "TND", "RSD", "DZD"], 0, "dinar|dinare{n}"), ("ZAR", &[], 0, "rand"), ("KHR", &[], 0, "riel|kambodschanische riel|kambodschanischer riel"), ("BTC", &[], 0, "bitcoin|bitcoins"), ("ATS", &[], 0, "schilling"), ("EGP", &[], 0, "ägyptische pfund"),
    ],
    decades: &[("zwanziger|zwanzigerjahre{n}", 20), ("dreißiger|dreißigerjahre{n}", 30), ("vierziger|vierzigerjahre{n}", 40), ("fünfziger|fünfzigerjahre{n}", 50), ("sechziger|sechzigerjahre{n}", 60), ("siebziger|siebzigerjahre{n}", 70), ("achtziger|achtzigerjahre{n}", 80), ("neunziger|neunzigerjahre{n}", 90)],
    hotlines: &["12345", "12315"],
    money_first: international::CODES,
    signs: international::SIGNS,
    dollars: international::DOLLARS,
    nouns: &[
        ("person", "person|mensch|einwohner|mann|frau|kind|mitarbeiter|arbeiter|patient|passagier|soldat|student|schüler|besucher|gast|flüchtling", "personen|menschen|leute|leuten|einwohner|einwohnern|männer|frauen|kinder|kindern|mitarbeiter|mitarbeitern|beschäftigte|beschäftigten|arbeiter|arbeitern|patienten|passagiere|passagieren|soldaten|studenten|studierende|schüler|schülern|besucher|besuchern|gäste|gästen|opfer|tote|toten|verletzte|verletzten|mitglieder|mitgliedern|teilnehmer|teilnehmern|flüchtlinge|nutzer|nutzern|kunden|bürger|bürgern|angestellte|ärzte|beamte|wähler"),
        ("household", "haushalt", "haushalte|haushalten|familien"), ("company", "unternehmen|firma", "unternehmen|firmen|betriebe|betrieben"), ("project", "projekt", "projekte|projekten"), ("country", "land|staat", "länder|ländern|staaten"), ("city", "stadt", "städte|städten|gemeinden"),
        ("vehicle", "fahrzeug|auto", "fahrzeuge|fahrzeugen|autos"), ("house", "haus|wohnung", "häuser|wohnungen|gebäude"), ("share", "aktie", "aktien"), ("item", "stück", "stück|stücke"), ("school", "schule", "schulen|universitäten"), ("hospital", "krankenhaus", "krankenhäuser|kliniken"), ("case", "fall", "fälle|fällen|infektionen"),
        ("aircraft", "flugzeug", "flugzeuge|flugzeugen"), ("ship", "schiff", "schiffe|schiffen"), ("point", "punkt", "punkte|punkten"), ("vote", "stimme", "stimmen"), ("medal", "medaille", "medaillen"), ("place", "platz", "plätze|plätzen"), ("job", "arbeitsplatz", "arbeitsplätze|arbeitsplätzen|stellen"), ("dose", "dosis", "dosen"), ("book", "buch", "bücher"), ("animal", "tier", "tiere|tieren"), ("tree", "baum", "bäume|bäumen"),
    ],
    approx: &[
        (Approx::None, "umfrage unter|befragung unter|erhebung unter|studie unter|stichprobe unter|wahl unter"),
        (Over, "über|ueber|mehr als|gut|mehr wie|größer als|groesser als|höher als|oberhalb von|jenseits von|von über|auf über|übersteigt|überschreitet|älter als|länger als|rund über|gut über"),
        (About, "etwa|rund|circa|ca|zirka|ungefähr|ungefaehr|an die|gegen|schätzungsweise|in etwa|um die|annähernd|so um die"),
        (Under, "fast|knapp|beinahe|nahezu|weniger als|unter|kleiner als|niedriger als|unterhalb von|nicht ganz|geringer als|bald|jünger als|kürzer als|gerade noch|auf unter|von unter"),
        (AtLeast, "mindestens|wenigstens|nicht weniger als|zumindest|größer gleich|größer oder gleich|größer als oder gleich|mehr als oder gleich|minimum|minimal|ab"),
        (AtMost, "höchstens|hoechstens|maximal|bis zu|nicht mehr als|kleiner gleich|kleiner oder gleich|kleiner als oder gleich|weniger als oder gleich|nicht über"),
    ],
    approx_after: &[(AtLeast, "oder mehr|und mehr|oder höher|oder älter|und älter|aufwärts|oder größer|und darüber|oder darüber|mindestens"), (AtMost, "oder weniger|und weniger|oder niedriger|oder jünger|und darunter|oder darunter|oder kleiner|höchstens|maximal"), (About, "oder so|in etwa"), (Over, "plus|und ein paar")],
    multipliers: &[
        (2, 1, 1, "verdoppelt{e}|verdoppelte|verdoppelten|verdoppeln|verdoppelung|verdopplung"), (3, 1, 1, "verdreifacht{e}|verdreifachte|verdreifachen|verdreifachung"), (4, 1, 1, "vervierfacht|vervierfachte|vervierfachen"), (5, 1, 1, "verfünffacht|verfünffachte"), (10, 1, 1, "verzehnfacht|verzehnfachte"),
        (1, 2, -1, "halbiert{e}|halbierte|halbieren|halbierung"), (2, 1, 0, "doppelt so|doppelte|doppelten|doppelter|zweifache|zweifachen"),
    ],
    labels: &[("einmal|auf einmal|noch einmal|nicht einmal|eins zu eins|eines tages|einander|ein paar|zu zweit|aufs erste|in erster linie|fürs erste|erstens|zweitens|drittens|zum ersten mal|der eine|die eine|das eine|halbzeit|erste hilfe|acht geben", ""), ("eine der|einer der|eines der|einem der", "")],
    flags: &[
        (flag::UP, "stieg|stiegen|gestiegen|steigt|steigen|steigerung|anstieg|zunahme|zugenommen|zunehmen|nahm zu|erhöht|erhöhte|erhöhten|erhöhung|erhöhen|wuchs|wuchsen|gewachsen|wächst|wachsen|wachstum|zuwachs|plus|zugelegt|legte zu|kletterte|kletterten|geklettert|sprang|verteuert|verteuerte|aufgestockt|gesteigert|steigerte|steigerten|höher|mehr|ausgeweitet"),
        (flag::DOWN, "sank|sanken|gesunken|sinkt|sinken|rückgang|fiel|fielen|gefallen|fällt|fallen|abnahme|abgenommen|nahm ab|verringert|verringerte|verringerung|reduziert|reduzierte|reduzierung|gesenkt|senkte|senken|senkung|schrumpfte|geschrumpft|schrumpfen|minus|verlor|verloren|verlust|einbruch|eingebrochen|gekürzt|kürzte|zurückgegangen|ging zurück|rutschte|niedriger|weniger|billiger|nachgelassen"),
        (flag::AFTER, "höher|niedriger|mehr|weniger|wachstum|anstieg|rückgang|zuwachs|steigerung|zunahme|abnahme|gestiegen|gesunken|gefallen|gewachsen|zugenommen|abgenommen|erhöht|verringert|reduziert|gesenkt|zugelegt|geschrumpft|zurückgegangen|gestiegen|verteuert|billiger|gesteigert|gekürzt"),
        (flag::WEAK, "mehr|weniger|verlor|verloren|verlust|höher|niedriger|minus|plus|erhöht|gefallen|fallen|verringert|verlor|gewann"),
        (flag::STOP, "der|die|das|den|dem|des|und|oder|aber|in|im|an|am|auf|aus|bei|mit|nach|von|vom|zu|zum|zur|für|über|unter|vor|seit|bis|durch|gegen|ohne|um|als|wie|dass|weil|wenn|ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|kann|können|nicht|auch|nur|noch|sich|es|er|sie|wir|ich|ihr|ihre|sein|seine|pro|je|davon|darunter|damit|dann|kamen|starben|ha|mi|laut|sowie"),
        (flag::FILLER, "ein|eine|einen|einem|einer|um|auf|von|den|die|der|dem|das|insgesamt|nur|noch|weitere|weiteren|rund|lediglich|bereits|zuletzt|im|jahr|durchschnittlich|jährlich|voraussichtlich|inzwischen|sogar|wieder|nunmehr|jetzt|exakt|genau|satte|stolze|deutlich|leicht|stark|kräftig"),
        (flag::LABEL_HEAD, "fünfjahresplan|fünfjahresplans|fünf jahres plan|parteitag|parteitags|nationalkongress"),
        (flag::NUMBERED, "artikel|artikels|kapitel|paragraf|paragraph|absatz|nummer|nr|phase|stufe|klasse|abschnitt|band|seite|tabelle|abbildung|teil|platz|rang|runde|jahrestag|geburtstag|auflage|ausgabe|spieltag|liga|weltkrieg|etage|stock|verse|mal|person|stelle|tag|woche|sitzung|amtszeit|generation|bezirk|festival|olympische|rechtsakt|bundesliga|saison|kind|frau|mann|ehe|abs|absatz|satz|art|nr|ziffer|ziff|kap"),
        (flag::CODED, "formel|version|iso|isbn|hotline|boeing|airbus|iphone|windows|rfc|din|telefon|tel|fax"),
        (flag::MATCH, "gewann|gewonnen|gewinnt|sieg|siegte|schlug|besiegte|niederlage|verlor|unentschieden|remis|endstand|spielte|führte"),
    ],
    roles: &[
        (Role::Each, "jeder|jede|jedes|jedem|jeden"), (Role::HalfTo, "halb"),
        (Role::Pound, "pfund|pfunde"), (Role::Decades, "jahre|jahren"), (Role::Than, "als"),
        (Role::A, "ein|eine|einen|einem|einer|eines"), (Role::And, "und|&"), (Role::Or, "oder"), (Role::Of, "von"), (Role::In, "in|im|seit|während|jahr|jahre"), (Role::To, "bis|zu"), (Role::From, "vom"), (Role::Between, "zwischen"), (Role::The, "der|die|das|den|dem|des"),
        (Role::On, "am"), (Role::Over, "durch"), (Role::Point, "komma|punkt"), (Role::Minus, "minus|negativ"), (Role::Per, "pro|je"), (Role::Percent, "prozent|prozente{n}|v h|vom hundert|prozentig{e}|proz"), (Role::PercentPoint, "prozentpunkt|prozentpunkte{n}|prozentpunkts|prozent punkte"),
        (Role::Times, "mal|male"), (Role::Fold, "fach|fache|fachen|faches|facher"), (Role::Old, "alt"), (Role::Age, "alter"), (Role::Top, "top"), (Role::Rank, "platz|rang"), (Role::Time, "mal"), (Role::Past, "nach"), (Role::Clock, "uhr"), (Role::Am, "uhr morgens|morgens|vormittags|uhr früh"), (Role::Pm, "nachmittags|abends"), (Role::Night, "nachts"), (Role::Till, "vor"), (Role::Noon, "mittags"), (Role::Midnight, "mitternacht"),
        (Role::Early, "anfang|frühen"), (Role::Mid, "mitte"), (Role::Late, "ende|späten"), (Role::Square, "quadrat"), (Role::Cubic, "kubik"), (Role::Century, "jahrhundert|jahrhunderts|jh|jhd|jhdt"), (Role::Quarter, "quartal|quartals|vierteljahr"), (Role::HalfYear, "halbjahr|halbjahres|hälfte des jahres|jahreshälfte"),
        (Role::BelowZero, "unter null|unter dem gefrierpunkt"), (Role::Bce, "v. chr|vor christus|v chr"), (Role::Ce, "n. chr|nach christus"), (Role::Several, "mehrere|einige|etliche|viele|wenige"), (Role::Year, "jahr|sommer|winter|herbst|frühjahr"),
    ],
    ..Table::EMPTY
};

/// How German writes a figure.
#[rustfmt::skip]
pub(crate) static SPEECH: Speech = Speech {
    decimal: ',', group: Some('.'), gap: " ", plural: Plural::One,
    scales: &[(12, ("Billion", "Billionen", "Billionen")), (9, ("Milliarde", "Milliarden", "Milliarden")), (6, ("Million", "Millionen", "Millionen"))], of: "", percent: " %", point: ("Prozentpunkt", "Prozentpunkte", "Prozentpunkte"),
    money: &[("CNY", ("Yuan", "Yuan", "Yuan")), ("USD", ("US-Dollar", "US-Dollar", "US-Dollar")), ("EUR", ("Euro", "Euro", "Euro")), ("JPY", ("Yen", "Yen", "Yen")), ("GBP", ("Pfund Sterling", "Pfund Sterling", "Pfund Sterling")), ("HKD", ("Hongkong-Dollar", "Hongkong-Dollar", "Hongkong-Dollar")), ("TWD", ("Taiwan-Dollar", "Taiwan-Dollar", "Taiwan-Dollar")), ("KRW", ("Won", "Won", "Won")), ("RUB", ("Rubel", "Rubel", "Rubel")), ("INR", ("Rupie", "Rupien", "Rupien")), ("CHF", ("Schweizer Franken", "Schweizer Franken", "Schweizer Franken")), ("CAD", ("Kanadische Dollar", "Kanadische Dollar", "Kanadische Dollar")), ("AUD", ("Australische Dollar", "Australische Dollar", "Australische Dollar")), ("SGD", ("Singapur-Dollar", "Singapur-Dollar", "Singapur-Dollar"))],
    times: &[("a", ("Jahr", "Jahre", "Jahre")), ("mo", ("Monat", "Monate", "Monate")), ("wk", ("Woche", "Wochen", "Wochen")), ("d", ("Tag", "Tage", "Tage")), ("h", ("Stunde", "Stunden", "Stunden")), ("min", ("Minute", "Minuten", "Minuten")), ("s", ("Sekunde", "Sekunden", "Sekunden")), ("qtr", ("Quartale", "Quartale", "Quartale"))],
    symbols: &[],
    age: "{} {a} alt", multiplier: ("Mal", "Mal", "Mal"), ordinal: "{}.", first: "{}.", rank: "Platz {}", fraction: "{n}/{d}", range: ("", " bis "),
    bounds: ["mehr als {}", "rund {}", "fast {}", "weniger als {}", "mindestens {}", "höchstens {}"],
    months: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    months_alone: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    dates: ["{d}. {m} {y}", "{m} {y}", "{d}. {m}", "{y}"], first_day: "1",
    quarters: ["erstes Quartal", "zweites Quartal", "drittes Quartal", "viertes Quartal"], halves: ["erstes Halbjahr", "zweites Halbjahr"], part: "{p} {y}", century: "{}. Jahrhundert", decade: "{}er Jahre",
    month_parts: ["Anfang {}", "Mitte {}", "Ende {}"], anniversary: "{}. Jahrestag", until: " bis ",
};
