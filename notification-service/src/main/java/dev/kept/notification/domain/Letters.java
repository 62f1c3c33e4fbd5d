package dev.kept.notification.domain;

import dev.kept.notification.domain.Dossier.Visit;
import dev.kept.notification.domain.Letter.Button;
import dev.kept.notification.domain.Letter.Promise;
import dev.kept.notification.domain.Letter.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The words of every message.
public final class Letters {
    private Letters() {}

    public static Letter of(Dossier it) {
        return switch (it.kind()) {
            case RECEIVED -> received(it);
            case APPROVAL_ASKED -> approvalAsked(it);
            case APPROVAL_REMINDED -> approvalReminded(it);
            case APPROVAL_EXPIRED -> approvalExpired(it);
            case APPROVED -> approved(it);
            case DENIED -> denied(it);
            case EXTRA_DENIED -> extraDenied(it);
            case BOOKED -> booked(it, "your appointment is booked.");
            case MOVED -> booked(it, "your appointment has been moved. This is the new time.");
            case DISPATCHED -> dispatched(it);
            case DAY_BEFORE -> dayBefore(it);
            case MORNING_OF -> morningOf(it);
            case ON_THE_WAY -> onTheWay(it);
            case COMPLETED -> completed(it);
            case INVOICE -> invoice(it);
            case PAID -> paid(it);
            case CANCELLED -> cancelled(it);
            case MERGED -> merged(it);
            case OFFERED -> OfferLetters.offered(it);
            case OFFER_OVER -> OfferLetters.over(it);
            case NOBODY_LEFT -> OfferLetters.nobodyLeft(it);
        };
    }

    private static Letter received(Dossier it) {
        return new Draft(it).subject("We have your request")
                .lead("thank you, your request has arrived. We look at it and tell you what comes next.")
                .row("Number", it.order().number()).what().where().button("See your request").because("you asked for this work")
                .brief("We have your request " + it.order().number() + ".").letter();
    }

    private static Letter approvalAsked(Dossier it) {
        return toDecide(it, "Please decide: ", it.particulars().isExtra()
                ? "there is more to do than was agreed on, and it needs your yes."
                : it.order().requesterName() + " asks for work that needs your yes.");
    }

    private static Letter approvalReminded(Dossier it) {
        return toDecide(it, "Still to decide: ", it.particulars().isExtra()
                ? "a reminder: the work waits for your answer about what is to be done on top."
                : "a reminder: " + it.order().requesterName() + " waits for your answer.");
    }

    private static Letter approvalExpired(Dossier it) {
        boolean extra = it.particulars().isExtra();
        // no button: those who decide, ask and come have different pages
        return new Draft(it).subject("Not decided in time")
                .lead(extra
                        ? "nobody answered the question about more work in time. The order is on hold until somebody asks again, or goes on without it."
                        : "nobody decided about this work in time. It is a draft again: who asked for it may change it and ask again.")
                .row("Number", it.order().number()).what().where().because("you take part in this order")
                .brief("Nobody decided in time about " + (extra ? "more work on " : "") + it.order().number() + ".").letter();
    }

    private static Letter toDecide(Dossier it, String subject, String lead) {
        var amount = it.particulars().amount();
        var draft = new Draft(it).subject(subject + shortened(it.order().description())).lead(lead)
                .row("Number", it.order().number()).what().where();
        if (amount != null)
            draft.row(it.particulars().isExtra() ? "On top" : "Amount", amount.written());
        return draft.button("Look and decide")
                .after("The button opens a page with a yes and a no; nothing is decided before you press one of them. The link works for you alone.")
                .because("you decide on work at this place").brief("Your decision on " + it.order().number() + " is needed.").letter();
    }

    private static Letter approved(Dossier it) {
        return new Draft(it).subject("Approved")
                .lead("the work that you asked for is approved and ready to be scheduled. The order is attached.")
                .row("Number", it.order().number()).what().where().button("See the order").because("you asked for this work")
                .brief("Your request " + it.order().number() + " is approved.").letter();
    }

    private static Letter denied(Dossier it) {
        var draft = new Draft(it).subject("Not approved").lead("the work that you asked for was not approved.")
                .row("Number", it.order().number()).what();
        var reason = it.particulars().reason();
        if (reason != null && !reason.isBlank())
            draft.row("Why", reason);
        return draft.button("See the request").because("you asked for this work")
                .brief("Your request " + it.order().number() + " was not approved.").letter();
    }

