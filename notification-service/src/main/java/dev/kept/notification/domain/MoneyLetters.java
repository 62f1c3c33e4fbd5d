package dev.kept.notification.domain;

import java.util.Objects;

/// The words of the messages about invoices.
final class MoneyLetters {
    private MoneyLetters() {}

    static Letter invoice(Dossier it) {
        var draft = new Draft(it).subject("Invoice {0}", Objects.requireNonNullElse(it.particulars().invoiceNumber(), ""))
                .lead("here is the invoice for our work. It is attached.");
        invoiceRows(it, draft, "To pay");
        var due = it.particulars().dueOn();
        if (due != null)
            draft.row("Pay by", it.say().date(due));
        return draft.what().button("Pay online").after("The link works for you alone and shows the invoice before anything is paid.")
                .because("you are the billing contact of this customer").brief("Your invoice is there.").letter();
    }

    static Letter paid(Dossier it) {
        var draft = new Draft(it).subject("Payment received").lead("thank you, your payment has arrived. Nothing more is owed.");
        invoiceRows(it, draft, "Paid");
        return draft.what().button("See the order").because("you are the billing contact of this customer")
                .brief("Thank you, your payment has arrived.").letter();
    }

    private static void invoiceRows(Dossier it, Draft draft, String label) {
        var number = it.particulars().invoiceNumber();
        var amount = it.particulars().amount();
        if (number != null)
            draft.row("Invoice", number);
        if (amount != null)
            draft.row(label, it.say().amount(amount));
    }
}
