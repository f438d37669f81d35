//! French, with the tens of Belgium and Switzerland: the data of `figure::western`. Data only.

use super::international;
use crate::figure::Approx::{About, AtLeast, AtMost, Over, Under};
use crate::figure::render::speech::{Plural, Speech};
use crate::figure::western::table::{Habit, Role, Table, flag};

/// What French says.
#[rustfmt::skip]
pub static TABLE: Table = Table {
    habits: &[Habit::TensAnd, Habit::Twenties, Habit::ArticleOne, Habit::Elision, Habit::ScaleOf],
    endings: &[("{s}", "|s"), ("{e}", "|e|s|es"), ("{al}", "al|ale|aux|ales")],
    cardinals: &[
        ("zéro|zéros", 0), ("un|une", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6), ("sept", 7), ("huit", 8), ("neuf", 9), ("dix", 10), ("onze", 11), ("douze", 12), ("treize", 13),
        ("quatorze", 14), ("quinze", 15), ("seize", 16), ("dix sept", 17), ("dix huit", 18), ("dix neuf", 19), ("vingt|vingts", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50), ("soixante", 60),
        ("septante", 70), ("quatre vingt|quatre vingts|huitante|octante", 80), ("nonante", 90),
    ],
    ordinals: &[
        ("zérotième", 0), ("premier{s}|première{s}|unième", 1), ("deuxième|second{e}", 2), ("troisième|tierce", 3), ("quatrième", 4), ("cinquième", 5), ("sixième", 6), ("septième", 7), ("huitième", 8), ("neuvième", 9),
        ("dixième", 10), ("onzième", 11), ("douzième", 12), ("treizième", 13), ("quatorzième", 14), ("quinzième", 15), ("seizième", 16), ("dix septième", 17), ("dix huitième", 18), ("dix neuvième", 19),
        ("vingtième", 20), ("trentième", 30), ("quarantième", 40), ("cinquantième", 50), ("soixantième", 60), ("septantième", 70), ("quatre vingtième|huitantième|octantième", 80), ("nonantième", 90),
    ],
    denominators: &[("demi{e}|moitié{s}", 2), ("tiers", 3), ("quart{s}", 4)],
    scales: &[
        ("cent|cents", 2), ("mille|milles|millier|milliers|mil", 3), ("million|millions", 6), ("milliard|milliards", 9), ("lakh|lakhs", 5), ("crore|crores", 7), ("billion|billions", 12), ("billiard|billiards", 15), ("trillion|trillions", 18), ("trilliard|trilliards", 21), ("quadrillion|quadrillions", 24),
    ],
    ordinal_scales: &[("centième", 2), ("millième", 3), ("millionième", 6), ("milliardième", 9), ("billionième", 12), ("trillionième", 18)],
    short_scales: &[("k|K", 3), ("M|Mio|mio|mln", 6), ("b|bn|Md|Mds|md|mds|Mrd|mrd|Mld|mld|G", 9), ("T", 12)],
    vague: &[("dizaines", 10), ("douzaines", 12), ("centaines", 100), ("milliers", 1000), ("millions", 1_000_000), ("milliards", 1_000_000_000)],
    groups: &[("douzaine|douzaines", 12), ("dizaine", 10), ("quinzaine", 15), ("vingtaine", 20), ("trentaine", 30), ("quarantaine", 40), ("cinquantaine", 50), ("soixantaine", 60), ("centaine", 100), ("paire de|paires de|paire|couple de", 2)],
    ordinal_endings: "er|ère|ere|re|e|è|ème|eme|ième|ieme|nd|nde|ers|es|èmes|emes|ès",
    months: &[
        ("janvier|janv|jan", 1), ("février|févr|fév|fev|fevr", 2), ("mars", 3), ("avril|avr", 4), ("mai", 5), ("juin", 6), ("juillet|juil", 7), ("août", 8), ("septembre", 9), ("octobre|oct", 10), ("novembre|nov", 11), ("décembre|déc", 12), ("aout", 8),
    ],
    weekdays: &[("lundi", 1), ("mardi", 2), ("mercredi", 3), ("jeudi", 4), ("vendredi", 5), ("samedi", 6), ("dimanche", 7)],
    units: &[
        ("km", 1, "kilomètre{s}"), ("m", 1, "mètre{s}"), ("dm", 1, "décimètre{s}"), ("cm", 1, "centimètre{s}"), ("mm", 1, "millimètre{s}"), ("um", 1, "micromètre{s}|micron{s}"), ("nm", 1, "nanomètre{s}"), ("mi", 1, "mile{s}"), ("nmi", 1, "mille nautique|milles nautiques|mille marin|milles marins"),
        ("yd", 1, "yard{s}|verge{s}"), ("ft", 1, "pied{s}"), ("in", 1, "pouce{s}"), ("ly", 1, "année lumière|années lumière"), ("km2", 1, "kilomètre carré|kilomètres carrés|km carrés"), ("m2", 1, "mètre carré|mètres carrés"), ("cm2", 1, "centimètres carrés"), ("ha", 1, "hectare{s}"), ("acre", 1, "acre{s}"), ("mu", 1, "mu"),
        ("m3", 1, "mètre cube|mètres cubes"), ("km3", 1, "kilomètres cubes"), ("cm3", 1, "centimètres cubes|centimètre cube"), ("L", 1, "litre{s}"), ("mL", 1, "millilitre{s}"), ("cL", 1, "centilitre{s}"), ("hL", 1, "hectolitre{s}"), ("dL", 1, "décilitre{s}"), ("gal", 1, "gallon{s}"), ("bbl", 1, "baril{s}"), ("cup", 1, "tasse{s}"), ("tbsp", 1, "cuillère à soupe|cuillères à soupe"), ("tsp", 1, "cuillère à café|cuillères à café"),
        ("g", 1, "gramme{s}"), ("kg", 1, "kilogramme{s}|kilo{s}"), ("mg", 1, "milligramme{s}"), ("ug", 1, "microgramme{s}"), ("t", 1, "tonne{s}"), ("kt", 1, "kilotonne{s}"), ("Mt", 1, "mégatonne{s}"), ("lb", 1, "livre{s}"), ("oz", 1, "once{s}"), ("jin", 1, "jin"),
        ("ms", 1, "milliseconde{s}"), ("s", 1, "seconde{s}|sec"), ("min", 1, "minute{s}|mn|mins"), ("h", 1, "heure{s}"), ("d", 1, "jour{s}|journée{s}"), ("wk", 1, "semaine{s}"), ("mo", 1, "mois"), ("qtr", 1, "trimestres"), ("a", 1, "an|ans|année{s}"), ("a", 10, "décennie{s}"), ("a", 100, "siècles"),
        ("Cel", 1, "degré celsius|degrés celsius|degrés centigrades|degré centigrade|centigrade|degré c|degrés c|degrés C|degré C|celsius|centigrades|deg c"), ("degF", 1, "degrés fahrenheit|degré fahrenheit|degrés f|degrés F|degré F|fahrenheit"), ("K", 1, "kelvin{s}|degrés kelvin"), ("deg", 1, "degré{s}|deg"), ("rad", 1, "radian{s}"),
        ("m/s", 1, "mètres par seconde|mètre par seconde"), ("km/h", 1, "kilomètre heure|kilomètres heure|kilomètres à l' heure|kilomètres par heure|kilomètre par heure|km par heure|kilomètre à l' heure"), ("mph", 1, "miles par heure|mile par heure|miles à l' heure"), ("kn", 1, "nœud{s}|noeud{s}"),
        ("J", 1, "joule{s}"), ("kJ", 1, "kilojoule{s}"), ("kcal", 1, "kilocalorie{s}|calorie{s}"), ("Wh", 1, "wattheure{s}|watt heure|watts heure"), ("kWh", 1, "kilowattheure{s}|kilowatt heure|kilowatts heure|kilowatts heures"), ("MWh", 1, "mégawattheure{s}"), ("GWh", 1, "gigawattheure{s}"), ("TWh", 1, "térawattheure{s}"),
        ("W", 1, "watt{s}"), ("kW", 1, "kilowatt{s}"), ("MW", 1, "mégawatt{s}"), ("GW", 1, "gigawatt{s}"), ("hp", 1, "cheval vapeur|chevaux vapeur|chevaux"), ("Pa", 1, "pascal{s}"), ("hPa", 1, "hectopascal{s}"), ("bar", 1, "bars"), ("V", 1, "volt{s}"), ("kV", 1, "kilovolt{s}"), ("A", 1, "ampère{s}"),
        ("Hz", 1, "hertz"), ("kHz", 1, "kilohertz"), ("MHz", 1, "mégahertz"), ("GHz", 1, "gigahertz"), ("magnitude", 1, "magnitude"), ("dB", 1, "décibel{s}"), ("rpm", 1, "tours par minute|tour par minute"),
        ("bit", 1, "bit{s}"), ("By", 1, "octet{s}|byte{s}"), ("kB", 1, "kilooctet{s}|ko|kilobyte{s}"), ("MB", 1, "mégaoctet{s}|mo|mégabyte{s}"), ("GB", 1, "gigaoctet{s}|go|gigabyte{s}"), ("TB", 1, "téraoctet{s}|to|térabyte{s}"), ("Mbit", 1, "mégabit{s}"), ("Gbit", 1, "gigabit{s}"), ("kbit", 1, "kilobit{s}"), ("PB", 1, "pétaoctet{s}|pétabyte{s}"), ("bp", 1, "point de base|points de base"),
    ],
    symbols: international::SYMBOLS,
    money: &[
        ("CNY", &[], 0, "yuan{s}|renminbi{s}|yuans chinois|yuan chinois"), ("USD", &["HKD", "TWD", "AUD", "CAD", "SGD", "NZD"], 0, "dollar{s}|billets verts|billets verts"), ("USD", &[], 0, "dollar américain|dollars américains|dollar des états unis|dollars des états unis|dollars us|dollar us|dollars US"),
        ("HKD", &[], 0, "dollar de hong kong|dollars de hong kong|dollars hongkongais"), ("TWD", &[], 0, "dollars de taïwan|dollar de taïwan|dollars taïwanais|nouveau dollar de taïwan|nouveaux dollars de taïwan"), ("SGD", &[], 0, "dollars de singapour|dollar de singapour|dollars singapouriens"), ("AUD", &[], 0, "dollar australien|dollars australiens"), ("CAD", &[], 0, "dollar canadien|dollars canadiens"), ("NZD", &[], 0, "dollar néo zélandais|dollars néo zélandais"),
        ("EUR", &["USD"], -2, "centime{s}|centimes d' euro|cent d' euro"), ("EUR", &["USD"], -2, "cents|cent"), ("EUR", &[], 0, "euro{s}"), ("GBP", &[], 0, "livre{s} sterling|livre{s} sterlings|livre britannique|livres britanniques|sterling"), ("GBP", &[], -2, "pence|penny"), ("EGP", &[], 0, "livre égyptienne|livres égyptiennes"), ("LBP", &[], 0, "livres libanaises"),
        ("JPY", &[], 0, "yen{s}|yen japonais|yens japonais"), ("KRW", &[], 0, "won{s}|won coréen|wons coréens|won sud coréen|wons sud coréens"), ("INR", &["PKR", "LKR", "NPR"], 0, "roupie{s}"), ("INR", &[], 0, "roupie indienne|roupies indiennes"), ("CHF", &[], 0, "franc suisse|francs suisses"), ("FRF", &["CHF", "XOF", "BEF"], 0, "franc{s}|francs français|franc français"), ("XOF", &["XAF"], 0, "francs cfa|franc cfa|francs CFA|FCFA"), ("RUB", &[], 0, "rouble{s}|roubles russes"),
        ("DEM", &[], 0, "deutsche mark|deutsche marks|marks allemands|mark allemand|deutschemark{s}"), ("FIM", &[], 0, "mark finlandais|marks finlandais|markka"), ("NLG", &[], 0, "florin{s}|florins néerlandais"), ("SEK", &["NOK", "DKK", "CZK", "ISK"], 0, "couronne{s}"), ("SEK", &[], 0, "couronne suédoise|couronnes suédoises"), ("NOK", &[], 0, "couronne norvégienne|couronnes norvégiennes"), ("DKK", &[], 0, "couronne danoise|couronnes danoises"), ("CZK", &[], 0, "couronnes tchèques|couronne tchèque"),
        ("THB", &[], 0, "baht{s}"), ("MYR", &[], 0, "ringgit{s}"), ("IDR", &[], 0, "rupiah{s}|roupies indonésiennes"), ("VND", &[], 0, "dong{s}"), ("PHP", &["MXN", "ARS", "CLP", "COP"], 0, "peso{s}"), ("MXN", &[], 0, "peso mexicain|pesos mexicains"), ("BRL", &[], 0, "real brésilien|réal|réals|reais|réaux"), ("TRY", &[], 0, "livre turque|livres turques|lires turques"), ("ITL", &[], 0, "lire{s}|lires italiennes"), ("PLN", &[], 0, "zloty{s}"), ("HUF", &[], 0, "forint{s}"), ("ILS", &[], 0, "shekel{s}"),
        ("SAR", &["QAR", "OMR", "IRR", "YER"], 0, "riyal{s}|rial{s}|riyals saoudiens"), ("AED", &["MAD"], 0, "dirham{s}"), ("KWD", &["IQD", "JOD", "BHD", "TND", "RSD", "DZD"], 0, "dinar{s}"), ("ZAR", &[], 0, "rand{s}"), ("BTC", &[], 0, "bitcoin{s}"), ("UAH", &[], 0, "hryvnia{s}"), ("ESP", &[], 0, "peseta{s}"), ("EUR", &[], 6, "M€"), ("NGN", &[], 0, "naira{s}"),
    ],
    hotlines: &["12345", "12315"],
    money_first: international::CODES,
    signs: international::SIGNS,
    dollars: international::DOLLARS,
    nouns: &[
        ("person", "personne|habitant|homme|femme|enfant|employé|salarié|patient|passager|soldat|étudiant|élève|visiteur|mort|blessé|membre", "personnes|gens|habitants|hommes|femmes|enfants|employés|salariés|travailleurs|patients|passagers|soldats|étudiants|élèves|visiteurs|morts|blessés|victimes|membres|participants|réfugiés|utilisateurs|clients|citoyens|médecins|électeurs|touristes|abonnés"),
        ("household", "ménage|foyer", "ménages|foyers|familles"), ("company", "entreprise|société", "entreprises|sociétés|firmes"), ("project", "projet", "projets"), ("country", "pays|état", "pays|états"), ("city", "ville|commune", "villes|communes|villages"), ("vehicle", "véhicule|voiture", "véhicules|voitures"), ("house", "maison|logement", "maisons|logements|bâtiments|appartements"),
        ("share", "action", "actions"), ("school", "école", "écoles|universités"), ("hospital", "hôpital", "hôpitaux"), ("case", "cas", "cas|infections"), ("aircraft", "avion", "avions"), ("ship", "navire|bateau", "navires|bateaux"), ("point", "point", "points"), ("vote", "voix|vote", "voix|votes"), ("medal", "médaille", "médailles"), ("place", "place", "places"), ("job", "emploi", "emplois|postes"), ("dose", "dose", "doses"), ("book", "livre", "ouvrages"), ("animal", "animal", "animaux"), ("tree", "arbre", "arbres"), ("item", "article|pièce", "articles|pièces"), ("time", "fois", "fois"),
    ],
    approx: &[
        (Over, "plus de|plus d'|plus que|supérieur{e} à|supérieur{e} au|au delà de|au dessus de|dépasse|dépassé|dépassant|dépassent|de plus de|excédant|excède|supérieur{e}|plus grand{e} que|plus âgé{e} que|plus haut{e} que|plus élevé{e} que|pas loin au dessus de|bien plus de|plus haut que|passé la barre des|dépassé les|dépassé le"),
        (About, "environ|à peu près|autour de|aux alentours de|approximativement|quelque|quelques|vers|d'|environ de|de l' ordre de|près de environ|aux environs de|à environ|une fourchette de|en gros"),
        (Under, "près de|moins de|moins d'|presque|pas tout à fait|inférieur{e} à|inférieur{e} au|en dessous de|au dessous de|sous la barre des|quasiment|moins que|inférieur{e}|plus petit{e} que|plus jeune{s} que|moins âgé{e} que|proche de|à peine|pas plus loin que|sous les|plus bas que"),
        (AtLeast, "au moins|au minimum|pas moins de|minimum|minimum de|au moins de|un minimum de|supérieur{e} ou ég{al} à|plus grand{e} ou ég{al} à|plus de ou ég{al} à|au moins ou ég{al} à|ég{al} ou plus de|à partir de|égal ou supérieur à|égal à ou supérieur à|plus grand que ou égal à|ne moins de"),
        (AtMost, "au plus|au maximum|jusqu' à|jusqu'|jusqu' à environ|pas plus de|maximum|un maximum de|maximum de|inférieur{e} ou ég{al} à|plus petit{e} ou ég{al} à|moins de ou ég{al} à|au plus ou ég{al} à|tout au plus|au plus de|égal ou inférieur à|ne dépassant pas|n' excédant pas|plus petit que ou égal à"),
    ],
    approx_after: &[(AtLeast, "ou plus|et plus|au moins|ou davantage|minimum|au minimum|et au delà|ou au delà"), (AtMost, "ou moins|et moins|au plus|maximum|au maximum|ou en dessous"), (About, "environ|à peu près|ou à peu près|approximativement"), (Over, "et quelques|et des poussières")],
    multipliers: &[
        (2, 1, 1, "doublé{e}|double|doublent|doubler|doublement|doublant"), (3, 1, 1, "triplé{e}|triplent|tripler|triplement|triple"), (4, 1, 1, "quadruplé{e}|quadrupler|quadruple"), (5, 1, 1, "quintuplé{e}|quintupler"), (10, 1, 1, "décuplé{e}|décupler"), (1, 2, -1, "réduit{e} de moitié|diminué{e} de moitié|divisé{e} par deux"),
    ],
    labels: &[("l' un|l' une|un jour|l' un des|l' une des|un des|une des|un par un|les uns|les unes|une fois que|il était une fois|à la une|mi temps|premier ministre|première ministre|demi finale|demi finales|demi tour|demi heure de|quart de finale|quarts de finale|second plan|neuf millimètres|une partie|tout d' abord|en premier lieu|dans un premier temps|premier plan|neuf et|neuve|à neuf|tout neuf", "")],
    flags: &[
        (flag::AT, "à|vers|dès"),
        (flag::UP, "hausse|hausses|augmenté{e}|augmente|augmentent|augmenter|augmentation|augmentant|progressé|progresse|progresser|progression|progressant|croissance|croît|crû|accru{e}|accroissement|grimpé|grimpe|grimper|bondi|bond|bondir|montée|monté{e}|gagné|gagne|hissé|hausser|en hausse|relevé{e}|relève|relèvement|élevé{e} de|plus|élargi|supérieur{e}|s'est envolé{e}|envolée|gain|portée à|porté à"),
        (flag::DOWN, "baisse|baisses|baissé{e}|baissent|baisser|baissant|diminué{e}|diminue|diminuer|diminution|diminuant|recul|reculé|recule|reculer|chute|chuté|chuter|chutes|réduit{e}|réduction|réduire|repli|replié|décru|décroissance|perdu|perd|perte|pertes|tombé{e}|tombe|tomber|plongé|plongeon|contraction|contracté{e}|en baisse|abaissé{e}|abaissement|inférieur{e}|moins|effondré{e}|ralenti|dégringolé|coupé"),
        (flag::AFTER, "de plus|de moins|de hausse|de baisse|de croissance|d' augmentation|supérieur{e}|inférieur{e}|plus|moins|hausse|baisse"),
        (flag::WEAK, "plus|moins|perdu|gagné|perte|pertes|gain|supérieur{e}|inférieur{e}|relevé{e}|réduit{e}|gagne|perd|coupé|porté à|portée à|élargi"),
        (flag::STOP, "le|la|les|l'|de|d'|du|des|et|ou|mais|à|au|aux|en|dans|sur|sous|par|pour|avec|sans|entre|vers|chez|depuis|pendant|avant|après|que|qu'|qui|dont|où|est|sont|était|étaient|a|ont|avait|avaient|sera|seront|ne|n'|pas|ce|cette|ces|il|elle|ils|elles|on|nous|vous|je|se|s'|son|sa|ses|leur|leurs|contre|selon|soit|si|comme|plus|moins|lors|ainsi|y|mi"),
        (flag::FILLER, "un|une|le|la|les|l'|de|d'|du|des|à|au|aux|total|total de|environ|seulement|encore|également|même|déjà|autre|autres|quelque|en|soit|exactement|moyenne|une moyenne de|record|légèrement|fortement|nettement|s'|est|pour|ce|jusque|chiffre|désormais|atteint|atteindre|porte|à hauteur"),
        (flag::LABEL_HEAD, "plan quinquennal|congrès national du pcc|congrès national du parti|congrès national"),
        (flag::NUMBERED, "article|articles|chapitre|paragraphe|alinéa|numéro|n°|no|phase|étape|classe|section|tome|page|tableau|figure|partie|annexe|résolution|décret|niveau|volume|catégorie|lot|quai|vol"),
        (flag::CODED, "formule|version|iso|isbn|boeing|airbus|iphone|windows|rfc|autoroute|cac|téléphone|tél"),
        (flag::MATCH, "gagné|gagne|battu|bat|victoire|défaite|remporté|score|match|perdu|nul|imposé|imposés|mène|mené"),
    ],
    roles: &[
        (Role::Pound, "livre|livres"), (Role::Decades, "années"), (Role::Than, "que|qu'"),
        (Role::A, "un|une"), (Role::And, "et|&"), (Role::Or, "ou"), (Role::Of, "de|d'|du|des"), (Role::In, "en|depuis|pendant|année"), (Role::Out, "sur"), (Role::To, "à|au|jusqu' à|jusqu'à|aux"), (Role::From, "dès"), (Role::Between, "entre"), (Role::The, "le|la|les|l'"),
        (Role::Over, "sur"), (Role::Point, "virgule|point"), (Role::Minus, "moins|négatif|négative"), (Role::Per, "par"), (Role::Percent, "pour cent|pour cents|pourcent|pourcents|p. 100|pourcentage"), (Role::PercentPoint, "point de pourcentage|points de pourcentage|points de pour cent|point de pour cent|points de %"),
        (Role::Times, "fois"), (Role::Old, "d' âge"), (Role::Age, "âge"), (Role::Aged, "âgé|âgée|âgés|âgées"), (Role::Top, "top"), (Role::Rank, "rang|classé|classée"), (Role::Time, "fois"), (Role::Past, "passé"), (Role::Clock, "heures pile"), (Role::Am, "du matin|am"), (Role::Pm, "du soir|de l' après midi|pm"), (Role::Night, "de la nuit"), (Role::Noon, "midi"), (Role::Midnight, "minuit"),
        (Role::Early, "début"), (Role::Mid, "mi|milieu"), (Role::Late, "fin"), (Role::Squared, "carré|carrés"), (Role::Cubed, "cube|cubes"), (Role::Century, "siècle"), (Role::Quarter, "trimestre"), (Role::HalfYear, "semestre"), (Role::BelowZero, "en dessous de zéro|sous zéro|au dessous de zéro"), (Role::Bce, "av. j.-c|avant j c|avant jésus christ"), (Role::Ce, "apr. j.-c|après j c"),
        (Role::Several, "plusieurs"), (Role::Year, "année|été|hiver|printemps|automne"),
    ],
    ..Table::EMPTY
};

