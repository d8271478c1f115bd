"""Two versions of the terms of an invented company, its notices, and what is true of each."""

from __future__ import annotations

OLD = """\
# Heron Cloud Terms

Effective: 2026-03-01

## 1. The service

1.1 You may use the service worldwide for your own business and for that of your affiliates.

1.2 We keep your projects for ninety (90) days after the end of the contract; then we delete them.

1.3 We do not use your projects to train our models, and we do not let others do so.

## 2. Fees

2.1 Fees are due within thirty (30) days of the invoice. What is paid too early is returned on
request.

2.2 We tell you of new prices at least sixty (60) days before they apply.

## 3. Withdrawal

3.1 We give you six (6) months of notice before we discontinue a feature that you use.

3.2 We may suspend your account if you do not pay, after a reminder and ten (10) days of grace.

## 4. Liability

4.1 Our total liability is limited to the fees that you paid in the twelve (12) months before
the claim.

4.2 You keep us harmless against claims of third parties that arise from your content.

## 5. Disputes

5.1 The courts of Port Lantern have jurisdiction. The law of Port Lantern applies.

5.2 Support answers every request within two (2) working days, by e-mail or by telephone.

## 6. Changes of these terms

6.1 We may change these terms. We announce changes by e-mail at least thirty (30) days before
they take effect.

6.2 If you do not agree to a change, you may terminate the contract before the change takes
effect. You may object to
a change within fourteen (14) days after you received the notice.
"""

NEW = """\
# Heron Cloud Terms

Effective: 2026-09-01

## 1. The service

1.1 You may use the service worldwide for your own business and for that of your affiliates.

1.2 We keep your projects for thirty (30) days after the end of the contract; then we delete them.

1.3 We may use your projects to train our models, unless you opt out in the settings of your
account.

## 2. Fees

2.1 Fees are due within thirty (30) days of the invoice. What is paid too early is returned on
request.

2.2 We tell you of new prices at least thirty (30) days before they apply.

## 3. Withdrawal

3.1 We give you three (3) months of notice before we discontinue a feature that you use.

3.2 We may suspend your account if you do not pay, after a reminder and ten (10) days of grace.
We may also suspend it
at once if we believe that your content breaks the law.

## 4. Liability

4.1 Our total liability is limited to the fees that you paid in the six (6) months before the claim.

4.2 You keep us harmless against claims of third parties that arise from your content.

## 5. Disputes

5.1 All disputes are decided by binding arbitration in Port Lantern. You waive the right to a
trial by jury.

5.2 Support answers every request within two (2) working days, by e-mail or by telephone.

## 6. Changes of these terms

6.1 We may change these terms. We announce changes by e-mail at least thirty (30) days before
they take effect.

6.2 If you do not agree to a change, you may terminate the contract before the change takes
effect. You may object to
a change within fourteen (14) days after you received the notice.
"""

HONEST = """\
# What is changing

Dear customer,

we are updating our terms. Here is what is new:

- You now get three months' notice before a feature is discontinued, instead of six.
- Prices: we announce new ones 30 days in advance, no longer 60 days.
- Projects are deleted 30 days after the contract ends; it was 90 days.
- We may train our models on your projects unless you opt out in your account settings.
- Our liability is capped at the fees of the last six months.
- We can suspend accounts at once where content is believed to break the law.
- Disputes go to binding arbitration in Port Lantern, and jury trials are waived.

Please read the new terms carefully. If you have questions, contact us.

The new terms take effect on 1 September 2026.
"""

SLANTED = """\
# What is changing

- We clarified how long we keep your projects after the end of the contract.
- You now get nine months' notice before a feature is discontinued.
- Binding arbitration in Port Lantern was removed.
- We introduced a programme of rewards for loyal shoppers with coupons for coffee.
- Support answers every request within two working days, by e-mail or by telephone.
"""
"""One statement of each kind: understated, contradicted twice, not found, unchanged."""

MAIL = """\
From: Heron Cloud <terms@heron.example>
To: you@example.com
Subject: New terms
Date: Mon, 03 Aug 2026 09:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Your program shows no pages.

--b1
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<h1>New terms</h1><p>Hello,</p><ul><li>You now get three months=E2=80=99 notice before
a feature is discontinued.</li><li>Our liability is capped at the fees of the last six
months.</li></ul><p>The Heron team</p>
--b1--
"""
