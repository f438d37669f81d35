//! Italian: the data of `figure::western`. Data only.

use super::international;
use crate::figure::Approx::{About, AtLeast, AtMost, Over, Under};
use crate::figure::render::speech::{Plural, Speech};
use crate::figure::western::table::{Habit, Role, Table, flag};

/// What Italian says.
#[rustfmt::skip]
pub static TABLE: Table = Table {
    habits: &[Habit::Compounds, Habit::TensAnd, Habit::ArticleOne, Habit::Elision, Habit::ScaleOf],
    endings: &[("{o}", "o|a|i|e"), ("{e}", "e|i"), ("{a}", "a|e")],
    cardinals: &[
        ("zero|zeri", 0), ("uno|un|una|un'", 1), ("due", 2), ("tre|tré", 3), ("quattro", 4), ("cinque", 5), ("sei", 6), ("sette", 7), ("otto", 8), ("nove", 9), ("dieci", 10), ("undici", 11), ("dodici", 12), ("tredici", 13), ("quattordici", 14), ("quindici", 15), ("sedici", 16), ("diciassette", 17), ("diciotto", 18), ("diciannove", 19),
        ("venti", 20), ("ventuno|ventun", 21), ("ventotto", 28), ("trenta", 30), ("trentuno|trentun", 31), ("trentotto", 38), ("quaranta", 40), ("quarantuno|quarantun", 41), ("quarantotto", 48), ("cinquanta", 50), ("cinquantuno|cinquantun", 51), ("cinquantotto", 58), ("sessanta", 60), ("sessantuno|sessantun", 61), ("sessantotto", 68), ("settanta", 70), ("settantuno|settantun", 71), ("settantotto", 78), ("ottanta", 80), ("ottantuno|ottantun", 81), ("ottantotto", 88), ("novanta", 90), ("novantuno|novantun", 91), ("novantotto", 98),
    ],
    ordinals: &[
        ("prim{o}", 1), ("second{o}", 2), ("terz{o}", 3), ("quart{o}", 4), ("quint{o}", 5), ("sest{o}", 6), ("settim{o}", 7), ("ottav{o}", 8), ("non{o}", 9), ("decim{o}", 10), ("undicesim{o}", 11), ("dodicesim{o}", 12), ("tredicesim{o}", 13), ("quattordicesim{o}", 14), ("quindicesim{o}", 15), ("sedicesim{o}", 16), ("diciassettesim{o}", 17), ("diciottesim{o}", 18), ("diciannovesim{o}", 19),
        ("ventesim{o}", 20), ("ventunesim{o}", 21), ("ventottesim{o}", 28), ("trentesim{o}", 30), ("trentunesim{o}", 31), ("trentottesim{o}", 38), ("quarantesim{o}", 40), ("quarantunesim{o}", 41), ("cinquantesim{o}", 50), ("cinquantunesim{o}", 51), ("sessantesim{o}", 60), ("settantesim{o}", 70), ("ottantesim{o}", 80), ("novantesim{o}", 90),
        ("unesim{o}", 1), ("duesim{o}", 2), ("treesim{o}", 3), ("quattresim{o}", 4), ("cinquesim{o}", 5), ("seiesim{o}", 6), ("settesim{o}", 7), ("ottesim{o}", 8), ("novesim{o}", 9), ("decimoprim{o}", 11), ("decimosecond{o}", 12), ("decimoterz{o}", 13),
    ],
    denominators: &[
        ("mezz{o}|metà|mezz'", 2), ("terzo|terzi|terza parte", 3), ("quarto|quarti|quarta parte", 4), ("quinto|quinti", 5), ("sesto|sesti", 6), ("settimo|settimi", 7), ("ottavo|ottavi", 8), ("nono|noni", 9), ("decimo|decimi", 10), ("undicesimi", 11), ("dodicesimi", 12), ("tredicesimi", 13), ("quattordicesimi", 14), ("quindicesimi", 15), ("sedicesimi", 16), ("ventesimi", 20), ("venticinquesimi", 25), ("trentesimi", 30), ("quarantesimi", 40), ("cinquantesimi", 50), ("millesimi", 1000), ("decimillesimi", 10_000), ("centomillesimi", 100_000), ("milionesimi", 1_000_000), ("miliardesimi", 1_000_000_000),
    ],
    scales: &[("cento|cent", 2), ("mille|mila|migliaio|migliaia", 3), ("milione|milioni", 6), ("miliardo|miliardi", 9), ("bilione|bilioni", 12), ("biliardo|biliardi", 15), ("trilione|trilioni", 18)],
    ordinal_scales: &[("centesimo|centesima", 2), ("millesimo|millesima", 3), ("milionesimo|milionesima", 6), ("miliardesimo|miliardesima", 9)],
    short_scales: &[("k|K", 3), ("M|mln|Mln|mil|mio|Mio", 6), ("mld|Mld|mrd|Mrd|G", 9), ("T|bln", 12)],
    vague: &[("decine", 10), ("dozzine", 12), ("centinaia", 100), ("migliaia", 1000), ("milioni", 1_000_000), ("miliardi", 1_000_000_000)],
    groups: &[("dozzina|dozzine", 12), ("decina", 10), ("quindicina", 15), ("ventina", 20), ("trentina", 30), ("quarantina", 40), ("cinquantina", 50), ("sessantina", 60), ("centinaio", 100), ("paio di|paia di|paio|coppia di|paio d'", 2)],
    ordinal_endings: "º|ª|o|a|mo|ma|esimo|esima",
    months: &[("gennaio|gen|genn", 1), ("febbraio|feb|febb", 2), ("marzo|mar", 3), ("aprile|apr", 4), ("maggio|mag", 5), ("giugno|giu", 6), ("luglio|lug", 7), ("agosto|ago", 8), ("settembre|sett|set", 9), ("ottobre|ott", 10), ("novembre|nov", 11), ("dicembre|dic", 12)],
    weekdays: &[("lunedì", 1), ("martedì", 2), ("mercoledì", 3), ("giovedì", 4), ("venerdì", 5), ("sabato", 6), ("domenica", 7)],
    units: &[
        ("km", 1, "chilometr{o}|kilometr{o}"), ("m", 1, "metro|metri|mt"), ("dm", 1, "decimetro|decimetri"), ("cm", 1, "centimetro|centimetri"), ("mm", 1, "millimetro|millimetri"), ("um", 1, "micrometro|micrometri|micron"), ("nm", 1, "nanometro|nanometri"), ("mi", 1, "miglio|miglia"), ("nmi", 1, "miglio nautico|miglia nautiche"), ("yd", 1, "iarda|iarde"), ("ft", 1, "piede|piedi"), ("in", 1, "pollice|pollici"), ("ly", 1, "anno luce|anni luce"), ("pm", 1, "picometro|picometri"),
        ("km2", 1, "chilometro quadrato|chilometri quadrati|chilometro quadro|chilometri quadri|kmq"), ("m2", 1, "metro quadrato|metri quadrati|metro quadro|metri quadri|mq"), ("cm2", 1, "centimetri quadrati|cmq"), ("mi2", 1, "miglia quadrate"), ("ft2", 1, "piedi quadrati"), ("ha", 1, "ettaro|ettari"), ("acre", 1, "acro|acri"), ("mu", 1, "mu"), ("m3", 1, "metro cubo|metri cubi|mc"), ("km3", 1, "chilometri cubi|chilometro cubo"), ("cm3", 1, "centimetro cubo|centimetri cubi"),
        ("L", 1, "litro|litri"), ("mL", 1, "millilitro|millilitri"), ("cL", 1, "centilitro|centilitri"), ("hL", 1, "ettolitro|ettolitri"), ("dL", 1, "decilitro|decilitri"), ("gal", 1, "gallone|galloni"), ("bbl", 1, "barile|barili"), ("cup", 1, "tazza|tazze"), ("tbsp", 1, "cucchiaio|cucchiai"), ("tsp", 1, "cucchiaino|cucchiaini"), ("pt", 1, "pinta|pinte"),
        ("g", 1, "grammo|grammi|gr"), ("kg", 1, "chilogrammo|chilogrammi|chilo|chili|kili"), ("mg", 1, "milligrammo|milligrammi"), ("ug", 1, "microgrammo|microgrammi"), ("t", 1, "tonnellata|tonnellate"), ("t", 100, ""), ("kg", 100, "quintale|quintali"), ("g", 100, "etto|etti"), ("lb", 1, "libbra|libbre"), ("oz", 1, "oncia|once"), ("jin", 1, "jin"),
        ("ms", 1, "millisecondo|millisecondi"), ("s", 1, "secondi|sec"), ("min", 1, "minuto|minuti"), ("h", 1, "ora|ore"), ("d", 1, "giorno|giorni|giornata|giornate"), ("wk", 1, "settimana|settimane"), ("mo", 1, "mese|mesi"), ("qtr", 1, "trimestri"), ("a", 1, "anno|anni"), ("a", 10, "decennio|decenni"), ("a", 100, "secoli"), ("‰", 1, "per mille"),
        ("Cel", 1, "grado celsius|gradi celsius|gradi centigradi|grado centigrado|gradi c|gradi C|grado C|centigradi|celsius"), ("degF", 1, "gradi fahrenheit|grado fahrenheit|gradi f|gradi F|fahrenheit|farenheit"), ("K", 1, "kelvin|gradi kelvin"), ("deg", 1, "grado|gradi"), ("rad", 1, "radiante|radianti"),
        ("m/s", 1, "metri al secondo|metro al secondo"), ("km/h", 1, "chilometri all' ora|chilometri orari|chilometro orario|km all' ora|chilometro all' ora|km orari"), ("mph", 1, "miglia all' ora|miglia orarie|miglio orario"), ("kn", 1, "nodo|nodi"), ("J", 1, "joule"), ("kJ", 1, "chilojoule"), ("kcal", 1, "chilocaloria|chilocalorie|caloria|calorie"), ("Wh", 1, "wattora|watt ora"), ("kWh", 1, "kilowattora|chilowattora|kilowatt ora|chilowatt ora"), ("MWh", 1, "megawattora|megawatt ora"), ("GWh", 1, "gigawattora|gigawatt ora"), ("TWh", 1, "terawattora"),
        ("W", 1, "watt"), ("kW", 1, "kilowatt|chilowatt"), ("MW", 1, "megawatt"), ("GW", 1, "gigawatt"), ("hp", 1, "cavalli vapore|cavallo vapore|cv|cavalli"), ("Pa", 1, "pascal"), ("hPa", 1, "ettopascal"), ("bar", 1, "bar"), ("V", 1, "volt"), ("kV", 1, "kilovolt|chilovolt"), ("A", 1, "ampere"),
        ("Hz", 1, "hertz"), ("kHz", 1, "kilohertz|chilohertz"), ("MHz", 1, "megahertz"), ("GHz", 1, "gigahertz"), ("rpm", 1, "giri al minuto"), ("magnitude", 1, "magnitudo"), ("dB", 1, "decibel"), ("bit", 1, "bit"), ("By", 1, "byte"), ("kB", 1, "kilobyte|chilobyte"), ("MB", 1, "megabyte|mega"), ("GB", 1, "gigabyte|giga"), ("TB", 1, "terabyte|tera"), ("PB", 1, "petabyte"), ("kbit", 1, "kilobit"), ("Mbit", 1, "megabit"), ("Gbit", 1, "gigabit"), ("bp", 1, "punto base|punti base"),
    ],
    symbols: international::SYMBOLS,
    money: &[
        ("CNY", &[], 0, "yuan|renminbi|yuan cinese|yuan cinesi"), ("USD", &["HKD", "TWD", "AUD", "CAD", "SGD", "NZD"], 0, "dollaro|dollari"), ("USD", &[], 0, "dollari americani|dollaro americano|dollari statunitensi|dollaro statunitense|dollari usa|dollaro usa|dollari USA"), ("HKD", &[], 0, "dollaro di hong kong|dollari di hong kong"), ("TWD", &[], 0, "dollari taiwanesi|dollaro taiwanese|nuovo dollaro taiwanese|nuovi dollari taiwanesi|dollari di taiwan"), ("SGD", &[], 0, "dollari di singapore|dollaro di singapore"), ("AUD", &[], 0, "dollari australiani|dollaro australiano"), ("CAD", &[], 0, "dollari canadesi|dollaro canadese"), ("NZD", &[], 0, "dollari neozelandesi|dollaro neozelandese"),
        ("EUR", &["USD"], -2, "centesimo|centesimi|centesimi di euro|centesimo di euro|eurocent"), ("EUR", &["USD"], -2, "cent"), ("EUR", &[], 0, "euro|euri"), ("GBP", &["EGP", "LBP", "SYP"], 0, "sterlina|sterline"), ("GBP", &[], 0, "sterlina inglese|sterline inglesi|lira sterlina|lire sterline|sterline britanniche"), ("GBP", &[], -2, "penny|pence"), ("EGP", &[], 0, "sterline egiziane"), ("JPY", &[], 0, "yen|yen giapponesi"), ("KRW", &[], 0, "won|won sudcoreani|won sudcoreano"), ("INR", &["PKR", "LKR", "NPR"], 0, "rupia|rupie"), ("INR", &[], 0, "rupie indiane|rupia indiana"), ("CHF", &[], 0, "franco svizzero|franchi svizzeri"), ("FRF", &["CHF", "XOF"], 0, "franco|franchi|franchi francesi|franco francese"), ("RUB", &[], 0, "rublo|rubli|rubli russi"),
        ("DEM", &[], 0, "marco|marchi|marchi tedeschi|marco tedesco"), ("FIM", &[], 0, "marchi finlandesi|marco finlandese"), ("NLG", &[], 0, "fiorino|fiorini|fiorini olandesi"), ("SEK", &["NOK", "DKK", "CZK", "ISK"], 0, "corona|corone"), ("SEK", &[], 0, "corone svedesi|corona svedese"), ("NOK", &[], 0, "corone norvegesi|corona norvegese"), ("DKK", &[], 0, "corone danesi|corona danese"), ("CZK", &[], 0, "corone ceche|corona ceca"), ("THB", &[], 0, "baht"), ("MYR", &[], 0, "ringgit"), ("IDR", &[], 0, "rupie indonesiane|rupia indonesiana"), ("VND", &[], 0, "dong"), ("PHP", &["MXN", "ARS", "CLP", "COP"], 0, "peso|pesos"), ("MXN", &[], 0, "pesos messicani|peso messicano"), ("ARS", &[], 0, "pesos argentini|peso argentino"), ("BRL", &[], 0, "real|reais|real brasiliani|real brasiliano"), ("TRY", &[], 0, "lira turca|lire turche"), ("ITL", &["TRY"], 0, "lira|lire|lire italiane|lira italiana"), ("PLN", &[], 0, "zloty"), ("HUF", &[], 0, "fiorini ungheresi"), ("ILS", &[], 0, "shekel|siclo|sicli"),
        ("SAR", &["QAR", "OMR", "IRR", "YER"], 0, "riyal|rial"), ("AED", &["MAD"], 0, "dirham"), ("KWD", &["IQD", "JOD", "BHD", "TND", "RSD", "DZD"], 0, "dinaro|dinari"), ("ZAR", &[], 0, "rand"), ("BTC", &[], 0, "bitcoin"), ("ESP", &[], 0, "peseta|pesetas|pesete"), ("UAH", &[], 0, "grivnia|grivnie|hryvnia"),
    ],
    hotlines: &["12345", "12315"],
    money_first: international::CODES,
    signs: international::SIGNS,
    dollars: international::DOLLARS,
    nouns: &[
        ("person", "persona|abitante|uomo|donna|bambino|dipendente|lavoratore|paziente|passeggero|soldato|studente|visitatore|morto|ferito|membro", "persone|abitanti|uomini|donne|bambini|dipendenti|lavoratori|pazienti|passeggeri|soldati|studenti|visitatori|morti|feriti|vittime|membri|partecipanti|rifugiati|utenti|clienti|cittadini|medici|elettori|turisti|addetti|operai|decessi|abbonati"),
        ("household", "famiglia", "famiglie|nuclei familiari"), ("company", "impresa|azienda|società", "imprese|aziende"), ("project", "progetto", "progetti"), ("country", "paese", "paesi|stati"), ("city", "città|comune", "comuni|villaggi|città"), ("vehicle", "veicolo|auto", "veicoli|automobili|auto|macchine"), ("house", "casa|abitazione", "case|abitazioni|edifici|appartamenti"), ("share", "azione", "azioni"), ("school", "scuola", "scuole|università"), ("hospital", "ospedale", "ospedali"), ("case", "caso", "casi|contagi|infezioni"), ("aircraft", "aereo", "aerei"), ("ship", "nave", "navi"), ("point", "punto", "punti"), ("vote", "voto", "voti"), ("medal", "medaglia", "medaglie"),
        ("place", "posto", "posti"), ("job", "posto di lavoro", "posti di lavoro"), ("dose", "dose", "dosi"), ("book", "libro", "libri"), ("animal", "animale", "animali"), ("tree", "albero", "alberi"), ("item", "articolo|pezzo", "articoli|pezzi"), ("time", "volta", "volte"),
    ],
    approx: &[
        (Over, "più di|oltre|oltre i|oltre le|superiore a|superiori a|al di sopra di|supera|ha superato|superato|superano|supera i|superando|maggiore di|maggiori di|eccede|più grande di|più alto di|di oltre|sopra i|sopra"),
        (About, "circa|intorno a|intorno ai|attorno a|attorno ai|approssimativamente|all' incirca|pressappoco|più o meno|quasi circa|sui|un qualcosa come|nell' ordine di"),
        (Under, "quasi|meno di|inferiore a|inferiori a|al di sotto di|sotto|sotto i|minore di|minori di|poco meno di|vicino a|più piccolo di|più basso di|appena|neanche|nemmeno"),
        (AtLeast, "almeno|perlomeno|come minimo|un minimo di|minimo|non meno di|maggiore o uguale a|maggiori o uguali a|superiore o uguale a|uguale o superiore a|uguale o maggiore di|pari o superiore a|a partire da"),
        (AtMost, "al massimo|fino a|massimo|un massimo di|non più di|minore o uguale a|minori o uguali a|inferiore o uguale a|uguale o inferiore a|uguale o minore di|pari o inferiore a|tutt' al più|non oltre"),
    ],
    approx_after: &[(AtLeast, "o più|e più|in su|o superiore|o superiori|o oltre|e oltre|almeno|come minimo"), (AtMost, "o meno|in giù|o inferiore|o inferiori|al massimo"), (About, "circa|all' incirca|più o meno|o giù di lì"), (Over, "e passa|e rotti")],
    multipliers: &[
        (2, 1, 1, "raddoppiat{o}|raddoppia|raddoppiano|raddoppiare|raddoppio|raddoppiando"), (3, 1, 1, "triplicat{o}|triplica|triplicare|triplicano"), (4, 1, 1, "quadruplicat{o}|quadruplicare"), (5, 1, 1, "quintuplicat{o}"), (10, 1, 1, "decuplicat{o}"), (2, 1, 0, "doppio|doppia"), (3, 1, 0, "triplo"), (1, 2, -1, "dimezzat{o}|dimezza|dimezzare|dimezzamento"),
    ],
    labels: &[("uno dei|una delle|uno degli|un giorno|una volta|uno a uno|una a una|uno ad uno|l' uno|l' altra|l' un l' altro|prima volta|in primo luogo|per la prima volta|prima di|prima che|prima del|prima della|primo ministro|prima ministra|prima linea|di prima|secondo il|secondo la|secondo i|secondo le|secondo lo|secondo gli|secondo l'|secondo un|secondo quanto|di seconda mano|mezzi di|mezzi di trasporto|mezzo di|per mezzo di|in mezzo a|nel mezzo|a metà|metà campo|quarti di finale|ottavi di finale|medio oriente|sei stato|sei un|tu sei|che sei|nove mesi fa nulla|terzo settore|terzi", "")],
    flags: &[
        (flag::AT, "alle|ore|dalle|all'"),
        (flag::UP, "aumentat{o}|aumenta|aumentano|aumentare|aumento|aumenti|salit{o}|sale|salgono|salire|salita|cresciut{o}|cresce|crescono|crescere|crescita|incremento|incrementat{o}|rialzo|rialzi|guadagnat{o}|guadagna|balzo|balzat{o}|impennata|in aumento|in rialzo|più|superiore|progresso|espansione|innalzat{o}|accelerato|migliorat{o}|rincaro|rincari"),
        (flag::DOWN, "diminuit{o}|diminuisce|diminuire|diminuzione|calat{o}|cala|calano|calare|calo|cali|sces{o}|scende|scendono|scendere|discesa|ridott{o}|riduce|ridurre|riduzione|flessione|ribasso|crollat{o}|crolla|crollo|cadut{o}|cade|caduta|pers{o}|perde|perdita|perdite|taglio|tagliat{o}|contrazione|contratt{o}|in calo|in ribasso|meno|inferiore|abbassat{o}|rallentat{o}|precipitat{o}"),
        (flag::AFTER, "in più|in meno|di aumento|di crescita|di calo|superiore|inferiore|più|meno"),
        (flag::WEAK, "più|meno|guadagnat{o}|guadagna|perde|pers{o}|perdita|perdite|superiore|inferiore|tagliat{o}"),
        (flag::STOP, "il|lo|la|i|gli|le|l'|di|d'|del|dello|della|dei|degli|delle|dell'|e|ed|o|ma|a|ad|al|allo|alla|ai|agli|alle|all'|da|dal|dalla|dai|dalle|in|nel|nella|nei|nelle|nell'|con|su|sul|sulla|per|tra|fra|senza|che|chi|cui|dove|è|sono|era|erano|fu|furono|ha|hanno|aveva|avevano|sarà|non|si|se|suo|sua|suoi|sue|loro|mi|ti|ci|vi|questo|questa|questi|queste|come|più|meno|molto|anche|già|dopo|contro|mentre|quando|secondo|c'|c'è"),
        (flag::FILLER, "un|uno|una|un'|il|lo|la|i|gli|le|l'|di|d'|del|della|dei|degli|delle|in|nel|al|alla|ai|alle|a|da|totale|altro|altra|altri|altre|solo|soltanto|ancora|anche|quasi|circa|media|una media di|fino|si|leggermente|fortemente|attuale|record|raggiungere|raggiunto|già|appena|ben|addirittura|per"),
        (flag::LABEL_HEAD, "piano quinquennale|congresso nazionale del pcc|congresso nazionale del partito|congresso nazionale"),
        (flag::NUMBERED, "articolo|articoli|capitolo|paragrafo|comma|numero|nº|n.|fase|tappa|classe|sezione|tomo|pagina|tabella|figura|parte|allegato|risoluzione|decreto|livello|volume|categoria|lotto|legge"),
        (flag::CODED, "formula|versione|iso|isbn|boeing|airbus|iphone|windows|rfc|autostrada|volo|telefono|tel"),
        (flag::MATCH, "vinto|vince|battuto|batte|vittoria|sconfitta|punteggio|partita|perso|pareggio|pareggiato"),
    ],
    roles: &[
        (Role::Pound, "libbra|libbre"), (Role::Decades, "anni"), (Role::Than, "che"),
        (Role::A, "un|uno|una|un'"), (Role::And, "e|ed|&"), (Role::Or, "o|oppure"), (Role::Of, "di|d'|del|dello|della|dei|degli|delle|dell'"), (Role::In, "in|nel|durante|anno|dal"), (Role::Out, "su"), (Role::To, "a|ad|al|fino a|ai|alle|agli|all'|fino al"), (Role::From, "da|dai|dalle"), (Role::Between, "tra|fra"), (Role::The, "il|lo|la|i|gli|le|l'"), (Role::Over, "su|fratto"), (Role::Point, "virgola|punto"), (Role::Minus, "meno|negativo"), (Role::Per, "per|ogni"),
        (Role::Percent, "per cento|percento|percentuale"), (Role::PercentPoint, "punto percentuale|punti percentuali|punti di percentuale"), (Role::Times, "volte"), (Role::Old, "di età|d' età"), (Role::Age, "età"), (Role::Top, "top"), (Role::Rank, "posto|classificato"), (Role::Time, "volta"), (Role::Am, "del mattino|di mattina|am"), (Role::Pm, "di sera|della sera|del pomeriggio|di notte|pm"), (Role::Night, "di notte|della notte"), (Role::Noon, "mezzogiorno"), (Role::Midnight, "mezzanotte"), (Role::Clock, "in punto"),
        (Role::Early, "inizio|inizi"), (Role::Mid, "metà"), (Role::Late, "fine"), (Role::Squared, "quadrato|quadrati|quadri|quadro|quadrate"), (Role::Cubed, "cubo|cubi"), (Role::Century, "secolo"), (Role::Quarter, "trimestre"), (Role::HalfYear, "semestre"), (Role::BelowZero, "sotto zero|sotto lo zero"), (Role::Bce, "a. c|a.c|avanti cristo"), (Role::Ce, "d. c|dopo cristo"), (Role::Several, "diversi|diverse|parecchi|parecchie|alcuni"), (Role::Year, "anno|estate|inverno|autunno|primavera"),
    ],
    ..Table::EMPTY
};

