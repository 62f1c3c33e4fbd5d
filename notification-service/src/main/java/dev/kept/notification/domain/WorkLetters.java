package dev.kept.notification.domain;

import java.util.Objects;

/// The words of the messages about work that waits, or is done.
final class WorkLetters {
    private WorkLetters() {}

    static Letter waiting(Dossier it) {
        var what = Objects.requireNonNullElse(it.particulars().waitsFor(), "");
        boolean isAsked = what.equals("WAITING_CUSTOMER");
        return new Draft(it).subject(isAsked ? "We need your answer" : "The work waits").lead(switch (what) {
            case "WAITING_PARTS" -> "the work waits for parts. It goes on as soon as they are there.";
            case "WAITING_VENDOR" ->
                "the work waits for another company that we need for it. It goes on as soon as they have done their part.";
            case "WAITING_CUSTOMER" -> "the work waits for your answer.";
            default -> "the work waits.";
        }).row("Number", it.order().number()).what().row(isAsked ? "We ask" : "Why", said(it)).where()
                .button(isAsked ? "Answer" : "See the order").because("you asked for this work")
                .brief("The work on {0} waits.", it.order().number()).letter();
    }

    static Letter stillWaiting(Dossier it) {
        return new Draft(it).subject("Still waiting for your answer").lead("a reminder: the work waits for your answer.")
                .row("Number", it.order().number()).what().row("We ask", said(it)).where().button("Answer")
                .because("you asked for this work").brief("The work on {0} waits for your answer.", it.order().number()).letter();
    }

    static Letter completed(Dossier it) {
        return new Draft(it).subject("The work is done").lead("the work is done. The report is attached.")
                .row("Number", it.order().number()).what()
                .row("What we did", it.order().summary()).where().button("See the order").because("you asked for this work")
                .brief("The work on {0} is done.", it.order().number()).letter();
    }

    /// Without a paper: for those who sent it in and agreed to it.
    static Letter done(Dossier it) {
        return new Draft(it).subject("The work is done").lead("the work is done.").row("Number", it.order().number()).what()
                .row("What was done", it.order().summary()).where().button("See the order").because("you take part in this order")
                .brief("The work on {0} is done.", it.order().number()).letter();
    }

    static Letter followUpDue(Dossier it) {
        return new Draft(it).subject("Time to look at this again").lead("this was to be looked at again, and the time has come.")
                .row("Order", it.order().number()).row("What to do", said(it)).row("Customer", it.order().customerName()).where()
                .button("See the order").because("it was agreed on when the work was done")
                .brief("Time to look at this again: {0}.", it.order().number()).letter();
    }

    static Letter timeLeftOut(Dossier it) {
        var due = it.particulars().dueOn();
        return new Draft(it).subject("A time of a plan was left out")
                .lead("the next time of this plan has come, and it was left out: the order of an earlier time is still open.")
                .row("Left out", due == null ? "" : it.say().date(due)).row("Still open", it.order().number())
                .row("Customer", it.order().customerName()).what().where().button("Look at the plan").because("you work in the office")
                .brief("A time of a plan was left out: {0} is still open.", it.order().number()).letter();
    }

    private static String said(Dossier it) {
        return Objects.requireNonNullElse(it.particulars().reason(), "");
    }
}
