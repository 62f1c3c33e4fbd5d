package dev.kept.notification.domain;

import java.util.Objects;

/// The words of the messages about an order as a whole.
final class OrderLetters {
    private OrderLetters() {}

    static Letter received(Dossier it) {
        return new Draft(it).subject("We have your request")
                .lead("thank you, your request has arrived. We look at it and tell you what comes next.")
                .row("Number", it.order().number()).what().where().button("See your request").because("you asked for this work")
                .brief("We have your request {0}.", it.order().number()).letter();
    }

    /// With the paper: why it was opened, by whom, how to reach them, and what is to be serviced.
    static Letter opened(Dossier it) {
        return new Draft(it).subject("Work order opened").lead("this work order was opened for you. It is attached.")
                .row("Number", it.order().number()).what().row("Service", it.order().serviceType())
                .row("Contact", it.order().requesterName())
                .row("E-mail", it.order().requesterEmail()).where().button("See the order").because("you are a contact of this customer")
                .brief("Work order {0} was opened.", it.order().number()).letter();
    }

    static Letter changed(Dossier it) {
        return new Draft(it).subject("The order has changed").lead("what is to be done has changed. The order as it is now is attached.")
                .row("Number", it.order().number()).what().where().button("See the order").because("you asked for this work")
                .brief("The order {0} has changed.", it.order().number()).letter();
    }

    static Letter openLong(Dossier it) {
        return new Draft(it).subject("Still open")
                .lead("this order has been open for some time. It is not forgotten; nothing is asked of you.")
                .row("Number", it.order().number()).row("Customer", it.order().customerName()).what().where().button("See the order")
                .because("you take part in this order").brief("The order {0} is still open.", it.order().number()).letter();
    }

    static Letter reopened(Dossier it) {
        return new Draft(it).subject("Taken up again").lead("this order is taken up again.").row("Number", it.order().number()).what()
                .row("Why", Objects.requireNonNullElse(it.particulars().reason(), "")).where().button("See the order")
                .because("you take part in this order").brief("The order {0} is taken up again.", it.order().number()).letter();
    }

    static Letter cancelled(Dossier it) {
        var draft = new Draft(it).subject("Cancelled").lead("this work order was cancelled. Nobody comes any more.")
                .row("Number", it.order().number()).what().where();
        var reason = it.particulars().reason();
        if (reason != null && !reason.isBlank())
            draft.row("Why", reason);
        return draft.button("See the order").because("you take part in this order")
                .brief("Order {0} was cancelled. Nobody comes any more.", it.order().number()).letter();
    }

    static Letter merged(Dossier it) {
        var into = Objects.requireNonNullElse(it.particulars().into(), "");
        return new Draft(it).subject("Goes on as {0}", into)
                .lead("the same work was asked for twice. It goes on as one order; nothing of what you wrote is lost.")
                .row("Number", it.order().number()).row("Goes on as", into).what().where().button("See the order")
                .because("you take part in this order").brief("Order {0} goes on as {1}.", it.order().number(), into).letter();
    }
}
