package dev.kept.notification.domain;

/// The words of the messages about what somebody decides.
final class ApprovalLetters {
    private ApprovalLetters() {}

    static Letter sentIn(Dossier it) {
        return new Draft(it).subject("Your order is sent in")
                .lead("the order that you sent in waits for a decision. You hear from us as soon as there is one.")
                .row("Number", it.order().number()).what().where().button("See the order").because("you sent this order in")
                .brief("Your order {0} is sent in.", it.order().number()).letter();
    }

    static Letter ready(Dossier it) {
        return new Draft(it).subject("Approved").lead("the order that you sent in is approved: it is ready to be dispatched.")
                .row("Number", it.order().number()).what().where().button("See the order").because("you sent this order in")
                .brief("Your order {0} is approved: it is ready to be dispatched.", it.order().number()).letter();
    }

    static Letter moreAgreed(Dossier it) {
        var amount = it.particulars().amount();
        var draft = new Draft(it).subject("More work agreed to")
                .lead("the work that was proposed on top is agreed to. Where the visit ended with the question, please find a new time for the whole.")
                .row("Number", it.order().number()).what();
        if (amount != null)
            draft.row("On top", it.say().amount(amount));
        return draft.where().button("Open the job").because("the work is yours")
                .brief("More work on {0} is agreed to.", it.order().number()).letter();
    }

    static Letter approvalAsked(Dossier it) {
        return toDecide(it, "Please decide: {0}", it.particulars().isExtra()
                ? "there is more to do than was agreed on, and it needs your yes."
                : "{0} asks for work that needs your yes.");
    }

    static Letter approvalReminded(Dossier it) {
        return toDecide(it, "Still to decide: {0}", it.particulars().isExtra()
                ? "a reminder: the work waits for your answer about what is to be done on top."
                : "a reminder: {0} waits for your answer.");
    }

    static Letter approvalExpired(Dossier it) {
        boolean extra = it.particulars().isExtra();
        // no button: those who decide, ask and come have different pages
        return new Draft(it).subject("Not decided in time")
                .lead(extra
                        ? "nobody answered the question about more work in time. The order is on hold until somebody asks again, or goes on without it."
                        : "nobody decided about this work in time. It is a draft again: who asked for it may change it and ask again.")
                .row("Number", it.order().number()).what().where().because("you take part in this order")
                .brief(extra ? "Nobody decided in time about more work on {0}." : "Nobody decided in time about {0}.", it.order().number())
                .letter();
    }

    /// @param lead may name who asked
    private static Letter toDecide(Dossier it, String subject, String lead) {
        var amount = it.particulars().amount();
        var draft = new Draft(it).subject(subject, Letter.shortened(it.order().description())).lead(lead, it.order().requesterName())
                .row("Number", it.order().number()).what().where();
        if (it.particulars().isExtra())
            draft.row("Why", it.order().extraWhy());
        if (amount != null)
            draft.row(it.particulars().isExtra() ? "On top" : "Amount", it.say().amount(amount));
        return draft.button("Look and decide")
                .after("The button opens a page with a yes and a no; nothing is decided before you press one of them. The link works for you alone.")
                .because("you decide on work at this place").brief("Your decision on {0} is needed.", it.order().number()).letter();
    }

    static Letter approved(Dossier it) {
        return new Draft(it).subject("Approved")
                .lead("the work that you asked for is approved and ready to be scheduled. The order is attached.")
                .row("Number", it.order().number()).what().where().button("See the order").because("you asked for this work")
                .brief("Your request {0} is approved.", it.order().number()).letter();
    }

    static Letter denied(Dossier it) {
        var draft = new Draft(it).subject("Not approved").lead("the work that you asked for was not approved.")
                .row("Number", it.order().number()).what();
        var reason = it.particulars().reason();
        if (reason != null && !reason.isBlank())
            draft.row("Why", reason);
        return draft.button("See the request").because("you asked for this work")
                .brief("Your request {0} was not approved.", it.order().number()).letter();
    }

    static Letter extraDenied(Dossier it) {
        var draft = new Draft(it).subject("More work not agreed to")
                .lead("the work that was proposed on top was not agreed to. Nothing beyond what was agreed on before is to be done.")
                .row("Number", it.order().number()).what().where();
        var reason = it.particulars().reason();
        if (reason != null && !reason.isBlank())
            draft.row("Why", reason);
        // no button: those who come and those in the office have different pages
        return draft.because("you take part in this order")
                .brief("More work on {0} was not agreed to.", it.order().number()).letter();
    }
}
