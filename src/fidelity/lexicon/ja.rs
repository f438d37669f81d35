//! What Japanese calls the subjects that stand beside figures, by the English words of `lexicon`. Data only; `subjects` reads it.

/// Words, by `|`, and the English words of the same meaning.
#[rustfmt::skip]
pub(in crate::fidelity) const WORDS: &[(&str, &str)] = &[
    ("税", "tax"), ("売上|収入|売り上げ|歳入|所得", "revenue|income"), ("利益|黒字|純利|益", "profit|earning"), ("赤字|損失|純損", "loss"), ("投資|出資|事業費", "investment|invest"), ("費用|コスト|経費", "cost"),
    ("価格|値段|物価|料金", "price"), ("予算", "budget"), ("債務|負債|借金", "debt"), ("輸出", "export"), ("輸入", "import"), ("貿易|取引", "trade"), ("株|株価", "share|stock"), ("配当", "dividend"),
    ("賃金|給与|給料|年収|月給", "wage|salary|pay"), ("インフレ|物価", "inflation"), ("率|金利", "rate"), ("失業", "unemployment"), ("生産", "production|output"), ("販売|売れ", "sale|sales"), ("受注|注文", "order"),
    ("市場", "market"), ("銀行", "bank"), ("基金|資金", "fund"), ("融資|ローン|貸", "loan"), ("罰金|過料|罰", "fine|penalty"), ("補助|助成", "subsidy|grant"), ("企業|会社|社", "company|enterprise|firm"),
    ("金融機関", "bank"), ("学校|校", "school"), ("学生|生徒|児童", "student|pupil"), ("教員|教師|先生", "teacher"), ("大学", "university"), ("病院", "hospital"), ("患者|症例|感染者", "patient|case"),
    ("用量|投与|服用", "dose|dosage"), ("医師", "doctor"), ("ワクチン|接種", "vaccine"), ("死者|死亡|亡くな|犠牲", "death|dead|killed|die"), ("負傷|けが|重傷|軽傷", "injured|wounded|hurt"), ("人", "people|person"),
    ("人口|住民", "population|inhabitant|resident"), ("世帯|家庭|戸", "household|family"), ("子ども|子供|児童|小児", "child|children"), ("女性|女", "woman|women"), ("男性|男", "man|men"),
    ("従業員|社員|労働者|職員", "worker|employee|staff"), ("雇用|就業|求人", "job|employment"), ("農家|農民", "farmer"), ("観光客|来場|訪日|客", "visitor|tourist"), ("乗客|旅客", "passenger"),
    ("利用者|ユーザー|顧客|会員", "user|customer|subscriber"), ("会員|メンバー|部員", "member"), ("票|得票", "vote|yes"), ("賛成|支持", "favor|favour|support|backed"), ("反対", "against|oppose"),
    ("棄権", "abstain|abstention"), ("投票率|参加", "participation|turnout"), ("事業|プロジェクト|計画", "project"), ("開始|着工|開業|始ま|受付", "start|begin|open"), ("終了|閉鎖|終わ", "end|close"),
    ("建設|完成|竣工|建て", "built|construction|complete"), ("面積|敷地|占め", "area|cover|acreage"), ("全長|延長|長さ", "length|long|stretch"), ("高さ|標高", "height|high|tall"), ("幅", "wide|width"),
    ("深さ|深", "depth|deep"), ("重さ|体重|重量", "weigh|weight"), ("気温|温度", "temperature"), ("雨|降水|降雨", "rain|rainfall|precipitation"), ("風速|風", "wind"), ("地震", "earthquake|quake"),
    ("マグニチュード|規模", "magnitude"), ("震度", "intensity"), ("水", "water"), ("川|河", "river"), ("森林", "forest"), ("排出|排ガス", "emission"), ("炭素", "carbon"), ("エネルギー", "energy"),
    ("電力|発電|電気", "power|electricity"), ("太陽光", "solar"), ("石炭", "coal"), ("石油|原油", "oil"), ("ガス", "gas"), ("鉄鋼|粗鋼", "steel"), ("自動車|車|台", "vehicle|car"), ("道路|高速", "road|highway"),
    ("鉄道|列車|新幹線|電車", "railway|rail|train"), ("空港|便", "airport|flight"), ("船", "ship"), ("橋", "bridge"), ("住宅|戸建|家屋|マンション", "house|home|housing|flat|apartment"), ("部屋|室", "room"),
    ("村", "village"), ("市|都市|町", "city|town"), ("国|カ国", "country|nation"), ("地方|地域|県|州", "region|province"), ("世界|国際", "world|global|international"), ("全国|国内", "national|nationwide"),
    ("兵士|軍|兵", "army|soldier"), ("警察|警官", "police"), ("裁判|地裁|高裁|最高裁", "court"), ("懲役|禁錮|拘禁|刑", "prison|jail|imprisonment"), ("法|条", "law|article"), ("事故", "accident|crash"),
    ("火災|火事|消防", "fire"), ("ゴール|得点", "goal|scored"), ("試合|戦|ゲーム|レース", "game|match|race"), ("勝|優勝|連勝", "win|victory"), ("敗|連敗", "defeat|lose"), ("勝ち点|点|ポイント", "point"), ("季|シーズン", "season"),
    ("チーム|クラブ", "team|club"), ("選手", "player"), ("メダル", "medal"), ("前半|後半|半期|半年", "half|halftime"), ("四半期|期", "quarter"), ("年|年間", "year|annual"), ("月|か月|カ月", "month|monthly"),
    ("週", "week|weekly"), ("日", "day|daily"), ("時間|時", "hour|hourly"), ("前年|昨年|前期|前月|前回|昨季", "previous|earlier|last"), ("合計|総|全体|計", "total|overall|sum"), ("平均", "average|mean"),
    ("最大|上限|最高", "maximum|ceiling|cap"), ("最低|最小|下限", "minimum|floor|least"), ("初|第1|最初|第一", "first"), ("第2|第二|2番目", "second"), ("最高|最大|首位|過去最", "highest|largest|top|record"),
    ("新|追加|新規", "new|add|additional"), ("目標|計画", "target|goal|plan"), ("見通し|予想|見込み", "forecast|expect"), ("割合|占め|比率|シェア", "share|percentage|account"),
    ("調査|回答|アンケート", "respondent|survey|poll"), ("本|冊", "book"), ("映画", "film|movie"), ("携帯|電話|スマートフォン|スマホ", "phone|smartphone"), ("データ", "data"), ("土地|農地", "land"),
    ("穀物|小麦|米|コメ", "grain|wheat|corn|rice"), ("収穫|収量", "harvest|crop|yield"), ("木|本|樹", "tree"), ("牛", "cattle|cow"), ("豚", "pig|pork"), ("羊", "sheep"), ("魚|漁", "fish"), ("ワイン", "wine"),
    ("トン", "tonne"), ("粉|薄力粉|小麦粉", "flour"), ("砂糖", "sugar"), ("バター", "butter"), ("卵", "egg"), ("牛乳", "milk"), ("ドイツ|独", "Germany|german"), ("フランス|仏", "France|french"),
    ("日本", "Japan|japanese"), ("中国", "China|chinese"), ("韓国", "Korea|korean"), ("米国|米|アメリカ", "us|american"), ("スペイン", "Spain|spanish"), ("イタリア|伊", "Italy|italian"),
    ("ロシア|露", "Russia|russian"), ("英国|英|イギリス", "uk|britain|british"), ("インド", "India|indian"), ("ブラジル", "Brazil|brazilian"), ("増|上昇|伸び|拡大", "increase|rise|growth|up"),
    ("減|低下|下落|縮小|下が", "decrease|fall|decline|down|reduce"),
];
