"""What stands around a date and says which one it is: in force from, updated on, an earlier one.

All that depends on a language is in the tables; a pattern is compiled when a stem of it is first
met, since most documents never need most of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Cue(NamedTuple):
    """A pattern of words, case ignored, and stems of which one stands in all that it matches."""

    pattern: str
    stems: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match; None, mostly without a search, where there is none."""
        return re.search(self.pattern, text, re.IGNORECASE) if self._may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start of the text."""
        return re.match(self.pattern, text, re.IGNORECASE) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Return all matches."""
        return re.finditer(self.pattern, text, re.IGNORECASE) if self._may_match(text) else ()

    def _may_match(self, text: str) -> bool:
        folded = text.lower()
        return any(stem in folded for stem in self.stems)


def _cue(languages: dict[str, str], stems: str) -> Cue:
    return Cue("|".join(languages.values()), tuple(stems.split()))


EFFECTIVE = _cue(
    {
        "en": r"effective(?:\s+immediately\b[^.;]{0,60}\b(?:and|or)\b)?|"
        r"in(?:to)?\s+(?:force|effect)|take[sn]?\s+effect|immediate\s+effect|"
        r"with\s+effect|commenc|"
        r"appl(?:y|ies|icable)\s+(?:to\s+(?:\w+\s+){1,3}?)?(?:as\s+)?(?:from|of|since|on)|"
        r"apply\s+(?:these|this|the)\s+(?:\w+\s+){1,3}?from|^(?:beginning|starting|start)\b|"
        r"valid\s+(?:from|as\s+of|since)|^from\b",
        "de": r"in\s+kraft|inkrafttreten|gültig|wirksam|geltend|geltung|"
        r"g(?:ilt|elten)\s+(?:ab|seit)",
        "fr": r"en\s+vigueur|applicables?\s+(?:à|au|dès|depuis)|d'effet|valables?\s+(?:à|au|dès)",
        "it": r"in\s+vigore|efficac|effettiv|valid[oaie]\s+dal|decorrenza|decorre",
        "es": r"en\s+vigor|vigente|vigencia|efectiv|válid[oa]s?\s+(?:desde|a\s+partir)",
        "nl": r"van\s+kracht|ingangsdatum|geldig|geld(?:t|en)\s+(?:vanaf|per|sinds)|"
        r"in\s?werking|van\s+toepassing\s+(?:vanaf|per|sinds)",
        "pt": r"em\s+vigor|vigência|válid[oa]s?\s+a\s+partir",
        "pl": r"obowiązuj|w\s+życie",
    },
    "effect force commenc appl valid from beginning start kraft gültig wirksam gelt gilt vig "
    "efficac "
    "effettiv decorr efectiv válid valable kracht ingangsdatum geld werking toepassing "
    "obowiązuj życie "
    "d'effet",
)
UPDATED = _cue(
    {
        "en": r"updat|modif|revis|amend|chang|edited|review|version|posted|publish|released?|"
        r"dated?\b|as\s+(?:of|at)\b|issued|current\s+as|compiled|adopted|"
        r"approved",
        "de": r"stand\b|aktualisier|änderung|geändert|fassung|überarbeit|veröffentlich",
        "fr": r"mise?s?\s+à\s+jour|révis|publié|actualis",
        "it": r"aggiorna|pubblica|rivist|versione",
        "es": r"actualiza|publica|versión",
        "nl": r"bijgewerkt|gewijzigd|wijziging|herzien|versie|gepubliceerd",
        "pt": r"atualiza|versão",
        "pl": r"aktualizac|wersja",
        "sv": r"uppdater|opdater",
    },
    "updat modif revis amend chang edited review version posted publish release date current "
    "issued stand aktualis änder geänd fassung überarbeit veröffentlich jour révis publi actualis "
    "aggiorna pubblica rivist tualiza versi bijgewerkt gewijzigd wijziging herzien gepubl versão "
    "compiled adopted approved wersja pdater of at",
)
EARLIER = _cue(
    {
        "en": r"previous|prior\s+(?:versions?|terms)|older|earlier\s+versions?|former|supersed|"
        r"replac(?:es|ed|ing)\s+(?:the|those|our|all|any)\b|archiv|history|changelog|"
        r"\b(?:first|originally|initially)\s+(?:\w+\s+)?(?:effective|went|came|took|entered|"
        r"adopted|issued|posted|published|in(?:to)?\b)|"
        r"\b(?:before|until|prior\s+to|up\s+to|by|expires?)\s*$",
        "de": r"\b(?:früher|vorherig|vorig|vorangegangen|bisherig|ehemalig|alte[rns]?\b)|"
        r"ersetz|verlauf|\bbis(?:\s+zum)?\s*$",
        "fr": r"ancien|précéden|antérieur|remplac|historique|jusqu\S*\s*$",
        "it": r"precedent|sostitui|storico|fino\s+al?\s*$",
        "es": r"anterior|sustituy|reemplaz|historial|hasta(?:\s+el)?\s*$",
        "nl": r"\b(?:vorige|eerdere|oude)\b|vervang|\btot(?:\s+en\s+met)?\s*$",
        "pt": r"substitui|histórico|até\s*$",
        "pl": r"poprzedni|zastęp|do\s+dnia\s*$",
    },
    "previous prior older earlier former supersed replac archiv history changelog first original "
    "initial before until up by expire früher vor bisherig ehemalig alte ersetz verlauf bis ancien "
    "précéden antérieur remplac histori jusqu precedent sostitui storico fino anterior sustituy "
    "reemplaz hasta vorige eerdere oude vervang tot substitui histórico até poprzedni zastęp dnia",
)
GOES_ON = (
    r"(?i)(?:,|\)|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b)\s+(?:it\s+|this\s+\w+\s+|which\s+)?"
    r"(?:is|are|takes?|becomes?|comes?|goes|enters?|shall|will|applies|apply|gilt|gelten|tritt|"
    r"treten|ist|entre|entrent|entra|entran|entrano|treedt|treden|geldt|is\s+van)\b"
)
"""After the word for an earlier version, the sentence comes back to this one."""