    private static Letter extraDenied(Dossier it) {
        var draft = new Draft(it).subject("More work not agreed to")
                .lead("the work that was proposed on top was not agreed to. Nothing beyond what was agreed on before is to be done.")
                .row("Number", it.order().number()).what().where();
        var reason = it.particulars().reason();
        if (reason != null && !reason.isBlank())
            draft.row("Why", reason);
        // no button: those who come and those in the office have different pages
        return draft.because("you take part in this order")
                .brief("More work on " + it.order().number() + " was not agreed to.").letter();
    }

    private static Letter booked(Dossier it, String lead) {
        var visit = visit(it);
        return new Draft(it).subject(Say.shortly(visit.appointment()) + ": " + Say.firstName(visit.technicianName()) + " comes").lead(lead)
                .promise(visit).row("Who", visit.technicianName()).where().what().button("See the appointment")
                .after(reminder(visit)).because("you asked for this work")
                .brief(Say.shortly(visit.appointment()) + ": " + visit.technicianName() + " comes (" + it.order().number() + ").").letter();
    }

    private static String reminder(Visit visit) {
        var at = visit.reminder();
        return at == null ? "" : "We remind you the day before at " + at + ".";
    }

    private static Letter dispatched(Dossier it) {
        var visit = visit(it);
        var place = it.place();
        var map = String.format(Locale.ROOT, "https://www.openstreetmap.org/directions?to=%.5f%%2C%.5f", place.latitude(),
                place.longitude());
        var draft = new Draft(it)
                .subject(Say.shortly(visit.appointment()) + ": " + it.order().customerName() + ", " + shortened(place.address()))
                .lead("this job is yours.").promise(visit).row("Customer", it.order().customerName())
                .row("Phone", it.order().customerPhone())
                .where();
        if (!place.accessNotes().isBlank())
            draft.row("Access", place.accessNotes());
        return draft.what().linked("Way", "Directions to the place", map).button("Open the job").because("the job was given to you")
                .brief(Say.shortly(visit.appointment()) + ": " + it.order().customerName() + ", " + place.address()).letter();
    }

    private static Letter dayBefore(Dossier it) {
        var visit = visit(it);
        return new Draft(it)
                .subject("Tomorrow, " + Say.shortly(visit.appointment()) + ": " + Say.firstName(visit.technicianName()) + " comes")
                .lead("a reminder: tomorrow is your appointment.").promise(visit).row("Who", visit.technicianName()).where().what()
                .button("See the appointment").because("you asked for this work")
                .brief("Tomorrow, " + Say.window(visit.appointment()) + ": " + visit.technicianName() + " comes.").letter();
    }

    private static Letter morningOf(Dossier it) {
        var visit = visit(it);
        return new Draft(it).subject("Today, " + Say.shortly(visit.appointment()) + ": " + Say.firstName(visit.technicianName()) + " comes")
                .lead("today is your appointment.").promise(visit).row("Who", visit.technicianName()).where().what()
                .button("See the appointment").because("you asked for this work")
                .brief(it.tenant().name() + ": today " + Say.window(visit.appointment()) + " " + visit.technicianName() + " comes to "
                        + it.place().address() + " (" + it.order().number() + ").")
                .letter();
    }

    private static Letter onTheWay(Dossier it) {
        var visit = visit(it);
        var first = Say.firstName(visit.technicianName());
        var eta = it.particulars().eta();
        var when = eta == null ? "" : ", there at about " + Say.time(eta, it.place().zone());
        return new Draft(it).subject(Say.shortly(visit.appointment()) + ": " + first + " is on the way")
                .lead(first + " is on the way to you" + when + ".").promise(visit).row("Who", visit.technicianName()).where()
                .button("See the appointment").because("you asked for this work")
                .brief(it.tenant().name() + ": " + visit.technicianName() + " is on the way to you" + when + " (" + it.order().number()
                        + ").")
                .letter();
    }

    private static Letter completed(Dossier it) {
        return new Draft(it).subject("The work is done").lead("the work is done. The report is attached.")
                .row("Number", it.order().number()).what()
                .row("What we did", it.order().summary()).where().button("See the order").because("you asked for this work")
                .brief("The work on " + it.order().number() + " is done.").letter();
    }

