package dev.kept.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The words of the messages about work that is offered. Who is asked is told no gate code.
final class OfferLetters {
    private OfferLetters() {}

    static Letter offered(Dossier it) {
        var draft = new Draft(it).subject("A job for you? {0}", Letter.shortened(it.order().description()))
                .lead("we would like you to do this work. Please say whether you take it.").row("Number", it.order().number()).what()
                .where().row("Answer by", until(it, it.particulars().acceptBy()));
        return draft.button("Look and answer")
                .after("Who accepts picks the time. Without an answer it goes to somebody else.")
                .because("you are asked to do this work").brief("A job is offered to you: {0}.", it.order().number()).letter();
    }

    private static String until(Dossier it, @Nullable Instant acceptBy) {
        var zone = it.place().zone();
        return acceptBy == null
                ? ""
                : it.say().date(LocalDate.ofInstant(acceptBy, ZoneId.of(zone))) + ", " + it.say().time(acceptBy, zone);
    }

    /// No button: the order is not theirs to see any more.
    static Letter over(Dossier it) {
        return new Draft(it).subject("The job is no longer yours").lead("this work is not offered to you any more, and not yours to do.")
                .row("Number", it.order().number()).what().because("you were asked to do this work")
                .brief("The job {0} is no longer yours.", it.order().number()).letter();
    }

    static Letter nobodyLeft(Dossier it) {
        return new Draft(it).subject("Nobody takes this work")
                .lead("everybody whom the rules would ask was asked, and nobody has accepted. Please offer it to somebody yourself.")
                .row("Number", it.order().number()).row("Customer", it.order().customerName()).what().where().button("Open the order")
                .because("you work in the office").brief("Nobody takes {0}.", it.order().number()).letter();
    }
}
