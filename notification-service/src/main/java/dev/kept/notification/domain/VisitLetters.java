package dev.kept.notification.domain;

import dev.kept.notification.domain.Dossier.Visit;
import java.util.Locale;
import java.util.Objects;

/// The words of the messages about appointments and those who come.
final class VisitLetters {
    private VisitLetters() {}

    /// For who said yes to the order.
    static Letter appointed(Dossier it) {
        var visit = visit(it);
        return new Draft(it).subject("Booked for " + Say.shortly(visit.appointment())).lead("the work that you agreed to has a time.")
                .promise(visit).row("Who", visit.technicianName()).row("For", it.order().requesterName()).where().what()
                .button("See the order").because("you agreed to this work")
                .brief(Say.shortly(visit.appointment()) + ": " + visit.technicianName() + " comes (" + it.order().number() + ").").letter();
    }

    /// Without a time.
    static Letter assigned(Dossier it) {
        return new Draft(it).subject("A job for you: " + Letter.shortened(it.order().description()))
                .lead("this job is yours. It has no fixed time.")
                .row("Number", it.order().number()).row("Customer", it.order().customerName()).row("Phone", it.order().customerPhone())
                .where().what().button("Open the job").because("the job was given to you")
                .brief("The job " + it.order().number() + " is yours.").letter();
    }

    static Letter delayed(Dossier it) {
        var visit = visit(it);
        var eta = it.particulars().eta();
        var first = Say.firstName(visit.technicianName());
        var when = eta == null ? "" : ", and thinks to be there at about " + Say.time(eta, it.place().zone());
        return new Draft(it).subject(first + " is late").lead(first + " is late" + when + ".").promise(visit)
                .row("Why", Objects.requireNonNullElse(it.particulars().reason(), "")).row("Who", visit.technicianName()).where()
                .button("See the appointment").because("you asked for this work")
                .brief(visit.technicianName() + " is late" + when + " (" + it.order().number() + ").").letter();
    }

    static Letter booked(Dossier it, String lead) {
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

    static Letter dispatched(Dossier it) {
        var visit = visit(it);
        var place = it.place();
        var map = place.map();
        var draft = new Draft(it)
                .subject(Say.shortly(visit.appointment()) + ": " + it.order().customerName() + ", " + Letter.shortened(place.address()))
                .lead("this job is yours.").promise(visit).row("Customer", it.order().customerName())
                .row("Phone", it.order().customerPhone())
                .where();
        if (!place.accessNotes().isBlank())
            draft.row("Access", place.accessNotes());
        return draft.what().linked("Way", "Directions to the place", map).button("Open the job").because("the job was given to you")
                .brief(Say.shortly(visit.appointment()) + ": " + it.order().customerName() + ", " + place.address()).letter();
    }

    static Letter dayBefore(Dossier it) {
        var visit = visit(it);
        return new Draft(it)
                .subject("Tomorrow, " + Say.shortly(visit.appointment()) + ": " + Say.firstName(visit.technicianName()) + " comes")
                .lead("a reminder: tomorrow is your appointment.").promise(visit).row("Who", visit.technicianName()).where().what()
                .button("See the appointment").because("you asked for this work")
                .brief("Tomorrow, " + Say.window(visit.appointment()) + ": " + visit.technicianName() + " comes.").letter();
    }

    static Letter morningOf(Dossier it) {
        var visit = visit(it);
        return new Draft(it).subject("Today, " + Say.shortly(visit.appointment()) + ": " + Say.firstName(visit.technicianName()) + " comes")
                .lead("today is your appointment.").promise(visit).row("Who", visit.technicianName()).where().what()
                .button("See the appointment").because("you asked for this work")
                .brief(it.tenant().name() + ": today " + Say.window(visit.appointment()) + " " + visit.technicianName() + " comes to "
                        + it.place().address() + " (" + it.order().number() + ").")
                .letter();
    }

    /// Reminds whoever comes.
    ///
    /// @param day `Tomorrow` or `Today`
    static Letter job(Dossier it, String day) {
        var visit = visit(it);
        var place = it.place();
        var draft = new Draft(it)
                .subject(day + ", " + Say.shortly(visit.appointment()) + ": " + it.order().customerName() + ", "
                        + Letter.shortened(place.address()))
                .lead("a reminder: " + day.toLowerCase(Locale.ROOT) + " you are expected.").promise(visit)
                .row("Customer", it.order().customerName()).row("Phone", it.order().customerPhone()).where();
        if (!place.accessNotes().isBlank())
            draft.row("Access", place.accessNotes());
        return draft.what().linked("Way", "Directions to the place", place.map()).button("Open the job").because("the job was given to you")
                .brief(day + " " + Say.window(visit.appointment()) + ": " + it.order().customerName() + ", " + place.address() + " ("
                        + it.order().number() + ").")
                .letter();
    }

    static Letter onTheWay(Dossier it) {
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

    /// For who expected somebody, and who was to come.
    static Letter off(Dossier it) {
        var visit = visit(it);
        return new Draft(it).subject("Off: the appointment of " + Say.shortly(visit.appointment()))
                .lead("this appointment does not take place. If there is to be another one, you hear of it.").promise(visit)
                .row("Who", visit.technicianName()).where().what().button("See the order").because("you were part of this appointment")
                .brief("The appointment of " + Say.shortly(visit.appointment()) + " does not take place (" + it.order().number() + ").")
                .letter();
    }

    private static Visit visit(Dossier it) {
        return Objects.requireNonNull(it.visit(), () -> it.kind() + " speaks of a visit");
    }
}
