"""Classes of words that matter alike wherever they stand: countries, modals, narrowing words."""

from __future__ import annotations

_LISTS = {
    "modal": "may must will can should would could shall might cannot",
    "negation": "not no never neither nor none without nothing",
    "exception": "unless except excluding other otherwise notwithstanding however provided only solely "
    "exclusively limited subject",
    "conjunction": "and or",
    "quantifier": "any all each every some more less least most maximum minimum up",
    "weakener": "reasonable reasonably commercially material materially substantially efforts endeavour "
    "endeavor best generally typically usually sometimes appropriate where possible practicable",
    "discretion": "discretion sole absolute time notice reason cause immediately prior written consent approval",
    "strength": "irrevocable perpetual permanent worldwide exclusive transferable sublicensable royalty free "
    "international revocable unlimited",
    "damage": "direct indirect incidental consequential special exemplary punitive damages loss losses profits "
    "revenue goodwill data",
    "data": "data information personal location biometric health contacts device identifiers browsing content "
    "metadata logs cookies address email phone profile",
    "purpose": "train training improve improvement advertising marketing analytics research develop "
    "personalize personalise security support fraud",
    "recipient": "affiliates partners third parties vendors advertisers processors subprocessors authorities "
    "law enforcement providers contractors",
    "party": "we us our you your user users customer customers provider licensee licensor",
    "time": "day days week weeks month months year years hour hours annually monthly",
    "money": "fee fees charge charges price refund refunds payment pay tax taxes cost costs",
    "act": "collect share sell disclose transfer process retain delete terminate suspend modify discontinue "
    "remove restrict prohibit indemnify defend waive arbitrate agree grant license assign",
    "pointer": "see here learn read visit click link page website information contact details further below above "
    "please faq help",
    "place": "france germany ireland england wales scotland kingdom states california delaware york texas washington "
    "netherlands belgium spain italy switzerland austria luxembourg sweden denmark norway finland poland portugal "
    "canada australia india china japan korea singapore brazil mexico russia israel africa europe european eea eu uk "
    "us usa america asia london paris dublin amsterdam berlin zealand turkey ukraine virginia colorado connecticut "
    "utah florida illinois nevada oregon montana jersey",
}

WORD_CLASSES: dict[str, tuple[str, ...]] = {}
for _name, _words in _LISTS.items():
    for _word in _words.split():
        WORD_CLASSES[_word] = (*WORD_CLASSES.get(_word, ()), _name)
