package dev.kept.notification.domain;

import dev.kept.notification.domain.Dossier.Visit;
import java.util.Objects;

/// The words of the messages about a time that is proposed for work that comes again.
final class ProposalLetters {
    private static final String OFFICE = "you work in the office";

    private ProposalLetters() {}

    /// For the office.
    static Letter proposed(Dossier it) {
        var visit = visit(it);
        return new Draft(it).subject("Please confirm: {0}", it.say().shortly(visit.appointment()))
                .lead("it is time for work that comes again, and this time is free. Nobody else gets a mail before you confirm it.")
                .promise(visit)
                .row("Who", visit.technicianName()).row("Why this time", said(it)).row("For", it.order().customerName()).where().what()
                .button("Confirm or adjust").after("It is held until it begins.").because(OFFICE)
                .brief("To confirm: {0}, {1} ({2}).", it.say().shortly(visit.appointment()), it.order().customerName(), it.order().number())
                .letter();
    }

    static Letter toConfirm(Dossier it) {
        var visit = visit(it);
        return new Draft(it).subject("Does {0} suit you?", it.say().shortly(visit.appointment()))
                .lead("it is time again for the work below. This time is free, and we hold it for you. Please say whether it suits you.")
                .promise(visit).row("Who", visit.technicianName()).where().what().button("Confirm, or ask for another time")
                .after("Nothing is booked before you confirm it.").because("you asked for this work")
                .brief("Does {0} suit you ({1})?", it.say().shortly(visit.appointment()), it.order().number()).letter();
    }

    static Letter nothingFree(Dossier it) {
        return new Draft(it).subject("No time found")
                .lead("it is time for work that comes again, and there is no time to propose: {0}. Please find one.",
                        it.say().words(switch (Objects.requireNonNullElse(it.particulars().waitsFor(), "")) {
                            case "PAST" -> "its day is over";
                            case "NOBODY_ABLE" -> "nobody in the calendar has the skills";
                            case "NOBODY_WORKS" -> "nobody who can do it works in its hours";
                            case "ALL_BOOKED" -> "everybody who can do it is taken in its hours";
                            default -> "nobody is free in its hours";
                        }))
                .row("Number", it.order().number()).row("Customer", it.order().customerName()).what().where().button("Open the order")
                .because(OFFICE).brief("No time found for {0}.", it.order().number()).letter();
    }

    static Letter anotherTime(Dossier it) {
        return overFor(it, "Another time is wanted", "the time that was proposed does not suit the customer. Please find another one.")
                .row("When it would suit", said(it)).brief("Another time is wanted for {0}.", it.order().number()).letter();
    }

    static Letter notConfirmed(Dossier it) {
        return overFor(it, "Not confirmed in time",
                "nobody confirmed the time that was proposed before it began, so nobody comes. Please find another one.")
                .brief("Nobody confirmed the time of {0}.", it.order().number()).letter();
    }

    private static Draft overFor(Dossier it, String subject, String lead) {
        return new Draft(it).subject(subject).lead(lead).row("Was proposed", it.say().shortly(visit(it).appointment()))
                .row("Customer", it.order().customerName()).what().where().button("Open the order").because(OFFICE);
    }

    private static String said(Dossier it) {
        return Objects.requireNonNullElse(it.particulars().reason(), "");
    }

    private static Visit visit(Dossier it) {
        return Objects.requireNonNull(it.visit(), () -> it.kind() + " speaks of a time");
    }
}