    private static Letter invoice(Dossier it) {
        var draft = new Draft(it).subject("Invoice " + Objects.requireNonNullElse(it.particulars().invoiceNumber(), ""))
                .lead("here is the invoice for our work. It is attached.");
        invoiceRows(it, draft, "To pay");
        var due = it.particulars().dueOn();
        if (due != null)
            draft.row("Pay by", Say.date(due));
        return draft.what().button("Pay online").after("The link works for you alone and shows the invoice before anything is paid.")
                .because("you are the billing contact of this customer").brief("Your invoice is there.").letter();
    }

    private static Letter paid(Dossier it) {
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
            draft.row(label, amount.written());
    }

    private static Letter cancelled(Dossier it) {
        var draft = new Draft(it).subject("Cancelled").lead("this work order was cancelled. Nobody comes any more.")
                .row("Number", it.order().number()).what().where();
        var reason = it.particulars().reason();
        if (reason != null && !reason.isBlank())
            draft.row("Why", reason);
        return draft.button("See the order").because("you take part in this order")
                .brief("Order " + it.order().number() + " was cancelled. Nobody comes any more.").letter();
    }

    private static Letter merged(Dossier it) {
        var into = Objects.requireNonNullElse(it.particulars().into(), "");
        return new Draft(it).subject("Goes on as " + into)
                .lead("the same work was asked for twice. It goes on as one order; nothing of what you wrote is lost.")
                .row("Number", it.order().number()).row("Goes on as", into).what().where().button("See the order")
                .because("you take part in this order").brief("Order " + it.order().number() + " goes on as " + into + ".").letter();
    }

    private static Visit visit(Dossier it) {
        return Objects.requireNonNull(it.visit(), () -> it.kind() + " speaks of a visit");
    }

    static String shortened(String text) {
        int most = 60;
        return text.length() <= most
                ? text
                : text.substring(0, text.lastIndexOf(' ', most) > 0 ? text.lastIndexOf(' ', most) : most) + " …";
    }

    /// Collects the parts of a letter, in the order of reading.
    static final class Draft {
        /// Longer ones are cut in mail programs. The number is never cut off.
        private static final int LONGEST_SUBJECT = 120;
        private final Dossier it;
        private final List<Row> rows = new ArrayList<>();
        private String subject = "";
        private String lead = "";
        private String after = "";
        private String because = "";
        private String brief = "";
        private List<Promise> promise = List.of();
        private List<Button> button = List.of();

        Draft(Dossier it) {
            this.it = it;
        }

        Draft subject(String text) {
            subject = Letter.cut(text, LONGEST_SUBJECT) + " (" + it.order().number() + ")";
            return this;
        }

        Draft lead(String text) {
            lead = text;
            return this;
        }

        Draft promise(Visit visit) {
            var note = Say.zone(visit.appointment().zone()) + ". " + Say.firstName(visit.technicianName())
                    + " arrives in this time; the visit takes " + Say.length(visit.appointment()) + ".";
            promise = List.of(new Promise(Say.day(visit.appointment()), Say.window(visit.appointment()), note));
            return this;
        }

        Draft row(String label, String value) {
            return linked(label, value, "");
        }

        Draft linked(String label, String value, String url) {
            if (!value.isBlank())
                rows.add(new Row(label, value, url));
            return this;
        }

        Draft what() {
            return row("What", it.order().description());
        }

        Draft where() {
            return row("Where", it.place().address());
        }

        Draft button(String label) {
            button = List.of(new Button(label, it.link()));
            return this;
        }

        Draft after(String text) {
            after = text;
            return this;
        }

        Draft because(String reason) {
            because = reason;
            return this;
        }

        Draft brief(String text) {
            brief = text;
            return this;
        }

        Letter letter() {
            var answer = it.tenant().phone().isBlank()
                    ? "Questions: answer this mail."
                    : "Questions: answer this mail or call " + it.tenant().phone() + ".";
            return new Letter(subject, it.tenant().name(), "Hello " + Say.firstName(it.to()) + ",", lead, promise, rows, button, after,
                    List.of(answer, "You get this mail because " + because + "."), brief);
        }
    }
}
