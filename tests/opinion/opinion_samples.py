"""Two versions of terms that give every kind of change to ask about."""

from __future__ import annotations

OLD = """# Terms of the Tidewater service

Effective 1 March 2026

## 1. Words

1.1 “Service Data” means the records that you send to the service, and their copies.

## 2. Withdrawal of a product

2.1 We may withdraw a product. We tell you at least six (6) months before the day of withdrawal, and
until then you may go on using it under these terms.

2.2 Where we withdraw a product, we help you to move your Service Data to its successor.

## 3. Liability

3.1 Our liability for all claims of one contract year is limited to the fees that you paid in the
twelve (12) months before the claim, and in no case to less than EUR 10,000.

3.2 Nothing in these terms limits the liability for intent.

## 4. Use of data

4.1 We use Service Data to run the service and for nothing else.

4.2 Notices are sent to the address in your account. They count as received after two days.
"""
NEW = (
    OLD.replace("1 March 2026", "1 January 2027")
    .replace("six (6) months", "three (3) months")
    .replace("twelve (12) months", "six (6) months")
    .replace("and for nothing else", "and to improve our products")
    .replace("They count as received after two days.", "Receipt is presumed after two days.")
    .replace("and their copies", "and copies of them")
)
