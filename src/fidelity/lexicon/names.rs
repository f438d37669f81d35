//! Provinces, cities, countries, companies and indices of the news whose Chinese names do not sound as they are spelt abroad. Data only;
//! `subjects` reads it.

/// Names in Chinese and in English, by `|`.
#[rustfmt::skip]
pub(in crate::fidelity) const NAMES: &[(&str, &str)] = &[
    ("主犯|首犯", "principal|ringleader"), ("从犯|從犯|同伙|同夥", "accomplice|accessory"), ("张某|張某", "zhang"), ("李某", "li"), ("王某", "wang"), ("刘某|劉某", "liu"), ("陈某|陳某", "chen"), ("杨某|楊某", "yang"), ("赵某|趙某", "zhao"), ("黄某|黃某", "huang"), ("周某", "zhou"), ("吴某|吳某", "wu"), ("徐某", "xu"), ("孙某|孫某", "sun"), ("林某", "lin"),
    ("上海", "shanghai"), ("天津", "tianjin"), ("重庆|重慶", "chongqing"), ("河北", "hebei"), ("山西", "shanxi"), ("辽宁|遼寧", "liaoning"), ("吉林", "jilin"), ("黑龙江|黑龍江", "heilongjiang"),
    ("江苏|江蘇", "jiangsu"), ("浙江", "zhejiang"), ("安徽", "anhui"), ("福建", "fujian"), ("江西", "jiangxi"), ("山东|山東", "shandong"), ("河南", "henan"), ("湖北", "hubei"), ("湖南", "hunan"),
    ("广东|廣東", "guangdong"), ("广西|廣西", "guangxi"), ("海南", "hainan"), ("四川", "sichuan"), ("贵州|貴州", "guizhou"), ("云南|雲南", "yunnan"), ("西藏", "tibet|xizang"), ("陕西|陝西", "shaanxi"),
    ("甘肃|甘肅", "gansu"), ("青海", "qinghai"), ("宁夏|寧夏", "ningxia"), ("新疆", "xinjiang"), ("广州|廣州", "guangzhou"), ("深圳", "shenzhen"), ("南京", "nanjing"), ("杭州", "hangzhou"), ("苏州|蘇州", "suzhou"),
    ("成都", "chengdu"), ("武汉|武漢", "wuhan"), ("西安", "xi'an|xian"), ("郑州|鄭州", "zhengzhou"), ("长沙|長沙", "changsha"), ("沈阳|瀋陽", "shenyang"), ("大连|大連", "dalian"), ("青岛|青島", "qingdao"),
    ("济南|濟南", "jinan"), ("哈尔滨|哈爾濱", "harbin"), ("长春|長春", "changchun"), ("宁波|寧波", "ningbo"), ("温州|溫州", "wenzhou"), ("厦门|廈門", "xiamen"), ("福州", "fuzhou"), ("合肥", "hefei"), ("南昌", "nanchang"),
    ("南宁|南寧", "nanning"), ("昆明", "kunming"), ("贵阳|貴陽", "guiyang"), ("兰州|蘭州", "lanzhou"), ("西宁|西寧", "xining"), ("银川|銀川", "yinchuan"), ("太原", "taiyuan"), ("石家庄|石家莊", "shijiazhuang"),
    ("呼和浩特", "hohhot"), ("包头|包頭", "baotou"), ("鄂尔多斯|鄂爾多斯", "ordos"), ("拉萨|拉薩", "lhasa"), ("乌鲁木齐|烏魯木齊", "urumqi"), ("海口", "haikou"), ("三亚|三亞", "sanya"), ("珠海", "zhuhai"), ("佛山", "foshan"),
    ("东莞|東莞", "dongguan"), ("无锡|無錫", "wuxi"), ("常州", "changzhou"), ("徐州", "xuzhou"), ("烟台|煙台", "yantai"), ("台北|臺北", "taipei"), ("高雄", "kaohsiung"), ("台中|臺中", "taichung"),
    ("九龙|九龍", "kowloon"), ("新界", "territories"), ("雄安", "xiong'an|xiongan"), ("浦东|浦東", "pudong"), ("长三角|長三角", "delta"), ("珠三角", "delta"), ("法国|法國", "france|french"),
    ("德国|德國", "germany|german"), ("意大利", "italy|italian"), ("西班牙", "spain|spanish"), ("葡萄牙", "portugal|portuguese"), ("荷兰|荷蘭", "netherlands|dutch"), ("比利时|比利時", "belgium|belgian"),
    ("瑞士", "switzerland|swiss"), ("瑞典", "sweden|swedish"), ("挪威", "norway|norwegian"), ("芬兰|芬蘭", "finland|finnish"), ("丹麦|丹麥", "denmark|danish"), ("波兰|波蘭", "poland|polish"),
    ("乌克兰|烏克蘭", "ukraine|ukrainian"), ("土耳其", "turkey|turkish|türkiye"), ("希腊|希臘", "greece|greek"), ("匈牙利", "hungary|hungarian"), ("捷克", "czech"), ("奥地利|奧地利", "austria|austrian"),
    ("爱尔兰|愛爾蘭", "ireland|irish"), ("加拿大", "canada|canadian"), ("墨西哥", "mexico|mexican"), ("巴西", "brazil|brazilian"), ("阿根廷", "argentina|argentine"), ("智利", "chile|chilean"),
    ("秘鲁|秘魯", "peru|peruvian"), ("澳大利亚|澳洲|澳大利亞", "australia|australian"), ("新西兰|新西蘭|紐西蘭", "zealand"), ("印度", "india|indian"), ("印尼|印度尼西亚|印度尼西亞", "indonesia|indonesian"),
    ("马来西亚|馬來西亞|大马", "malaysia|malaysian"), ("泰国|泰國", "thailand|thai"), ("越南", "vietnam|vietnamese"), ("菲律宾|菲律賓", "philippines|philippine|filipino"), ("缅甸|緬甸", "myanmar"),
    ("柬埔寨", "cambodia|cambodian"), ("老挝|老撾|寮國", "laos"), ("巴基斯坦", "pakistan|pakistani"), ("孟加拉", "bangladesh"), ("伊朗", "iran|iranian"), ("伊拉克", "iraq|iraqi"), ("以色列", "israel|israeli"),
    ("沙特|沙特阿拉伯|沙烏地", "saudi"), ("阿联酋|阿聯酋", "emirates|uae"), ("埃及", "egypt|egyptian"), ("南非", "african"), ("尼日利亚|尼日利亞|奈及利亞", "nigeria|nigerian"), ("肯尼亚|肯尼亞|肯亞", "kenya|kenyan"),
    ("朝鲜|朝鮮|北韩", "korea|korean"), ("非洲", "africa|african"), ("拉美|拉丁美洲", "latin"), ("东盟|東盟|东协", "asean"), ("中东|中東", "middle"), ("纽约|紐約", "york"), ("伦敦|倫敦", "london"), ("巴黎", "paris"),
    ("东京|東京", "tokyo"), ("首尔|首爾", "seoul"), ("大阪", "osaka"), ("柏林", "berlin"), ("莫斯科", "moscow"), ("华盛顿|華盛頓", "washington"), ("洛杉矶|洛杉磯", "angeles"), ("旧金山|舊金山|三藩市", "francisco"),
    ("悉尼|雪梨", "sydney"), ("苹果公司|蘋果", "apple"), ("华为|華為", "huawei"), ("小米", "xiaomi"), ("腾讯|騰訊", "tencent"), ("阿里巴巴|阿里", "alibaba"), ("特斯拉", "tesla"), ("丰田|豐田", "toyota"), ("三星", "samsung"),
    ("比亚迪|比亞迪", "byd"), ("宁德时代|寧德時代", "catl"), ("微软|微軟", "microsoft"), ("谷歌", "google"), ("亚马逊|亞馬遜", "amazon"), ("波音", "boeing"), ("空客", "airbus"), ("英伟达|輝達", "nvidia"), ("台积电|台積電", "tsmc"),
    ("道指|道琼斯|道瓊|道瓊斯", "dow"), ("纳指|納指|纳斯达克|那斯達克|納斯達克", "nasdaq"), ("标普|標普", "s&p"), ("沪指|滬指|上证|上證|沪综指", "shanghai"), ("深成指|深证|深證|深指", "shenzhen"), ("恒指|恆指|恒生|恆生", "hang|seng"), ("创业板|創業板", "chinext"), ("日经|日經", "nikkei"), ("富时|富時", "ftse"),
    ("香港|港", "hong"), ("澳门|澳門", "macau|macao"), ("台湾|台灣|臺灣", "taiwan"), ("美国|美國|美", "us|u.s|united|states|american"), ("日本", "japan|japanese"), ("欧盟|歐盟|欧洲", "eu|european|europe"), ("新加坡", "singapore"), ("俄罗斯|俄", "russia|russian"),
    ("英国|英國", "uk|britain|british"), ("韩国|韓國", "korea|korean"), ("北京", "beijing"), ("内蒙古|內蒙古", "inner|mongolia"),
    ("塞尔维亚|塞爾維亞", "serbia|serbian"), ("克罗地亚|克羅地亞", "croatia|croatian"), ("罗马尼亚|羅馬尼亞", "romania|romanian"), ("保加利亚|保加利亞", "bulgaria|bulgarian"), ("苏丹|蘇丹", "sudan|sudanese"), ("埃塞俄比亚|衣索比亞", "ethiopia|ethiopian"), ("加纳|迦納", "ghana"), ("摩洛哥", "morocco|moroccan"),
    ("阿尔及利亚|阿爾及利亞", "algeria|algerian"), ("突尼斯", "tunisia|tunisian"), ("利比亚|利比亞", "libya|libyan"), ("叙利亚|敘利亞", "syria|syrian"), ("黎巴嫩", "lebanon|lebanese"), ("约旦|約旦", "jordan"), ("卡塔尔|卡達", "qatar"), ("科威特", "kuwait"),
    ("也门|葉門", "yemen"), ("阿富汗", "afghanistan|afghan"), ("尼泊尔|尼泊爾", "nepal"), ("斯里兰卡|斯里蘭卡", "lanka"), ("哈萨克斯坦|哈薩克", "kazakhstan"), ("乌兹别克斯坦|烏茲別克", "uzbekistan"), ("安哥拉", "angola|angolan"), ("莫桑比克|莫三比克", "mozambique"),
    ("坦桑尼亚|坦尚尼亞", "tanzania"), ("乌干达|烏干達", "uganda"), ("津巴布韦|辛巴威", "zimbabwe"), ("赞比亚|尚比亞", "zambia"), ("古巴", "cuba|cuban"), ("哥伦比亚|哥倫比亞", "colombia|colombian"), ("委内瑞拉|委內瑞拉", "venezuela|venezuelan"), ("厄瓜多尔|厄瓜多", "ecuador"),
    ("玻利维亚|玻利維亞", "bolivia"), ("巴拉圭", "paraguay"), ("乌拉圭|烏拉圭", "uruguay"), ("巴拿马|巴拿馬", "panama"), ("海地", "haiti"), ("冰岛|冰島", "iceland"), ("斯洛文尼亚|斯洛維尼亞", "slovenia"), ("斯洛伐克", "slovakia"),
    ("爱沙尼亚|愛沙尼亞", "estonia"), ("拉脱维亚|拉脫維亞", "latvia"), ("立陶宛", "lithuania|lithuanian"), ("白俄罗斯|白俄羅斯", "belarus"), ("阿塞拜疆|亞塞拜然", "azerbaijan"), ("亚美尼亚|亞美尼亞", "armenia"), ("牙买加|牙買加", "jamaica"), ("卢旺达|盧安達", "rwanda"),
    ("喀麦隆|喀麥隆", "cameroon"), ("塞内加尔|塞內加爾", "senegal"),
    ("茅台", "moutai"), ("中石油", "petrochina"), ("中石化", "sinopec"), ("中国移动|中國移動", "mobile"), ("河南队", "henan"), ("湖人", "lakers"), ("勇士", "warriors"), ("皇马", "madrid"),
    ("巴塞罗那|巴萨", "barcelona|barça"), ("曼联|曼聯", "manchester|united"), ("曼城", "manchester|city"), ("利物浦", "liverpool"), ("阿森纳|阿仙奴", "arsenal"), ("切尔西|車路士", "chelsea"), ("拜仁", "bayern"),
];

