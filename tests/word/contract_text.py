"""The words of made-up contracts: our own, as long and thorny as real ones."""

HEADINGS = (
    "Definitions and interpretation",
    "The service",
    "Fees and payment",
    "Availability",
    "Customer data",
    "Confidential information",
    "Intellectual property",
    "Warranties",
    "Indemnities",
    "Limits of liability",
    "Term and termination",
    "Changes to this agreement",
    "Assignment",
    "Governing law",
)
CLAUSES = (
    "The Supplier shall make the Hosted Service available to the Customer from the Start "
    "Date, subject to the limits that Schedule 1 sets for each Named User.",
    "Each invoice is payable within thirty (30) days of its date; a late amount bears "
    "interest at four per cent (4%) a year above the base rate, from day to day, until it is "
    "paid in full.",
    "Neither party excludes liability for death or personal injury, for fraud, or for "
    "anything for which liability cannot lawfully be excluded.",
    "Subject to clause 10.2, the total liability of either party in any Contract Year does "
    "not exceed one hundred and twenty-five per cent (125%) of the Charges paid in that year.",
    "The Customer may end this agreement on ninety (90) days' written notice; the Supplier "
    "may do so on no fewer than one hundred and eighty (180) days' written notice.",
    "Within seven (7) days of termination the Supplier returns or, if so asked, destroys all "
    "Customer Data, backups included, and confirms in writing that it has done so.",
    "A party that receives Confidential Information keeps it secret, uses it for the purposes"
    " of this agreement only, and shows it to nobody but staff and advisers who need to know "
    "it.",
    "The Supplier may change the Service Description on sixty (60) days' notice; if the "
    "change is to the Customer's disadvantage, the Customer may end the agreement as of the "
    "day of the change.",
    "The Supplier processes personal data on the documented instructions of the Customer "
    "only, and tells it without undue delay of any breach of security that affects such data.",
    "No failure or delay in exercising a right is a waiver of it, and a waiver of one breach "
    "is none of any other.",
    "The Customer indemnifies the Supplier against claims of third parties that arise from "
    "content that a Named User has uploaded in breach of clause 5.",
    "Neither party may assign this agreement without the consent of the other, which must not"
    " be withheld without good reason; an assignment to an Affiliate needs notice only.",
    "If the Supplier has not met the Availability Target in three (3) consecutive months, the"
    " Customer is entitled to service credits as set out in Schedule 2 and may, at its "
    "option, terminate the affected part of the Hosted Service.",
    "The Supplier may suspend access, for as long as is necessary, where a Named User "
    "endangers the security of the Hosted Service; it gives notice beforehand where that is "
    "reasonable.",
    "All rights in the Hosted Service remain with the Supplier and its licensors; all rights "
    "in Customer Data and in the Outputs remain with the Customer.",
    "Prices may be adjusted once a year, from the anniversary of the Start Date, by no more "
    "than the change of the consumer price index over the preceding twelve (12) months.",
    "Either party may terminate with immediate effect if the other commits a material breach "
    "and does not cure it within thirty (30) days of a notice that describes the breach.",
    "The Customer may audit the Supplier's compliance once in each Contract Year, on thirty "
    "(30) business days' notice, during office hours and at its own expense.",
)
ITEMS = (
    "to sublicense, resell or lease the Hosted Service to anyone else;",
    "to remove or obscure a notice of ownership;",
    "to use the Outputs to train a product that competes with the Hosted Service;",
    "to run load tests without the Supplier's prior written consent;",
    "to exceed the number of Named Users that have been paid for; and",
    "to access the Hosted Service by automated means other than the Interface.",
)
TERMS = (
    (
        "Affiliate",
        "means a company that controls a party, is controlled by it, or is under common "
        "control with it.",
    ),
    (
        "Charges",
        "means the fees set out in Schedule 1, as adjusted from time to time under clause 3.",
    ),
    (
        "Customer Data",
        "means all data that the Customer or a Named User enters into the service.",
    ),
    (
        "Contract Year",
        "means a period of twelve months that begins on the Start Date or on an anniversary of it.",
    ),
    (
        "Outputs",
        "means what the Hosted Service produces from Customer Data.",
    ),
)
FOOTNOTES = (
    "The base rate is that of the central bank of the Customer's country.",
    "Written notice includes notice by e-mail to the address in the header.",
    "The index is the one published for the month before the adjustment.",
)
ROWS = (
    (
        "Standard plan",
        "EUR 1,200 a month",
        "50 Named Users",
    ),
    (
        "Plus plan",
        "EUR 2,900 a month",
        "200 Named Users",
    ),
    (
        "Archive storage",
        "EUR 0.04 per gigabyte",
        "billed monthly in arrears",
    ),
    (
        "Onboarding",
        "EUR 4,500 once",
        "two days at the Customer's premises",
    ),
    (
        "Priority support",
        "EUR 650 a month",
        "answers within four hours",
    ),
)
SWAPS = (
    (
        "thirty (30)",
        "forty-five (45)",
    ),
    (
        "written",
        "signed",
    ),
    (
        "Customer",
        "Client",
    ),
    (
        "shall",
        "will",
    ),
    (
        "seven (7)",
        "fourteen (14)",
    ),
    (
        "may",
        "must not",
    ),
    (
        "Supplier",
        "Provider",
    ),
    (
        "the",
        "that",
    ),
)
