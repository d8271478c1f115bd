"""The letters and numerals of other scripts that lists count in."""

from __future__ import annotations

from typing import Final, NamedTuple

_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_AIUEO_NARROW = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA_NARROW = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ"

ALPHABETS: Final = {
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "chicago": "*†‡§",
    "hindiVowels": "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
}
"""Letters that are doubled, then tripled, once all have been used."""
POSITIONAL: Final = {
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوى",
    "arabicAbjad": "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
"""Letters that continue like spreadsheet columns: after the last come pairs."""
RINGS: Final = {
    "aiueo": _AIUEO_NARROW,
    "aiueoFullWidth": _AIUEO,
    "iroha": _IROHA_NARROW,
    "irohaFullWidth": _IROHA,
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
}
"""Letters that start over once all have been used."""
SERIES: Final = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
"""Signs that run out: digits follow."""
DIGITS: Final = {
    "japaneseLegal": "零壱弐参四伍六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
}


class _Counting(NamedTuple):
    """How numbers are spoken: digits, the word for ten, and whether ten is "one ten"."""

    digits: str
    ten: str
    says_one: bool


_CHINESE = _Counting("〇一二三四五六七八九", "十", says_one=False)
_COUNTINGS = {
    "ideographDigital": _CHINESE,
    "japaneseCounting": _CHINESE,
    "taiwaneseCounting": _CHINESE,
    "taiwaneseCountingThousand": _CHINESE,
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "ideographLegalTraditional": _Counting("零壹貳參肆伍陸柒捌玖", "拾", says_one=True),
    "chineseLegalSimplified": _Counting("零壹贰叁肆伍陆柒捌玖", "拾", says_one=True),
    "koreanCounting": _Counting("영일이삼사오육칠팔구", "십", says_one=False),
}
_KOREAN_ONES = ["", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"]
_KOREAN_TENS = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
_HEBREW = "אבגדהוזחט", "יכלמנסעפצ"


def counted_in(number: int, form: str) -> str | None:
    """Write 1 to 99 in Chinese, Korean or Hebrew; None for anything else."""
    if number > 99:
        return None
    tens, ones = divmod(number, 10)
    if form == "koreanLegal":
        return _KOREAN_TENS[tens] + _KOREAN_ONES[ones]
    if form == "hebrew1":
        return _hebrew(tens, ones)
    counting = _COUNTINGS.get(form)
    if counting is None:
        return None
    before = counting.digits[tens] if tens > 1 or counting.says_one else ""
    written = f"{before}{counting.ten}" if tens else ""
    return written + (counting.digits[ones] if ones else "")


def _hebrew(tens: int, ones: int) -> str:
    units, decades = _HEBREW
    if tens == 1 and ones in (5, 6):
        # the usual letters would spell a name of God
        return units[8] + units[ones]
    return (decades[tens - 1] if tens else "") + (units[ones - 1] if ones else "")