/// Chinese surnames, but for those that are words of English.
#[rustfmt::skip]
pub(in crate::fidelity) const SURNAMES: &[(&str, &str)] = &[
    ("赵|趙", "zhao"), ("钱|錢", "qian"), ("李", "li|lee"), ("周", "zhou|chow"), ("吴|吳", "wu"), ("郑|鄭", "zheng|cheng"), ("王", "wang|wong"), ("冯|馮", "feng|fung"), ("陈|陳", "chen|chan"),
    ("蒋|蔣", "jiang|chiang"), ("沈", "shen"), ("韩|韓", "han"), ("杨|楊", "yang|yeung"), ("朱", "zhu|chu"), ("秦", "qin"), ("许|許|徐", "xu|hsu|hui"), ("吕|呂", "lyu|lü"), ("张|張", "zhang|chang|cheung"), ("孔", "kong"), ("曹", "cao|tsao"),
    ("严|嚴", "yan"), ("金", "jin|kim"), ("魏", "wei"), ("陶", "tao"), ("姜", "jiang"), ("谢|謝", "xie|tse"), ("邹|鄒", "zou"), ("章", "zhang"), ("苏|蘇", "su"), ("葛", "ge"), ("彭", "peng|pang"), ("鲁|魯", "lu"), ("韦|韋", "wei"),
    ("马|馬", "ma"), ("苗", "miao"), ("方", "fang"), ("俞|于|余", "yu"), ("任", "ren"), ("袁", "yuan"), ("柳", "liu"), ("史|石", "shi"), ("唐", "tang"), ("薛", "xue"), ("雷", "lei"), ("罗|羅", "luo"), ("郝", "hao"),
    ("常", "chang"), ("傅", "fu"), ("齐|齊", "qi"), ("康", "kang"), ("顾|顧", "gu"), ("孟", "meng"), ("黄|黃", "huang|wong"), ("萧|蕭|肖", "xiao|hsiao"), ("尹", "yin"), ("姚", "yao"), ("邵", "shao"), ("汪", "wang"), ("毛", "mao"), ("戴", "dai|tai"),
    ("庞|龐", "pang"), ("熊", "xiong"), ("纪|紀", "ji"), ("舒", "shu"), ("项|項", "xiang"), ("董", "dong|tung"), ("梁", "liang|leung"), ("杜", "du"), ("蓝|藍", "lan"), ("贾|賈", "jia"), ("江", "jiang"), ("郭", "guo|kuo"), ("林", "lin|lam"), ("钟|鐘|鍾", "zhong|chung"),
    ("邱", "qiu|chiu"), ("高", "gao"), ("夏", "xia"), ("蔡", "cai|tsai"), ("田", "tian"), ("胡", "hu"), ("霍", "huo|fok"), ("卢|盧", "lu"), ("莫", "mo|mok"), ("丁", "ding|ting"), ("邓|鄧", "deng|teng"), ("洪", "hong|hung"), ("崔", "cui|choi"),
    ("程", "cheng"), ("侯", "hou"), ("曾", "zeng|tsang"), ("叶|葉", "ye|yip"), ("刘|劉", "liu|lau"), ("谭|譚", "tan"), ("廖", "liao"), ("白", "bai"), ("邢", "xing"), ("翁", "weng"), ("申", "shen"), ("易", "yi"), ("欧阳|歐陽", "ouyang"), ("司马|司馬", "sima"),
];
