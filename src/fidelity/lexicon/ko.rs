//! What Korean calls the subjects that stand beside figures, by the English words of `lexicon`. Data only; `subjects` reads it.

/// Words, by `|`, and the English words of the same meaning.
#[rustfmt::skip]
pub(in crate::fidelity) const WORDS: &[(&str, &str)] = &[
    ("세금|세수|조세", "tax"), ("매출|수입|소득|수익", "revenue|income"), ("이익|순익|흑자|순이익", "profit|earning"), ("손실|적자", "loss"), ("투자", "investment|invest"), ("비용|원가", "cost"), ("가격|물가|요금", "price"),
    ("예산", "budget"), ("부채|채무|빚", "debt"), ("수출", "export"), ("수입액|수입은|수입이", "import"), ("무역|거래|교역", "trade"), ("주식|주가|주당", "share|stock"), ("배당", "dividend"),
    ("임금|급여|월급|연봉", "wage|salary|pay"), ("물가|인플레", "inflation"), ("률|율|금리", "rate"), ("실업", "unemployment"), ("생산", "production|output"), ("판매|팔", "sale|sales"), ("주문|수주", "order"),
    ("시장", "market"), ("은행", "bank"), ("기금|자금|펀드", "fund"), ("대출|융자", "loan"), ("벌금|과태료|과징금", "fine|penalty"), ("보조금|지원금", "subsidy|grant"), ("기업|회사|업체", "company|enterprise|firm"),
    ("금융", "bank"), ("학교", "school"), ("학생", "student|pupil"), ("교사|교원", "teacher"), ("대학", "university"), ("병원", "hospital"), ("환자|확진|사례", "patient|case"), ("용량|투여|복용", "dose|dosage"),
    ("의사", "doctor"), ("백신|접종", "vaccine"), ("사망|숨|숨진|목숨", "death|dead|killed|die"), ("부상|다친|다쳤", "injured|wounded|hurt"), ("명|사람", "people|person"),
    ("인구|주민", "population|inhabitant|resident"), ("가구|가정", "household|family"), ("어린이|아동|아이|자녀", "child|children"), ("여성|여자", "woman|women"), ("남성|남자", "man|men"),
    ("직원|근로자|노동자|종업원", "worker|employee|staff"), ("일자리|고용|취업", "job|employment"), ("농민|농가", "farmer"), ("관광객|방문객|관람객", "visitor|tourist"), ("승객|여객", "passenger"),
    ("이용자|가입자|고객|사용자", "user|customer|subscriber"), ("회원|구성원", "member"), ("표|득표", "vote|yes"), ("찬성|지지", "favor|favour|support|backed"), ("반대", "against|oppose"),
    ("기권", "abstain|abstention"), ("투표율|참여율", "participation|turnout"), ("사업|프로젝트", "project"), ("시작|착공|개장|개막|접수", "start|begin|open"), ("종료|폐막|끝", "end|close"),
    ("건설|완공|준공|짓", "built|construction|complete"), ("면적|부지|넓이", "area|cover|acreage"), ("길이|연장", "length|long|stretch"), ("높이|고도", "height|high|tall"), ("너비|폭", "wide|width"),
    ("깊이|깊", "depth|deep"), ("무게|체중", "weigh|weight"), ("기온|온도", "temperature"), ("비|강수|강우", "rain|rainfall|precipitation"), ("바람|풍속", "wind"), ("지진", "earthquake|quake"),
    ("규모", "magnitude"), ("진도", "intensity"), ("물|수자원", "water"), ("강|하천", "river"), ("산림|숲", "forest"), ("배출", "emission"), ("탄소", "carbon"), ("에너지", "energy"),
    ("전력|전기|발전", "power|electricity"), ("태양광", "solar"), ("석탄", "coal"), ("석유|원유", "oil"), ("가스", "gas"), ("철강|강철", "steel"), ("자동차|차량|차", "vehicle|car"), ("도로|고속도로", "road|highway"),
    ("철도|열차", "railway|rail|train"), ("공항|항공편", "airport|flight"), ("선박|배", "ship"), ("다리|교량", "bridge"), ("주택|아파트|가옥", "house|home|housing|flat|apartment"), ("방|객실|실", "room"),
    ("마을", "village"), ("도시|시", "city|town"), ("국가|나라|개국", "country|nation"), ("지역|도|지방", "region|province"), ("세계|국제", "world|global|international"), ("전국|국내", "national|nationwide"),
    ("군인|병력|군", "army|soldier"), ("경찰", "police"), ("법원|재판", "court"), ("징역|금고|실형", "prison|jail|imprisonment"), ("법|조", "law|article"), ("사고", "accident|crash"), ("화재|불|소방", "fire"),
    ("골|득점", "goal|scored"), ("경기|시합", "game|match|race"), ("승|우승|이겼", "win|victory"), ("패|졌", "defeat|lose"), ("점|승점|포인트", "point"), ("시즌", "season"), ("팀|구단", "team|club"),
    ("선수", "player"), ("메달", "medal"), ("전반|후반|반기|절반", "half|halftime"), ("분기", "quarter"), ("년|연간|해", "year|annual"), ("월|개월|달", "month|monthly"), ("주|주간", "week|weekly"),
    ("일|하루", "day|daily"), ("시간", "hour|hourly"), ("전년|작년|지난해|지난|전월", "previous|earlier|last"), ("총|전체|합계|모두", "total|overall|sum"), ("평균", "average|mean"),
    ("최대|상한|최고", "maximum|ceiling|cap"), ("최소|최저|하한", "minimum|floor|least"), ("첫|처음|제1", "first"), ("두 번째|제2", "second"), ("최고|최대|최다|사상", "highest|largest|top|record"),
    ("신규|새|추가", "new|add|additional"), ("목표|계획", "target|goal|plan"), ("전망|예상|예측", "forecast|expect"), ("비중|비율|점유율|차지", "share|percentage|account"), ("조사|응답|설문", "respondent|survey|poll"),
    ("책|권", "book"), ("영화", "film|movie"), ("휴대전화|스마트폰|전화", "phone|smartphone"), ("데이터", "data"), ("토지|땅|농지", "land"), ("곡물|밀|쌀", "grain|wheat|corn|rice"), ("수확|작황", "harvest|crop|yield"),
    ("나무|그루", "tree"), ("소|한우|젖소", "cattle|cow"), ("돼지", "pig|pork"), ("양", "sheep"), ("생선|어획|물고기", "fish"), ("와인", "wine"), ("톤", "tonne"), ("밀가루|가루", "flour"), ("설탕", "sugar"),
    ("버터", "butter"), ("달걀|계란", "egg"), ("우유", "milk"), ("독일", "Germany|german"), ("프랑스", "France|french"), ("일본", "Japan|japanese"), ("중국", "China|chinese"), ("한국", "Korea|korean"),
    ("미국", "us|american"), ("스페인", "Spain|spanish"), ("이탈리아", "Italy|italian"), ("러시아", "Russia|russian"), ("영국", "uk|britain|british"), ("인도", "India|indian"), ("브라질", "Brazil|brazilian"),
    ("증가|늘|상승|성장|올", "increase|rise|growth|up"), ("감소|줄|하락|떨어|축소", "decrease|fall|decline|down|reduce"),
];