/// How French writes a figure.
#[rustfmt::skip]
pub(crate) static SPEECH: Speech = Speech {
    decimal: ',', group: Some('\u{202f}'), gap: " ", plural: Plural::BelowTwo,
    scales: &[(12, ("billion", "billions", "billions")), (9, ("milliard", "milliards", "milliards")), (6, ("million", "millions", "millions"))], of: "de ", percent: " %", point: ("point de pourcentage", "points de pourcentage", "points de pourcentage"),
    money: &[("CNY", ("yuan", "yuans", "yuans")), ("USD", ("dollar américain", "dollars américains", "dollars américains")), ("EUR", ("euro", "euros", "euros")), ("JPY", ("yen", "yens", "yens")), ("GBP", ("livre sterling", "livres sterling", "livres sterling")), ("HKD", ("dollar de Hong Kong", "dollars de Hong Kong", "dollars de Hong Kong")), ("TWD", ("dollar taïwanais", "dollars taïwanais", "dollars taïwanais")), ("KRW", ("won", "wons", "wons")), ("RUB", ("rouble", "roubles", "roubles")), ("INR", ("roupie", "roupies", "roupies")), ("CHF", ("franc suisse", "francs suisses", "francs suisses")), ("CAD", ("dollar canadien", "dollars canadiens", "dollars canadiens")), ("AUD", ("dollar australien", "dollars australiens", "dollars australiens")), ("SGD", ("dollar de Singapour", "dollars de Singapour", "dollars de Singapour"))],
    times: &[("a", ("an", "ans", "ans")), ("mo", ("mois", "mois", "mois")), ("wk", ("semaine", "semaines", "semaines")), ("d", ("jour", "jours", "jours")), ("h", ("heure", "heures", "heures")), ("min", ("minute", "minutes", "minutes")), ("s", ("seconde", "secondes", "secondes")), ("qtr", ("trimestres", "trimestres", "trimestres"))],
    symbols: &[],
    age: "{} {a}", multiplier: ("fois", "fois", "fois"), ordinal: "{}e", first: "1er", rank: "{}e", fraction: "{n}/{d}", range: ("", " à "),
    bounds: ["plus de {}", "environ {}", "près de {}", "moins de {}", "au moins {}", "au plus {}"],
    months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    months_alone: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    dates: ["{d} {m} {y}", "{m} {y}", "{d} {m}", "{y}"], first_day: "1er",
    quarters: ["premier trimestre", "deuxième trimestre", "troisième trimestre", "quatrième trimestre"], halves: ["premier semestre", "second semestre"], part: "{p} {y}", century: "{r}e siècle", decade: "années {}",
};