_DOCUMENTS = (
    r"terms|conditions|polic(?:y|ies)|agreement|notice|statement|version|document|contract|"
    r"addendum|guidelines|eula|rules|"
    r"\w*bedingungen|\w*fassung|\w*datenschutz\w*|\w*erklärung|\w*richtlinien?|\w*hinweise|"
    r"\w*vereinbarung|\w*vertrag|agb|"
    r"politique|charte|contrat|cgu|cgv|"
    r"condizioni|informativa|termini|versione|contratto|"
    r"política|condiciones|términos|aviso|versión|contrato|documento|"
    r"\w*voorwaarden|\w*verklaring|\w*beleid|versie|\w*overeenkomst|"
    r"termos|condições|versão|regulamin|polityka|umowa|dokument"
)
_ANNOUNCED = r"changes|updates?|amendments?|änderungen|modifications|cambios|modifiche|wijzigingen"
_OWN = (
    r"\b(?:these|this|the|our|"
    r"diese[rsmn]?|die|unsere[rsmn]?|vorliegenden?|"
    r"les|ces|cette|ce|nos|notre|présentes?|"
    r"le|la|i|questa|questi|queste|presenti?|"
    r"las?|los?|estos|estas|este|esta|presentes?|nuestros?|nuestras?|"
    r"deze|dit|onze|estes?|niniejsz\w+)\s+(?:[\w'-]+\s+){0,4}?"
)
_REST = r"(?:\s+(?:of\s+(?:use|service|sale)|and\s+conditions))?\s+(?:[\w'-]+\s+){0,4}?$"
SUBJECT = rf"(?i)(?:{_OWN}|^)(?:{_DOCUMENTS}){_REST}"
"""Words before a cue that say that the sentence is about the document itself."""
ANNOUNCEMENT = rf"(?i){_OWN}(?:{_ANNOUNCED}){_REST}"
"""The same of an announced change, be it of this document or of another one."""
SUBJECT_BEFORE_DATE = (
    rf"(?i)(?:{_OWN}|^)(?:{_DOCUMENTS})\s+(?:tr[ie]t\w*|w[ui]rde?n?|ist|sind|werden|is|zijn|"
    rf"treedt|treden|gelten|gilt)\s+(?:[\w'-]+\s+){{0,4}}?$"
)
"""In German and Dutch the verb's other half comes after the date."""
VERB_AFTER_DATE: tuple[tuple[str, bool], ...] = (
    (r"(?i)\s*(?:in\s+kraft|wirksam|gültig|in\s+werking|van\s+kracht)\b", True),
    (
        r"(?i)\s*(?:letztmal\w*\s+|zuletzt\s+)?(?:aktualisiert|geändert|überarbeitet|"
        r"veröffentlicht|bijgewerkt|gewijzigd|herzien|gepubliceerd)\b",
        False,
    ),
)
"""That half, and whether it makes the date one from which the document applies."""
ALREADY = Cue(r"[^.]{0,30}\b(?:with immediate effect|is (?:the )?effective)", ("effect",))
LAW = r"(?i)\b(?:regulation|directive|gdpr|act|statute|treaty|code|gesetz\w*|verordnung|loi|ley)\b"
TIGHT = Cue(
    r"(?:(?<![^\W_])(?P<effective>effective(?:\s+date|\s+as\s+of|\s+from|\s+on)?\s*[:-]|"
    r",\s*effective(?:\s+as\s+of|\s+from|\s+on))|"
    r"(?<![^\W_])last\s+(?:updated|modified|revised|changed|amended)(?:\s+(?:and|or)\s+\w+)?"
    r"(?:\s+on|\s+as\s+of)?\s*[:-]?|"
    r"(?<![^\W_])(?:stand|fassung\s+vom)\s*:?|"
    r"(?<![^\W_])(?:release|revision|version|publication)\s+date\s*[:-])\s*$",
    ("effective", "last", "date", "stand", "fassung"),
)
"""Words right before a date that say what date it is, whatever else the sentence says."""

