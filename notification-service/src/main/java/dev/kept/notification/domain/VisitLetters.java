package dev.kept.notification.domain;

import dev.kept.notification.domain.Dossier.Visit;
import java.util.Objects;

/// The words of the messages about appointments and those who come.
final class VisitLetters {
    private VisitLetters() {}

    /// For who said yes to the order.
    static Letter appointed(Dossier it) {
        var visit = visit(it);
        return new Draft(it).subject("Booked for {0}", when(it)).lead("the work that you agreed to has a time.")
                .promise(visit).row("Who", visit.technicianName()).row("For", it.order().requesterName()).where().what()
                .button("See the order").because("you agreed to this work")
                .brief("{0}: {1} comes ({2}).", when(it), visit.technicianName(), it.order().number()).letter();
    }

    /// Without a time.
    static Letter assigned(Dossier it) {
        return new Draft(it).subject("A job for you: {0}", Letter.shortened(it.order().description()))
                .lead("this job is yours. It has no fixed time.")
                .row("Number", it.order().number()).row("Customer", it.order().customerName()).row("Phone", it.order().customerPhone())
                .where().what().button("Open the job").because("the job was given to you")
                .brief("The job {0} is yours.", it.order().number()).letter();
    }

    static Letter delayed(Dossier it) {
        var visit = visit(it);
        var eta = eta(it);
        var draft = new Draft(it).subject("{0} is late", first(visit)).row("Was planned for", when(it))
                .row("Why", Objects.requireNonNullElse(it.particulars().reason(), "")).row("Who", visit.technicianName()).where()
                .button("See the appointment").because("you asked for this work");
        return (eta.isEmpty()
                ? draft.lead("{0} is late.", first(visit))
                        .brief("{0}: {1} is late ({2}).", it.tenant().name(), visit.technicianName(), it.order().number())
                : draft.lead("{0} is late, and thinks to be there at about {1}.", first(visit), eta)
                        .brief("{0}: {1} is late, and thinks to be there at about {2} ({3}).", it.tenant().name(),
                                visit.technicianName(), eta, it.order().number()))
                .letter();
    }

    static Letter booked(Dossier it) {
        return expected(it, new Draft(it).lead("your appointment is booked.")
                .brief("{0}: {1} comes ({2}).", when(it), visit(it).technicianName(), it.order().number()));
    }

    static Letter moved(Dossier it) {
        return expected(it, new Draft(it).lead("your appointment has been moved. This is the new time.")
                .brief("{0}: your appointment has been moved. {1}: {2} comes ({3}).", it.tenant().name(), when(it),
                        visit(it).technicianName(), it.order().number()));
    }

    private static Letter expected(Dossier it, Draft draft) {
        var visit = visit(it);
        draft.subject("{0}: {1} comes", when(it), first(visit)).promise(visit).row("Who", visit.technicianName()).where().what()
                .button("See the appointment").because("you asked for this work");
        var reminder = visit.reminder();
        if (reminder != null)
            draft.after("We remind you the day before at {0}.", reminder.toString());
        return draft.letter();
    }

    static Letter dispatched(Dossier it) {
        return job(it, new Draft(it)
                .subject("{0}: {1}, {2}", when(it), it.order().customerName(), Letter.shortened(it.place().address()))
                .lead("this job is yours."))
                .brief("{0}: {1}, {2}", when(it), it.order().customerName(), it.place().address()).letter();
    }

    static Letter dayBefore(Dossier it) {
        var visit = visit(it);
        return reminded(it, new Draft(it).subject("Tomorrow, {0}: {1} comes", when(it), first(visit))
                .lead("a reminder: tomorrow is your appointment."))
                .brief("Tomorrow, {0}: {1} comes.", it.say().window(visit.appointment()), visit.technicianName()).letter();
    }

    static Letter morningOf(Dossier it) {
        var visit = visit(it);
        return reminded(it, new Draft(it).subject("Today, {0}: {1} comes", when(it), first(visit)).lead("today is your appointment."))
                .brief("{0}: today {1} {2} comes to {3} ({4}).", it.tenant().name(), it.say().window(visit.appointment()),
                        visit.technicianName(), it.place().address(), it.order().number())
                .letter();
    }

    private static Draft reminded(Dossier it, Draft draft) {
        return draft.promise(visit(it)).row("Who", visit(it).technicianName()).where().what().button("See the appointment")
                .because("you asked for this work");
    }

    static Letter jobTomorrow(Dossier it) {
        return job(it, new Draft(it)
                .subject("Tomorrow, {0}: {1}, {2}", when(it), it.order().customerName(), Letter.shortened(it.place().address()))
                .lead("a reminder: tomorrow you are expected."))
                .brief("Tomorrow {0}: {1}, {2} ({3}).", it.say().window(visit(it).appointment()), it.order().customerName(),
                        it.place().address(), it.order().number())
                .letter();
    }

    static Letter jobToday(Dossier it) {
        return job(it, new Draft(it)
                .subject("Today, {0}: {1}, {2}", when(it), it.order().customerName(), Letter.shortened(it.place().address()))
                .lead("a reminder: today you are expected."))
                .brief("Today {0}: {1}, {2} ({3}).", it.say().window(visit(it).appointment()), it.order().customerName(),
                        it.place().address(), it.order().number())
                .letter();
    }

    /// For whoever comes.
    private static Draft job(Dossier it, Draft draft) {
        var place = it.place();
        return draft.promise(visit(it)).row("Customer", it.order().customerName()).row("Phone", it.order().customerPhone()).where()
                .row("Access", place.accessNotes()).what().linked("Way", "Directions to the place", place.map()).button("Open the job")
                .because("the job was given to you");
    }

    static Letter onTheWay(Dossier it) {
        var visit = visit(it);
        var eta = eta(it);
        var draft = new Draft(it).subject("{0}: {1} is on the way", when(it), first(visit)).promise(visit)
                .row("Who", visit.technicianName()).where().button("See the appointment").because("you asked for this work");
        return (eta.isEmpty()
                ? draft.lead("{0} is on the way to you.", first(visit))
                        .brief("{0}: {1} is on the way to you ({2}).", it.tenant().name(), visit.technicianName(), it.order().number())
                : draft.lead("{0} is on the way to you, there at about {1}.", first(visit), eta)
                        .brief("{0}: {1} is on the way to you, there at about {2} ({3}).", it.tenant().name(), visit.technicianName(), eta,
                                it.order().number()))
                .letter();
    }

    /// For who expected somebody, and who was to come.
    static Letter off(Dossier it) {
        var visit = visit(it);
        return new Draft(it).subject("Off: the appointment of {0}", when(it))
                .lead("this appointment does not take place. If there is to be another one, you hear of it.")
                .row("Was planned for", when(it)).row("Who", visit.technicianName()).where().what().button("See the order")
                .because("you were part of this appointment")
                .brief("{0}: the appointment of {1} does not take place ({2}).", it.tenant().name(), when(it), it.order().number())
                .letter();
    }

    private static String when(Dossier it) {
        return it.say().shortly(visit(it).appointment());
    }

    /// When whoever comes thinks to be there; empty where they did not say.
    private static String eta(Dossier it) {
        var eta = it.particulars().eta();
        return eta == null ? "" : it.say().time(eta, it.place().zone());
    }

    private static String first(Visit visit) {
        return Say.firstName(visit.technicianName());
    }

    private static Visit visit(Dossier it) {
        return Objects.requireNonNull(it.visit(), () -> it.kind() + " speaks of a visit");
    }
}
