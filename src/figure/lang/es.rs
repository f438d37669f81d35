//! Spanish, of Spain and America: the data of `figure::western`. Data only.

use super::international;
use crate::figure::Approx::{About, AtLeast, AtMost, Over, Under};
use crate::figure::render::speech::{Plural, Speech};
use crate::figure::western::table::{Habit, Role, Table, flag};

/// What Spanish says.
#[rustfmt::skip]
pub static TABLE: Table = Table {
    habits: &[Habit::Compounds, Habit::TensAnd, Habit::OrdinalChain, Habit::ArticleOne, Habit::ScaleOf],
    endings: &[("{o}", "o|a|os|as"), ("{s}", "|s"), ("{es}", "|es")],
    cardinals: &[
        ("cero|ceros", 0), ("uno|un|una", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("once", 11), ("doce", 12), ("trece", 13), ("catorce", 14), ("quince", 15),
        ("dieciséis|diez y seis", 16), ("diecisiete|diez y siete", 17), ("dieciocho|diez y ocho", 18), ("diecinueve|diez y nueve", 19), ("veinte", 20), ("veintiuno|veintiún|veintiuna|ventiuno", 21), ("veintidós", 22), ("veintitrés", 23),
        ("veinticuatro", 24), ("veinticinco", 25), ("veintiséis", 26), ("veintisiete", 27), ("veintiocho", 28), ("veintinueve", 29), ("treinta", 30), ("cuarenta", 40), ("cincuenta", 50), ("sesenta", 60), ("setenta", 70), ("ochenta", 80), ("noventa", 90),
        ("cien|ciento", 100), ("doscientos|doscientas", 200), ("trescientos|trescientas", 300), ("cuatrocientos|cuatrocientas", 400), ("quinientos|quinientas", 500), ("seiscientos|seiscientas", 600), ("setecientos|setecientas", 700), ("ochocientos|ochocientas", 800), ("novecientos|novecientas", 900),
    ],
    ordinals: &[
        ("primer|primer{o}|primo", 1), ("segund{o}", 2), ("tercer|tercer{o}", 3), ("cuart{o}", 4), ("quint{o}", 5), ("sext{o}", 6), ("séptim{o}|sétim{o}", 7), ("octav{o}", 8), ("noven{o}", 9), ("décim{o}", 10), ("undécim{o}|decimoprimer{o}|décimoprimer{o}|decimoprimer", 11),
        ("duodécim{o}|decimosegund{o}|décimosegund{o}", 12), ("decimotercer{o}|decimotercer|décimotercer{o}", 13), ("decimocuart{o}|décimocuart{o}", 14), ("decimoquint{o}|décimoquint{o}", 15), ("decimosext{o}|décimosext{o}", 16), ("decimoséptim{o}|décimoséptim{o}", 17), ("decimoctav{o}|decimooctav{o}|décimoctav{o}", 18), ("decimonoven{o}|décimonoven{o}", 19),
        ("vigésim{o}|veinteav{o}", 20), ("vigesimoprimer{o}|vigesimoprimer", 21), ("vigesimosegund{o}", 22), ("vigesimotercer{o}|vigesimotercer", 23), ("vigesimocuart{o}", 24), ("vigesimoquint{o}", 25), ("vigesimosext{o}", 26), ("vigesimoséptim{o}", 27), ("vigesimoctav{o}", 28), ("vigesimonoven{o}", 29),
        ("trigésim{o}", 30), ("cuadragésim{o}", 40), ("quincuagésim{o}", 50), ("sexagésim{o}", 60), ("septuagésim{o}", 70), ("octogésim{o}", 80), ("nonagésim{o}", 90), ("centésim{o}", 100), ("ducentésim{o}", 200), ("tricentésim{o}", 300), ("cuadringentésim{o}|cuadrigentésim{o}", 400), ("quingentésim{o}", 500), ("sexcentésim{o}", 600), ("septingentésim{o}|septigentésim{o}", 700), ("octingentésim{o}|octigentésim{o}", 800), ("noningentésim{o}|nonigentésim{o}", 900),
    ],
    denominators: &[
        ("medi{o}|mitad|mitades", 2), ("tercio{s}|tercera parte|terceras partes", 3), ("cuarto{s}|cuarta parte|cuartas partes", 4), ("quinto{s}|quinta parte|quintas partes", 5), ("sexto{s}|sexta parte", 6), ("séptimo{s}", 7), ("octavo{s}", 8), ("noveno{s}", 9), ("décimo{s}|décima{s}|décima parte", 10),
        ("onceavo{s}|onzavo{s}", 11), ("doceavo{s}|dozavo{s}", 12), ("treceavo{s}", 13), ("catorceavo{s}", 14), ("quinceavo{s}", 15), ("dieciseisavo{s}", 16), ("diecisieteavo{s}", 17), ("dieciochoavo{s}", 18), ("diecinueveavo{s}", 19), ("veinteavo{s}|veintavo{s}", 20), ("veintiunavo{s}", 21), ("veinticincoavo{s}", 25), ("treintavo{s}", 30), ("cuarentavo{s}", 40), ("cincuentavo{s}", 50), ("sesentavo{s}", 60), ("setentavo{s}", 70), ("ochentavo{s}", 80), ("noventavo{s}", 90), ("centavos parte|céntima parte|centésimas|centésima|centésima parte", 100),
    ],
    scales: &[("cientos|cientas", 2), ("mil|miles|millar|millares", 3), ("millón|millones", 6), ("millardo|millardos", 9), ("billón|billones", 12), ("trillón|trillones", 18), ("cuatrillón|cuatrillones", 24)],
    ordinal_scales: &[("milésim{o}", 3), ("millonésim{o}", 6), ("milmillonésim{o}", 9), ("billonésim{o}", 12), ("trillonésim{o}", 18)],
    short_scales: &[("k|K", 3), ("M|MM|mm|mill|mll|mdd|mln", 6), ("B|G|mmdd", 9), ("T", 12)],
    vague: &[("decenas", 10), ("docenas", 12), ("centenares|cientos|centenas", 100), ("miles|millares", 1000), ("millones", 1_000_000)],
    groups: &[("docena|docenas", 12), ("decena", 10), ("quincena", 15), ("veintena", 20), ("treintena", 30), ("cuarentena de", 40), ("cincuentena", 50), ("centenar|centena", 100), ("par de|pares de|par", 2)],
    ordinal_endings: "º|ª|o|a|er|ero|era|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|os|as|avo|avos",
    months: &[("enero|ene", 1), ("febrero|feb", 2), ("marzo", 3), ("abril|abr", 4), ("mayo", 5), ("junio|jun", 6), ("julio|jul", 7), ("agosto|ago", 8), ("septiembre|setiembre|sept|sep", 9), ("octubre|oct", 10), ("noviembre|nov", 11), ("diciembre|dic", 12)],
    weekdays: &[("lunes", 1), ("martes", 2), ("miércoles", 3), ("jueves", 4), ("viernes", 5), ("sábado|sábados", 6), ("domingo|domingos", 7)],
    units: &[
        ("km", 1, "kilómetro{s}|quilómetro{s}"), ("m", 1, "metro{s}|mt|mts"), ("dm", 1, "decímetro{s}"), ("cm", 1, "centímetro{s}|cms"), ("mm", 1, "milímetro{s}"), ("um", 1, "micrómetro{s}|micra{s}"), ("nm", 1, "nanómetro{s}"), ("mi", 1, "milla{s}"), ("nmi", 1, "milla náutica|millas náuticas"), ("yd", 1, "yarda{s}"), ("ft", 1, "pie{s}"), ("in", 1, "pulgada{s}"), ("ly", 1, "año luz|años luz"), ("pm", 1, "picómetro{s}"),
        ("km2", 1, "kilómetro cuadrado|kilómetros cuadrados"), ("m2", 1, "metro cuadrado|metros cuadrados"), ("cm2", 1, "centímetros cuadrados|centímetro cuadrado"), ("mi2", 1, "millas cuadradas|milla cuadrada"), ("ft2", 1, "pies cuadrados|pie cuadrado"), ("ha", 1, "hectárea{s}"), ("acre", 1, "acre{s}"), ("mu", 1, "mu"),
        ("m3", 1, "metro cúbico|metros cúbicos"), ("km3", 1, "kilómetros cúbicos"), ("cm3", 1, "centímetro cúbico|centímetros cúbicos"), ("L", 1, "litro{s}"), ("mL", 1, "mililitro{s}"), ("cL", 1, "centilitro{s}"), ("hL", 1, "hectolitro{s}"), ("dL", 1, "decilitro{s}"), ("gal", 1, "galón|galones"), ("bbl", 1, "barril|barriles"), ("cup", 1, "taza{s}"), ("tbsp", 1, "cucharada{s}"), ("tsp", 1, "cucharadita{s}"), ("pt", 1, "pinta{s}"),
        ("g", 1, "gramo{s}|gr|grs"), ("kg", 1, "kilogramo{s}|kilo{s}|quilo{s}|kgs"), ("mg", 1, "miligramo{s}"), ("ug", 1, "microgramo{s}"), ("t", 1, "tonelada{s}|tonelada métrica|toneladas métricas"), ("lb", 1, "libra{s}|lbs"), ("oz", 1, "onza{s}"), ("jin", 1, "jin"),
        ("ms", 1, "milisegundo{s}"), ("s", 1, "segundos|seg|segs"), ("min", 1, "minuto{s}|mins"), ("h", 1, "hora{s}|hs|hrs|hr"), ("d", 1, "día{s}|jornada{s}"), ("wk", 1, "semana{s}"), ("mo", 1, "mes|meses"), ("qtr", 1, "trimestres"), ("a", 1, "año{s}"), ("a", 10, "década{s}|decenio{s}"), ("a", 100, "siglos"),
        ("Cel", 1, "grado{s} celsius|grado{s} centígrado|grado{s} centígrados|grado{s} c|grado{s} C|centígrado{s}|celsius"), ("degF", 1, "grado{s} fahrenheit|grado{s} f|grado{s} F|fahrenheit|farenheit"), ("K", 1, "kelvin{s}|grado{s} kelvin|grado{s} k|grado{s} K"), ("deg", 1, "grado{s}"), ("rad", 1, "radián|radianes"),
        ("m/s", 1, "metro{s} por segundo"), ("km/h", 1, "kilómetro{s} por hora|kilómetros a la hora|km por hora"), ("mph", 1, "milla{s} por hora"), ("kn", 1, "nudo{s}"), ("J", 1, "julios|joule{s}"), ("kJ", 1, "kilojulio{s}"), ("kcal", 1, "kilocaloría{s}|caloría{s}"), ("Wh", 1, "vatio{s} hora"), ("kWh", 1, "kilovatio{s} hora|kilovatios hora"), ("MWh", 1, "megavatio{s} hora"), ("GWh", 1, "gigavatio{s} hora"), ("TWh", 1, "teravatio{s} hora"),
        ("W", 1, "vatio{s}|watt{s}"), ("kW", 1, "kilovatio{s}|kilowatt{s}"), ("MW", 1, "megavatio{s}"), ("GW", 1, "gigavatio{s}"), ("hp", 1, "caballo{s} de fuerza|caballo{s} de vapor|cv|caballos"), ("Pa", 1, "pascal|pascales"), ("hPa", 1, "hectopascales"), ("bar", 1, "bares"), ("V", 1, "voltio{s}"), ("kV", 1, "kilovoltio{s}"), ("A", 1, "amperio{s}"),
        ("Hz", 1, "hercio{s}|hertz|hertzios"), ("kHz", 1, "kilohercio{s}|kilohertz"), ("MHz", 1, "megahercio{s}|megahertz"), ("GHz", 1, "gigahercio{s}|gigahertz"), ("rpm", 1, "revoluciones por minuto"), ("magnitude", 1, "magnitud"), ("dB", 1, "decibelio{s}|decibel|decibeles"),
        ("bit", 1, "bit{s}"), ("By", 1, "byte{s}"), ("kB", 1, "kilobyte{s}"), ("MB", 1, "megabyte{s}|mega{s}"), ("GB", 1, "gigabyte{s}|giga{s}"), ("TB", 1, "terabyte{s}"), ("PB", 1, "petabyte{s}"), ("kbit", 1, "kilobit{s}"), ("Mbit", 1, "megabit{s}"), ("Gbit", 1, "gigabit{s}"), ("bp", 1, "punto{s} básico{s}"),
    ],
    symbols: international::SYMBOLS,
    money: &[
        ("CNY", &[], 0, "yuan|yuanes|renminbi|yuan{s} chinos|yuan chino"), ("USD", &["HKD", "TWD", "AUD", "CAD", "SGD", "NZD"], 0, "dólar|dólares|dolares|dollar|dollars"), ("USD", &[], 0, "dólar estadounidense|dólares estadounidenses|dólares americanos|dólar americano|dólares de estados unidos|dólar de estados unidos|dólares de los estados unidos|dólares de ee.uu"),
        ("HKD", &[], 0, "dólar de hong kong|dólares de hong kong|dólares hongkoneses|dólar hongkonés"), ("TWD", &[], 0, "dólares taiwaneses|dólar taiwanés|nuevo dólar taiwanés|nuevos dólares taiwaneses|dólares de taiwán|dólar de taiwán"), ("SGD", &[], 0, "dólares de singapur|dólar de singapur|dólares singapurenses"), ("AUD", &[], 0, "dólar australiano|dólares australianos"), ("CAD", &[], 0, "dólar canadiense|dólares canadienses"), ("NZD", &[], 0, "dólar neozelandés|dólares neozelandeses|dólar de nueva zelanda|dólares de nueva zelanda"),
        ("EUR", &["USD"], -2, "céntimo{s}|céntimo{s} de euro"), ("USD", &["EUR", "MXN"], -2, "centavo{s}|centavo{s} de dólar"), ("USD", &["EUR", "MXN"], -2, "cent|cents"), ("EUR", &[], 0, "euro{s}"), ("GBP", &[], 0, "libra{s} esterlina{s}|libra{s} británica{s}"), ("GBP", &[], -2, "penique{s}"), ("EGP", &[], 0, "libras egipcias|libra egipcia"),
        ("JPY", &[], 0, "yen|yenes|yen japonés|yenes japoneses"), ("KRW", &[], 0, "won|wones|won surcoreanos|wones surcoreanos|won surcoreano|wons"), ("INR", &["PKR", "LKR", "NPR"], 0, "rupia{s}"), ("INR", &[], 0, "rupia{s} india{s}"), ("CHF", &[], 0, "franco{s} suizo{s}"), ("FRF", &["CHF", "XOF"], 0, "franco{s}|franco{s} francés|francos franceses"), ("RUB", &[], 0, "rublo{s}|rublo{s} ruso{s}"),
        ("DEM", &[], 0, "marco{s}|marco{s} alemán|marcos alemanes"), ("FIM", &[], 0, "marco{s} finlandés|marcos finlandeses"), ("NLG", &[], 0, "florín|florines|florines holandeses|florines neerlandeses"), ("SEK", &["NOK", "DKK", "CZK", "ISK"], 0, "corona{s}"), ("SEK", &[], 0, "corona{s} sueca{s}"), ("NOK", &[], 0, "corona{s} noruega{s}"), ("DKK", &[], 0, "corona{s} danesa{s}"), ("CZK", &[], 0, "corona{s} checa{s}"),
        ("THB", &[], 0, "baht|bahts|baht tailandés"), ("MYR", &[], 0, "ringgit{s}"), ("IDR", &[], 0, "rupiah{s}|rupia{s} indonesia{s}"), ("VND", &[], 0, "dong|dongs"), ("MXN", &["ARS", "CLP", "COP", "PHP", "UYU", "DOP", "CUP"], 0, "peso{s}"), ("MXN", &[], 0, "peso{s} mexicano{s}"), ("ARS", &[], 0, "peso{s} argentino{s}"), ("CLP", &[], 0, "peso{s} chileno{s}"), ("COP", &[], 0, "peso{s} colombiano{s}"), ("PHP", &[], 0, "peso{s} filipino{s}"),
        ("BRL", &[], 0, "reales brasileños|real brasileño|reales|reais"), ("TRY", &["ITL"], 0, "lira{s}|lira{s} turca{s}"), ("ITL", &[], 0, "lira{s} italiana{s}"), ("PLN", &[], 0, "zloty{s}|eslotis"), ("HUF", &[], 0, "florines húngaros"), ("ILS", &[], 0, "shekel|shekels|séquel"), ("SAR", &["QAR", "OMR", "IRR", "YER"], 0, "riyal|riyales|rial|riales"), ("AED", &["MAD"], 0, "dirham|dirhams"), ("KWD", &["IQD", "JOD", "BHD", "TND", "RSD", "DZD"], 0, "dinar|dinares"),
        ("ZAR", &[], 0, "rand|rands"), ("BTC", &[], 0, "bitcoin{s}"), ("ESP", &[], 0, "peseta{s}|pts|ptas"), ("PEN", &[], 0, "soles|sol peruano|nuevos soles"), ("PYG", &[], 0, "guaraníes"), ("VES", &[], 0, "bolívares|bolívar"), ("CRC", &["SVC"], 0, "colón|colones"), ("HNL", &[], 0, "lempira{s}"), ("GTQ", &[], 0, "quetzal|quetzales"), ("BOB", &[], 0, "boliviano{s}"), ("UAH", &[], 0, "grivna{s}|grivnas"), ("DOP", &[], 0, "peso{s} dominicano{s}"), ("NGN", &[], 0, "naira{s}"),
    ],
    hotlines: &["12345", "12315"],
    money_first: international::CODES,
    signs: international::SIGNS,
    dollars: international::DOLLARS,
    nouns: &[
        ("person", "persona|habitante|hombre|mujer|niño|niña|empleado|trabajador|paciente|pasajero|soldado|estudiante|alumno|visitante|muerto|herido|miembro", "personas|habitantes|hombres|mujeres|niños|niñas|empleados|trabajadores|pacientes|pasajeros|soldados|estudiantes|alumnos|visitantes|muertos|fallecidos|heridos|víctimas|miembros|participantes|refugiados|usuarios|clientes|ciudadanos|médicos|votantes|turistas|suscriptores"),
        ("household", "hogar", "hogares|familias"), ("company", "empresa|compañía", "empresas|compañías"), ("project", "proyecto", "proyectos"), ("country", "país", "países|estados"), ("city", "ciudad|municipio", "ciudades|municipios|pueblos"), ("vehicle", "vehículo|coche", "vehículos|coches|automóviles|autos"), ("house", "casa|vivienda", "casas|viviendas|edificios|apartamentos"), ("share", "acción", "acciones"),
        ("school", "escuela|colegio", "escuelas|colegios|universidades"), ("hospital", "hospital", "hospitales"), ("case", "caso", "casos|contagios|infecciones"), ("aircraft", "avión", "aviones"), ("ship", "barco|buque", "barcos|buques"), ("point", "punto", "puntos"), ("vote", "voto", "votos"), ("medal", "medalla", "medallas"), ("place", "plaza|puesto", "plazas|puestos"), ("job", "empleo", "empleos"), ("dose", "dosis", "dosis"), ("book", "libro", "libros"), ("animal", "animal", "animales"), ("tree", "árbol", "árboles"), ("item", "artículo|pieza", "artículos|piezas"), ("time", "vez", "veces"),
    ],
    approx: &[
        (Over, "más de|mas de|más que|superior{es} a|por encima de|supera|supera los|supera las|superó|superó los|superan los|superando|superado|sobrepasa|por sobre|mayor{es} que|mayor{es} de|mayor{es} a|mayor que el|más grande{s} que|más alt{o} que|excede|excede de|excediendo|unos más de|encima de|arriba de|bastante más de|a más de|sobre los"),
        (About, "aproximadamente|cerca de|alrededor de|unos|unas|en torno a|aprox|más o menos|mas o menos|alrededor del|cosa de|como unos|hacia|por ahí de"),
        (Under, "casi|menos de|menos que|inferior{es} a|por debajo de|menor{es} que|menor{es} de|menor{es} a|rozando|debajo de|abajo de|más pequeño que|más baj{o} que|apenas|no llega a"),
        (AtLeast, "al menos|por lo menos|como mínimo|un mínimo de|mínimo de|mínimo|no menos de|mayor{es} o igual a|mayor{es} o igual que|mayor{es} o iguales a|mayor{es} o iguales que|igual o superior{es} a|igual o mayor que|igual o mayor a|superior{es} o igual a|más de o igual a|a partir de|desde un mínimo de|iguales o mayores que|iguales o mayores a|cuando menos"),
        (AtMost, "como máximo|a lo sumo|hasta|máximo|un máximo de|máximo de|no más de|no más que|no mas de|menor{es} o igual a|menor{es} o igual que|menor{es} o iguales a|menor{es} o iguales que|igual o inferior{es} a|igual o menor que|igual o menor a|inferior{es} o igual a|menos de o igual a|a lo más|cuando mucho|tope de|iguales o menores que|iguales o menores a"),
    ],
    approx_after: &[(AtLeast, "o más|o mas|y más|o superior{es}|o mayor{es}|en adelante|como mínimo|al menos|por lo menos|para arriba"), (AtMost, "o menos|o inferior{es}|o menor{es}|como máximo|como mucho|a lo sumo|para abajo"), (About, "aproximadamente|más o menos|o así|aprox"), (Over, "y pico|y tantos|largos")],
    multipliers: &[
        (2, 1, 1, "duplicó|duplicado|duplicaron|duplicar|duplica|duplicando|se dobló|doblado"), (3, 1, 1, "triplicó|triplicado|triplicaron|triplicar|triplica"), (4, 1, 1, "cuadruplicó|cuadruplicado|cuadruplicaron|cuadruplicar"), (5, 1, 1, "quintuplicó|quintuplicado"), (10, 1, 1, "decuplicó"), (2, 1, 0, "doble|dobles"), (3, 1, 0, "triple"), (4, 1, 0, "cuádruple"), (1, 2, -1, "reducido a la mitad|redujo a la mitad|redujeron a la mitad"),
    ],
    labels: &[("uno a uno|una vez|un día|una a una|unos a otros|cada uno|cada una|primer ministro|primera ministra|primera dama|en primer lugar|por primera vez|a la una|segundo a segundo|medio ambiente|medio oriente|oriente medio|edad media|clase media|medios de comunicación|los medios|por medio de|en medio de|término medio|a medias|media naranja|media tarde|medio plazo|cuarto de baño|cuarto de estar|semifinal|cuartos de final|octavos de final|ni uno|ni una|otro cuarto", "")],
    flags: &[
        (flag::AT, "las|la"),
        (flag::UP, "subió|subieron|sube|suben|subir|subida|subidas|subido|aumentó|aumentaron|aumenta|aumentan|aumentar|aumento|aumentos|aumentado|aumentando|creció|crecieron|crece|crecen|crecer|crecimiento|crecido|creciendo|incremento|incrementó|incrementaron|incrementa|incrementar|incrementado|alza|alzas|elevó|elevaron|eleva|elevado|ascendió|ascenso|avanzó|avanza|avance|ganó|gana|escaló|escalado|repuntó|repunte|disparó|saltó|salto|mejora|mejoró|al alza|más|superior|ganancia|expansión|expandió"),
        (flag::DOWN, "bajó|bajaron|baja|bajan|bajar|bajada|bajado|cayó|cayeron|cae|caen|caer|caída|caído|disminuyó|disminuyeron|disminuye|disminuir|disminución|disminuido|descendió|descendieron|desciende|descenso|descendido|redujo|redujeron|reduce|reducir|reducción|reducido|retrocedió|retroceso|retrocede|perdió|pierde|pérdida|pérdidas|recorte|recortó|recortado|desplomó|desplome|contrajo|contracción|hundió|mermó|merma|a la baja|menos|inferior|rebajó|rebaja|encogió"),
        (flag::AFTER, "más|menos|de aumento|de crecimiento|de caída|superior|inferior|mayor|menor"),
        (flag::WEAK, "más|menos|ganó|gana|perdió|pierde|pérdida|pérdidas|superior|inferior|mayor|menor|ganancia|mejora|baja|elevado"),
        (flag::STOP, "el|la|los|las|de|del|y|e|o|u|pero|a|al|en|con|por|para|sin|sobre|entre|hasta|desde|según|durante|que|quien|cuyo|cuya|donde|es|son|era|eran|fue|fueron|ha|han|había|hay|será|no|se|su|sus|lo|le|les|me|te|mi|tu|este|esta|estos|estas|ese|esa|como|más|menos|si|muy|también|ya|tras|ante|contra|mientras|cuando|tiene|tienen|está|están"),
        (flag::FILLER, "un|una|unos|unas|el|la|los|las|de|del|en|a|al|total|total de|otro|otra|otros|otras|solo|sólo|aún|también|casi|cerca|promedio|un promedio de|hasta|se|ligeramente|fuertemente|hoy|este|actual|récord|ronda|se sitúa|por|para|alcanzar|alcanzó|ya|apenas|incluso"),
        (flag::LABEL_HEAD, "plan quinquenal|congreso nacional del pcch|congreso nacional del partido|congreso nacional"),
        (flag::NUMBERED, "artículo|artículos|capítulo|párrafo|número|nº|n.º|no|núm|fase|etapa|clase|sección|tomo|página|tabla|cuadro|figura|parte|anexo|resolución|decreto|nivel|volumen|categoría|lote|ley"),
        (flag::CODED, "fórmula|versión|iso|isbn|boeing|airbus|iphone|windows|rfc|autopista|carretera|vuelo|ibex|teléfono|tel"),
        (flag::MATCH, "ganó|gana|venció|vence|victoria|derrota|derrotó|marcador|partido|perdió|empate|empató|goleó|superó|impuso"),
    ],
    roles: &[
        (Role::Pound, "libra|libras"), (Role::Decades, "años"), (Role::Than, "que"),
        (Role::A, "un|una"), (Role::With, "con"), (Role::And, "y|e|&"), (Role::Or, "o|u"), (Role::Of, "de|del"), (Role::In, "en|durante|año"), (Role::Out, "sobre"), (Role::To, "a|al|hasta"), (Role::From, "desde"), (Role::Between, "entre"), (Role::The, "el|la|los|las"), (Role::Over, "sobre"), (Role::Parts, "avos|avo|avas|ava"), (Role::Point, "coma|punto"), (Role::Minus, "menos|negativo"), (Role::Per, "por|cada"),
        (Role::Percent, "por ciento|por cien|porciento|porcentaje"), (Role::PercentPoint, "punto porcentual|puntos porcentuales|puntos de porcentaje|puntos porcentaje"), (Role::Times, "veces"), (Role::Old, "de edad"), (Role::Age, "edad"), (Role::Top, "top"), (Role::Rank, "puesto|lugar|posición"), (Role::Time, "vez"), (Role::Am, "am|a eme|de la mañana|de la madrugada"), (Role::Pm, "pm|pe eme|p eme|de la tarde"), (Role::Night, "de la noche"), (Role::Till, "para la|para las"), (Role::Clock, "en punto"), (Role::Noon, "mediodía"), (Role::Midnight, "medianoche"),
        (Role::Early, "principios|comienzos|inicios"), (Role::Mid, "mediados"), (Role::Late, "finales|fines"), (Role::Squared, "cuadrado|cuadrados|cuadrada|cuadradas"), (Role::Cubed, "cúbico|cúbicos|cúbica|cúbicas"), (Role::Century, "siglo"), (Role::Quarter, "trimestre"), (Role::HalfYear, "semestre|mitad de año|mitad del año"), (Role::BelowZero, "bajo cero|por debajo de cero"), (Role::Bce, "a. c|a.c|antes de cristo"), (Role::Ce, "d. c|después de cristo"), (Role::Several, "varios|varias|muchos"), (Role::Year, "año|verano|invierno|otoño|primavera"),
    ],
    ..Table::EMPTY
};

/// How Spanish writes a figure.
#[rustfmt::skip]
pub(crate) static SPEECH: Speech = Speech {
    decimal: ',', group: Some('.'), gap: " ", plural: Plural::One,
    scales: &[(12, ("billón", "billones", "billones")), (6, ("millón", "millones", "millones"))], of: "de ", percent: " %", point: ("punto porcentual", "puntos porcentuales", "puntos porcentuales"),
    money: &[("CNY", ("yuan", "yuanes", "yuanes")), ("USD", ("dólar estadounidense", "dólares estadounidenses", "dólares estadounidenses")), ("EUR", ("euro", "euros", "euros")), ("JPY", ("yen", "yenes", "yenes")), ("GBP", ("libra esterlina", "libras esterlinas", "libras esterlinas")), ("HKD", ("dólar de Hong Kong", "dólares de Hong Kong", "dólares de Hong Kong")), ("TWD", ("dólar taiwanés", "dólares taiwaneses", "dólares taiwaneses")), ("KRW", ("won", "wones", "wones")), ("RUB", ("rublo", "rublos", "rublos")), ("INR", ("rupia", "rupias", "rupias")), ("CHF", ("franco suizo", "francos suizos", "francos suizos")), ("CAD", ("dólar canadiense", "dólares canadienses", "dólares canadienses")), ("AUD", ("dólar australiano", "dólares australianos", "dólares australianos")), ("SGD", ("dólar de Singapur", "dólares de Singapur", "dólares de Singapur"))],
    times: &[("a", ("año", "años", "años")), ("mo", ("mes", "meses", "meses")), ("wk", ("semana", "semanas", "semanas")), ("d", ("día", "días", "días")), ("h", ("hora", "horas", "horas")), ("min", ("minuto", "minutos", "minutos")), ("s", ("segundo", "segundos", "segundos")), ("qtr", ("trimestres", "trimestres", "trimestres"))],
    symbols: &[],
    age: "{} {a}", multiplier: ("veces", "veces", "veces"), ordinal: "{}.º", first: "{}.º", rank: "{}.º", fraction: "{n}/{d}", range: ("", " a "),
    bounds: ["más de {}", "unos {}", "casi {}", "menos de {}", "al menos {}", "como máximo {}"],
    months: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    months_alone: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    dates: ["{d} de {m} de {y}", "{m} de {y}", "{d} de {m}", "{y}"], first_day: "1",
    quarters: ["primer trimestre", "segundo trimestre", "tercer trimestre", "cuarto trimestre"], halves: ["primer semestre", "segundo semestre"], part: "{p} de {y}", century: "siglo {r}", decade: "años {}",
};
