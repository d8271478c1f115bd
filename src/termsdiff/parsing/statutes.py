"""References to laws: "48 C.F.R. 12.212", "Section 230 of the … Act", "Article 6(1)(f) GDPR"."""

from __future__ import annotations

import re

_NAMES = (
    r"C\.?\s?F\.?\s?R\.?|U\.?\s?S\.?\s?C(?:ode|\.A)?\.?|D?FARS?|GDPR|CCPA|CPRA|HIPAA|COPPA|DMCA|"
    r"UCC|U\.C\.C\.|eCPR|ePrivacy|TFEU|DSA|DMA|SCCs?|UCTA|FTCA|FCRA|TCPA|BGB|HGB|TMG|TTDSG|TDDDG|"
    r"BDSG|UWG|UrhG|DSGVO|DS-GVO|AEUV|ZPO|VSBG|EGBGB|ProdHaftG|RGPD|LCEN|LOPD(?:GDD)?|LSSI|AVG|BW"
)
_KINDS = (
    r"Acts?|Code|Regulations?|Directive|Law|Statutes?|Ordinance|Treaty|Constitution|Convention|"
    r"Decree|Order|Rules|Clauses|Gesetz\w*|\w+gesetz\w*|\w+gesetzbuch\w*|\w*[Vv]erordnung|Loi|Ley|"
    r"Legge|Wet|Codice|C[oó]digo|Decreto|Règlement|Reglamento|Regolamento"
)
_NAME = rf"(?:{_NAMES})(?![\w-])"
_LAW = rf"(?:{_NAME}|(?:\S{{1,30}}\s+){{0,8}}?(?:{_KINDS})\b)"
_BEFORE = re.compile(
    rf"(?:\b(?:{_NAMES})|\b(?:{_KINDS})(?:\s(?:of\s)?\(?\d{{4}}\)?|"
    r"\s?\([A-Z]{2,8}\)(?:\s(?:No\.?\s)?[\d/]{4,12})?)?)[,:]?\s?(?:(?:at|in)\s)?\Z"
)
# each member ends where no letter or figure follows, so that there is one way to read them
_SUBDIVISION = (
    r"(?:[\s,;&-]{0,3}(?:\(\w{1,5}\)|(?:lit|para(?:graph)?s?|Abs(?:atz)?|Satz|S|Nr|Alt|UAbs|point|"
    r"letter|sentence|sub-?(?:section|paragraph)s?|alinéa|apartado|comma|lid|et\sseq|ff|and|or|to|"
    r"und|bis|et|en|[a-z]|\d{1,4}(?:\.\d{1,5}){0,3})(?![\w.]\w)\.?\)?(?!\w))){0,12}"
)
_AFTER = re.compile(
    rf"{_SUBDIVISION}[\s,]*(?:(?={_NAME})|(?:of\s+(?:the\s+)?|of\s+Title\s+\d+,?\s+|des\s+|der\s+|"
    rf"du\s+|de\s+(?:la\s+|l')?|del\s+(?:la\s+)?|della?\s+|van\s+(?:de\s+|het\s+)?)(?={_LAW}))"
)
_OWN = re.compile(r"(?:these|this|our|diese[rs]?|the\s+present)\b", re.IGNORECASE)
_FAR = 160
_HIGHEST_PART = 99


def is_of_law(text: str, start: int, end: int) -> bool:
    """Whether a reference in the text, from `start` to `end`, is to a law and not to the text."""
    if _BEFORE.search(text[max(0, start - _FAR) : start]):
        return True
    after = text[end : end + _FAR]
    match = _AFTER.match(after)
    if match is None:
        return False
    rest = after[match.end() :]
    return _OWN.match(rest) is None and rest[:1].isupper()


def is_number_of_law(label: str) -> bool:
    """Whether a number is of a kind that only laws have: "12.212", "252.227"."""
    return any(int(part) > _HIGHEST_PART for part in re.findall(r"\d+", label)[1:])
