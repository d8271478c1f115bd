"""A clause in each of several languages, long and short, written for these tests."""

from __future__ import annotations

CLAUSES = {
    "en": "We may change these terms at any time. We will tell you thirty days before, and you can "
    "end the contract without a fee if you do not agree with what we change.",
    "de": "Wir dürfen diese Bedingungen ändern, wenn wir Sie dreißig Tage vorher darüber "
    "informieren. Sie können den Vertrag kündigen, wenn Sie mit der Änderung nicht einverstanden "
    "sind.",
    "fr": "Nous pouvons modifier les présentes conditions si nous vous en informons trente jours "
    "avant. Vous pouvez mettre fin au contrat sans frais si vous n'acceptez pas la modification.",
    "it": "Possiamo modificare queste condizioni se la informiamo trenta giorni prima. Il cliente "
    "può recedere dal contratto senza costi se non è d'accordo con la modifica.",
    "es": "Podemos modificar estas condiciones si le avisamos con treinta días de antelación. El "
    "cliente puede terminar el contrato sin coste si no está de acuerdo con el cambio.",
    "nl": "Wij mogen deze voorwaarden wijzigen als wij u dertig dagen van tevoren inlichten. U "
    "kunt de overeenkomst zonder kosten opzeggen als u het niet met de wijziging eens bent.",
    "pt": "Podemos alterar estas condições se avisarmos o cliente com trinta dias de antecedência. "
    "O cliente pode terminar o contrato sem custos se não concordar com a alteração.",
    "pl": "Możemy zmienić niniejsze warunki, jeśli poinformujemy o tym klienta na trzydzieści dni "
    "przed zmianą. Klient może rozwiązać umowę bez opłat, jeśli nie zgadza się na zmianę.",
    "sv": "Vi får ändra dessa villkor om vi meddelar dig trettio dagar i förväg. Du kan säga upp "
    "avtalet utan kostnad om du inte godkänner ändringen.",
    "da": "Vi må ændre disse vilkår, hvis vi giver dig besked tredive dage før. Du kan opsige "
    "aftalen uden gebyr, hvis du ikke er enig i ændringen.",
    "no": "Vi kan endre disse vilkårene hvis vi gir deg beskjed tretti dager før. Du kan si opp "
    "avtalen uten gebyr hvis du ikke er enig i endringen.",
    "fi": "Voimme muuttaa näitä ehtoja, jos ilmoitamme siitä sinulle kolmekymmentä päivää ennen. "
    "Asiakas voi irtisanoa sopimuksen maksutta, jos hän ei hyväksy muutosta, ja se on heti "
    "voimassa.",
    "cs": "Tyto podmínky můžeme změnit, pokud o tom zákazníka třicet dní předem informujeme. "
    "Zákazník může smlouvu ukončit bez poplatku, pokud se změnou nesouhlasí a není již vázán.",
    "ro": "Putem modifica acești termeni dacă vă informăm cu treizeci de zile înainte. Clientul "
    "poate înceta contractul fără costuri dacă nu este de acord cu modificarea.",
    "hu": "A feltételeket módosíthatjuk, ha erről harminc nappal korábban értesítjük az ügyfelet. "
    "Az ügyfél díj nélkül felmondhatja a szerződést, ha nem ért egyet a módosítással, és ez nem "
    "jár költséggel.",
    "tr": "Bu koşulları otuz gün önce bildirmek kaydıyla değiştirebiliriz. Müşteri, değişikliği "
    "kabul etmezse sözleşmeyi ücretsiz olarak sona erdirebilir ve bu hak için bir neden "
    "göstermez.",
    "id": "Kami dapat mengubah ketentuan ini jika kami memberi tahu Anda tiga puluh hari "
    "sebelumnya. Pelanggan dapat mengakhiri perjanjian tanpa biaya jika tidak setuju dengan "
    "perubahan itu.",
    "vi": "Chúng tôi có thể thay đổi các điều khoản này nếu thông báo cho bạn trước ba mươi ngày. "
    "Khách hàng có thể chấm dứt hợp đồng và không phải trả phí.",
    "ru": "Мы можем изменить эти условия, если сообщим вам об этом за тридцать дней. Вы можете "
    "расторгнуть договор без платы, если не согласны с изменением.",
    "uk": "Ми можемо змінити ці умови, якщо повідомимо вас про це за тридцять днів. Ви можете "
    "розірвати договір без плати, якщо не згодні із зміною.",
    "el": "Μπορούμε να αλλάξουμε τους όρους αυτούς αν σας ενημερώσουμε τριάντα ημέρες πριν.",
    "he": "אנו רשאים לשנות תנאים אלה אם נודיע לכם שלושים יום מראש.",
    "ja": "当社は、三十日前に通知することにより、本規約を変更することができます。",
    "zh": "我们可以在提前三十天通知您的情况下修改本条款。客户可以免费终止合同。",
    "ko": "당사는 삼십일 전에 통지함으로써 본 약관을 변경할 수 있습니다.",
    "th": "เราอาจเปลี่ยนแปลงข้อกำหนดเหล่านี้ได้หากแจ้งให้ท่านทราบล่วงหน้าสามสิบวัน",
}
SHORT = {
    "en": "We may end the service at any time.",
    "de": "Wir dürfen den Dienst jederzeit beenden.",
    "fr": "Nous pouvons mettre fin au service à tout moment.",
    "it": "Possiamo terminare il servizio in qualsiasi momento.",
    "es": "Podemos terminar el servicio en cualquier momento.",
    "nl": "Wij mogen de dienst op elk moment beëindigen.",
    "pt": "Podemos terminar o serviço a qualquer momento.",
    "pl": "Możemy zakończyć usługę w każdej chwili.",
    "sv": "Vi får avsluta tjänsten när som helst.",
    "tr": "Hizmeti istediğimiz zaman sona erdirebiliriz.",
    "fi": "Voimme lopettaa palvelun milloin tahansa.",
    "hu": "A szolgáltatást bármikor megszüntethetjük.",
    "ja": "当社はいつでも本サービスを終了できます。",
}
UNKNOWN = (
    "Mi povas ŝanĝi ĉi tiujn kondiĉojn, se mi sciigos vin tridek tagojn antaŭe kaj vi konsentos.",
    "Ka taea e matou te whakarereke i enei tikanga mehemea ka korero matou ki a koe i mua.",
    "Zeroni halumbe kitora vuno mesali daruke polimo senati kuvera loti gamuno.",
    "EUR 10 | EUR 20 | EUR 30",
    "Quillon Nimbus Aurora Basalt Meridian Cobalt",
    "",
)