_STAMP_WORDS_OF_LANGUAGES = {
    "en": "effective starting start begins beginning date dated last updated update updates "
    "modified revised revision reviewed amended changed edited version of versions v as on is "
    "was were are from since the this these our and in force into effect takes take took went "
    "came applies apply applicable valid posted published adopted approved compiled "
    "release released issued current terms term policy policies notice statement agreement "
    "conditions condition document "
    "privacy service services use legal general cookie data user license licence acceptable "
    "processing view see archived previous prior download pdf print by at to date: time day rev "
    "page monday tuesday wednesday thursday friday saturday sunday entry",
    "de": "gültig gültigkeit geltung ab stand fassung version vom von zuletzt aktualisiert "
    "aktualisierung änderung geändert überarbeitung überarbeitet am letzte letzten letzter datum "
    "der des wirksam in kraft getreten inkrafttreten inkrafttretens seit dem den veröffentlicht "
    "veröffentlichung agb nutzungsbedingungen datenschutzerklärung",
    "fr": "dernière mise mis mises à jour date de la le en vigueur depuis du au partir compter "
    "entrée entre d'effet d effet prise version modification révision publié publiée actualisé "
    "actualisée valable applicable applicables dès les conditions politique",
    "it": "ultimo ultima aggiornamento aggiornato aggiornata il del dell di dal al data entrata "
    "in vigore valido valida efficace efficacia effettivo effettiva con decorrenza a partire "
    "versione modifica revisione pubblicato pubblicata",
    "es": "última último actualización actualizado actualizada el de del día vigente desde en "
    "vigor fecha entrada vigencia efectiva efectivo válido válida a partir versión modificación "
    "revisión publicación publicado la",
    "nl": "laatst laatste bijgewerkt op ingangsdatum geldig vanaf van kracht per sinds datum "
    "inwerkingtreding toepassing versie gewijzigd wijziging update herziening herzien "
    "gepubliceerd de het voor",
    "pt": "última atualização atualizado atualizada em de da data vigência vigor a partir "
    "entrada versão modificação revisão publicado vigente o",
    "pl": "obowiązuje od dnia r z dniem wchodzi w życie ostatnia ostatniej aktualizacja "
    "aktualizacji wersja data zmiana zmiany",
}
STAMP_WORDS = frozenset(" ".join(_STAMP_WORDS_OF_LANGUAGES.values()).split())
"""Words of lines that say nothing but a date and what date it is."""
