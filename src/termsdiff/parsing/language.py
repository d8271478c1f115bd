"""Which language a text is written in: by its script, and by its most frequent small words.

It would rather say `und` than the nearest language that it knows: a judgement in the wrong language
is worse than none. Languages that nothing else here knows are listed for that reason only.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SMALL_WORDS = {
    "en": "the of and to you or any we our your with that this are may by for not be will in is it "
    "shall as if on from which such have has under between party parties terms service services "
    "agreement fee fees days notice within pay without law uses use can must all who us other an",
    "de": "der die das und oder wir sie nicht mit von zu den des ist ein eine werden kann für auf "
    "im dem wird bei nach durch einer einem einen eines ihre ihr unsere als sind es haben darf nur "
    "vertrag tagen anbieter kunde gilt diese dieser dieses zur zum aus sich auch gegen ohne uns",
    "fr": "le la les et ou vous nous des du une dans est pas pour que qui sur par votre nos de au "
    "aux ce cette ces sont être avec sans il elle notre vos sous en un plus si toute tout peut "
    "jours contrat conditions même ne se son sa leur dont ainsi lors",
    "it": "il di che e la per gli non con una sono del della dei nostri tuo dati alla può nel i le "
    "lo un al dal delle degli da in è si ci se anche essere questo questa suo loro nella sulla "
    "entro giorni contratto servizio cliente senza ogni",
    "es": "el los las y que de para por con una no su usted nosotros del se como datos sus al la "
    "en un es o lo podrá puede este esta estos sin sobre entre más días contrato servicio cliente "
    "condiciones nuestro nuestros si cuando deberá ser",
    "nl": "de het een en van wij u niet met voor dat zijn op te aan door uw onze worden kan of in "
    "is die deze dit als bij om uit naar wordt heeft hebben zal mag onder tot dagen klant "
    "overeenkomst ons zonder",
    "pt": "o os as e que de para por com uma não seu você nós do da se como dados em a um no na "
    "nos nas ao à é são ou pelo pela este esta sem sobre entre mais dias contrato serviço cliente "
    "sua seus suas quando deverá poderá pode ser das dos",
    "gl": "o os as e que de para por con unha non seu vostede nós do da se como datos en un no na "
    "ao á é son ou polo pola este esta sen sobre entre máis días contrato servizo cliente súa pode",
    "ca": "el els les i que de per amb una no el seu vostè nosaltres del es com dades en un la als "
    "és o aquest aquesta sense sobre entre més dies contracte servei client pot ser dels",
    "ro": "și de la în cu pe care nu este pentru să sau din un o prin al ale sunt dacă aceste "
    "acest dumneavoastră noi vă ne serviciu contract zile client fără",
    "sv": "och att som det en vi du inte med för på av är den till kan din våra om eller i ett har "
    "ska får vid från de vår dig oss inom dagar avtal tjänsten kunden utan",
    "da": "og at som det en vi du ikke med for på af er den til kan din vores om eller i et har "
    "skal må ved fra de dig os inden dage aftale tjenesten kunden uden hvis efter blive",
    "no": "og at som det en vi du ikke med for på av er den til kan din våre om eller i et har "
    "skal må ved fra de deg oss innen dager avtale tjenesten kunden uten hvis etter bli vår",
    "is": "og að sem það við þú ekki með fyrir á af er til getur þín okkar um eða í hefur skal frá",
    "fi": "ja on ei että tai se me te voi ovat jos kun sekä joka hän myös ole mukaan sen tämä nämä "
    "palvelun asiakas sopimus päivän",
    "et": "ja on ei et või see me te võib kui mis ka ole selle need kasutaja teenuse lepingu päeva",
    "pl": "i w na z że się nie do jest o lub oraz przez od dla ich jak po dane są może za co który "
    "która które jeśli bez dni umowy umowa usługi klient ze być tym jego",
    "cs": "a v na se že je nebo o do za pro od z po jsou může který která které nebo jsme by pokud "
    "není s dní smlouvy služby zákazník ze být jeho podle k jako",
    "sk": "a v na sa že je alebo o do za pre od z po sú môže ktorý ktorá ktoré sme by ak nie s dní "
    "zmluvy služby zákazník zo byť jeho podľa k ako",
    "sl": "in v na se da je ali za od z po so lahko ki smo če ni s dni pogodbe storitve stranka "
    "biti kot ter iz do pri",
    "hr": "i u na se da je ili o do za od s po su može koji koja koje smo ako nije dana ugovora "
    "usluge korisnik biti kao te iz ne što",
    "hu": "a az és hogy nem is egy vagy ha meg van az ön mi kell lehet szerint napon belül által "
    "szolgáltatás szerződés ezt ezek között",
    "tr": "ve bir bu için ile da de veya olarak olan biz siz değil ne gibi daha kadar gün içinde "
    "hizmet sözleşme müşteri her ancak sonra tarafından ya eder",
    "lt": "ir yra kad į su ne arba jei mes jūs iš per gali kaip dienų sutarties paslaugos klientas "
    "nuo taip pat už pagal be",
    "lv": "un ir ka uz ar ne vai ja mēs jūs no par var kā dienu līguma pakalpojuma klients pēc bez "
    "tiek šo",
    "id": "dan yang di untuk dengan tidak atau kami anda dari dalam ini itu pada dapat akan oleh "
    "adalah jika hari layanan perjanjian pelanggan ke",
    "vi": "và của các có không cho được là này với hoặc chúng tôi bạn trong một những đã ngày dịch "
    "vụ khách hàng",
    "sw": "na ya kwa ni wa katika za la kama au si hii sisi wewe siku huduma mteja kuwa",
    "tl": "ang ng sa mga na ay at o hindi kami ikaw para kung ito maaari araw serbisyo",
    "af": "die en van het nie ons u met vir dat is op te aan deur jou word kan of in hierdie as "
    "dae",
    "sq": "dhe të në e për me nga ne ju nuk ose është se një do mund shërbimit ditë",
    "eu": "eta da du ez edo dira bat izan dute gure zure hau egun zerbitzua bezero",
    "cy": "y yr a i o yn ac ar am ni chi nid neu eich ein fod mae gan wedi",
    "la": "et in est non ad cum sed ut qui quae quod ex aut si per de ab esse",
    "ru": "и в на не что с по для или мы вы это от к как из о при дней договора может если за его",
    "uk": "і в на не що з для або ми ви це від до як та у про при днів договору може якщо за його",
    "bg": "и в на не че с за или ние вие това от към как да се при дни договора може ако са по",
    "sr": "и у на не да с за или ми ви то од је се при дана уговора може ако су по који",
    "ar": "في من على أو لا إلى أن هذا هذه مع عن ما التي الذي كل و بعد قبل لم خلال يوما",
    "fa": "در از به که و را این با برای یا است نمی شما ما می باید روز هر بر آن",
    "ur": "کے کی میں اور کا ہے سے کو نہیں یا پر یہ ہم آپ کر ہیں دن",
    "hi": "के की में और का है से को नहीं या पर यह हम आप कर हैं दिन",
}
_WORD = re.compile(r"[^\W\d_]+")
_WORD_WITH_MARKS = r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u094d]+[^\W\d_]*)*"
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_MOST_CHARACTERS = 6_000
_FEWEST_WORDS = 3
_FEWEST_HITS = 2
_LEAST_SHARE = 0.2
"""Of the words of running text in any language, this share at least are small ones."""
_LEAST_LEAD = 1.15
"""Times as many small words as the next language has: neighbours share many of theirs."""
_LEAST_LEAD_OF_SHORT = 1.5
_SHORT = 25
"""Words of a text on which chance has little hold."""
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_SCRIPTS = (
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\u1100-\u11ff\uac00-\ud7a3]"),
    ("zh", _HAN),
    ("th", "[\u0e01-\u0e5b]"),
    ("el", "[\u0370-\u03ff\u1f00-\u1fff]"),
    ("he", "[\u05d0-\u05ea]"),
)
"""Languages that alone use their script; Japanese comes before the Chinese whose signs it uses."""
_LATIN = "[a-z\u00df-\u024f\u1e00-\u1eff]"
_BEYOND_LATIN = (("\u0370", "\u1cff"), ("\u2e80", "\ud7ff"))
_LEAST_KANA = 0.1


def detect_language(text: str) -> str:
    """Return an ISO 639-1 code; `und` where too little speaks for any language known here."""
    return _detect(text[:_MOST_CHARACTERS])


# successive versions of terms mostly begin alike
@lru_cache(maxsize=64)
def _detect(text: str) -> str:
    folded = text.casefold()
    if not text.isascii():
        by_script = _by_script(folded)
        if by_script:
            return by_script
    marked = not text.isascii() and _is_beyond_latin(folded)
    words = re.findall(_WORD_WITH_MARKS, folded) if marked else _WORD.findall(folded)
    return _by_words(Counter(words), len(words))


def _is_beyond_latin(folded: str) -> bool:
    """Whether a letter of another script stands in it; a pattern for them takes long to compile."""
    return any(first <= one <= last for one in set(folded) for first, last in _BEYOND_LATIN)


def _by_script(folded: str) -> str:
    """Return the language whose script most of the text is in; "" where many share the script."""
    if not _is_beyond_latin(folded):
        return ""
    latin = len(re.findall(_LATIN, folded))
    for language, letters in _SCRIPTS:
        count = len(re.findall(letters, folded))
        if language == "ja" and count > latin * _LEAST_KANA:
            # Japanese writes what it says in Chinese signs, and joins it in its own
            han = len(re.findall(_HAN, folded))
            if count > han * _LEAST_KANA and count + han > latin:
                return language
        elif count > latin and count >= _FEWEST_WORDS:
            return language
    return ""


def _by_words(counts: Counter[str], total: int) -> str:
    here = counts.keys()
    scores = {
        language: sum(counts[word] for word in here & words) for language, words in _SETS.items()
    }
    ranked = sorted(scores, key=lambda language: scores[language], reverse=True)
    best, second = scores[ranked[0]], scores[ranked[1]]
    if total < _FEWEST_WORDS or best < _FEWEST_HITS or best < total * _LEAST_SHARE:
        return "und"
    lead = _LEAST_LEAD if total >= _SHORT else _LEAST_LEAD_OF_SHORT
    return ranked[0] if best >= second * lead else "und"
