//! Simplified and traditional characters of what the renderers write and look up. Called by `chinese` and `labels`.

/// Characters of the tables of `chinese` and of the label table in both scripts: simplified, then traditional.
const SCRIPTS: &str = "\
    亿億周週将將万萬亩畝吨噸过過约約镑鎊欧歐韩韓兹茲罗羅铢銖卢盧亚亞兰蘭厘釐纳納码碼单單顷頃担擔两兩钱錢钟鐘时時个個华華摄攝节節转轉马馬岁歲业業产產园園区區会會维維护護确確专專党黨国國强強农農网網办辦风風务務东東\
    战戰学學习習题題责責险險义義热熱线線双雙创創动動发發导導团團结結划劃条條级級现現应應样樣当當进進开開关關体體优優点點实實际際协協给給红紅绿綠贫貧脱脫坚堅励勵达達长長备備张張杨楊图圖书書规規续續类類总總\
    极極层層汇匯编編届屆门門枪槍证證乡鄉纪紀权權严嚴认認识識为為离離与與纲綱课課难難问問决決设設历歷号號项項内內质質环環济濟经經\
";

/// `text` in traditional characters, for what the renderers write.
pub(super) fn traditional(text: &str) -> String {
    text.chars().map(|c| scripts().find(|(simple, _)| *simple == c).map_or(c, |(_, full)| full)).collect()
}

/// `text` in simplified characters, for looking labels up.
pub(super) fn simplified(text: &str) -> String {
    text.chars().map(|c| scripts().find(|(_, full)| *full == c).map_or(c, |(simple, _)| simple)).collect()
}

fn scripts() -> impl Iterator<Item = (char, char)> {
    let simple = SCRIPTS.chars().step_by(2);
    simple.zip(SCRIPTS.chars().skip(1).step_by(2))
}