/// How Italian writes a figure.
#[rustfmt::skip]
pub(crate) static SPEECH: Speech = Speech {
    decimal: ',', group: Some('.'), gap: " ", plural: Plural::One,
    scales: &[(12, ("bilione", "bilioni", "bilioni")), (9, ("miliardo", "miliardi", "miliardi")), (6, ("milione", "milioni", "milioni"))], of: "di ", percent: "%", point: ("punto percentuale", "punti percentuali", "punti percentuali"),
    money: &[("CNY", ("yuan", "yuan", "yuan")), ("USD", ("dollaro statunitense", "dollari statunitensi", "dollari statunitensi")), ("EUR", ("euro", "euro", "euro")), ("JPY", ("yen", "yen", "yen")), ("GBP", ("sterlina inglese", "sterline inglesi", "sterline inglesi")), ("HKD", ("dollaro di Hong Kong", "dollari di Hong Kong", "dollari di Hong Kong")), ("TWD", ("dollaro taiwanese", "dollari taiwanesi", "dollari taiwanesi")), ("KRW", ("won", "won", "won")), ("RUB", ("rublo", "rubli", "rubli")), ("INR", ("rupia", "rupie", "rupie")), ("CHF", ("franco svizzero", "franchi svizzeri", "franchi svizzeri")), ("CAD", ("dollaro canadese", "dollari canadesi", "dollari canadesi")), ("AUD", ("dollaro australiano", "dollari australiani", "dollari australiani")), ("SGD", ("dollaro di Singapore", "dollari di Singapore", "dollari di Singapore"))],
    times: &[("a", ("anno", "anni", "anni")), ("mo", ("mese", "mesi", "mesi")), ("wk", ("settimana", "settimane", "settimane")), ("d", ("giorno", "giorni", "giorni")), ("h", ("ora", "ore", "ore")), ("min", ("minuto", "minuti", "minuti")), ("s", ("secondo", "secondi", "secondi")), ("qtr", ("trimestri", "trimestri", "trimestri"))],
    symbols: &[],
    age: "{} {a}", multiplier: ("volte", "volte", "volte"), ordinal: "{}º", first: "{}º", rank: "{}º", fraction: "{n}/{d}", range: ("", " a "),
    bounds: ["più di {}", "circa {}", "quasi {}", "meno di {}", "almeno {}", "al massimo {}"],
    months: ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    months_alone: ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    dates: ["{d} {m} {y}", "{m} {y}", "{d} {m}", "{y}"], first_day: "1º",
    quarters: ["primo trimestre", "secondo trimestre", "terzo trimestre", "quarto trimestre"], halves: ["primo semestre", "secondo semestre"], part: "{p} del {y}", century: "{r} secolo", decade: "anni {}",
};
