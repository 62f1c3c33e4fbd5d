package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.ApprovalNeed;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.VendorPreference;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a policy says, in the words of those who live by it: each knob as it holds, whether it was written down or left out.
public final class PolicyWords {
    private static final String NEVER = "never";
    private static final String NOTHING = "";

    private PolicyWords() {}

    /// What the later one says otherwise. Its id and version are no rule.
    public static List<Difference> between(Policy before, Policy after) {
        return Difference.between(told(before), told(after));
    }

    /// By what it is about, in the order in which an order meets it.
    static Map<String, String> told(Policy it) {
        var told = new LinkedHashMap<String, String>();
        told.put("Who opens orders", each(it.create().roles()));
        told.put("A new order", it.create().autoSubmit() ? "is sent in at once" : "begins as a draft");
        told.put("What a customer's people opened", it.create().sameOrganisationOnly()
                ? "they alone send in, resolve and close"
                : "is sent in, resolved and closed by whoever takes part");
        approval(it.approval(), told);
        told.put("After the approval", it.release() == Policy.Release.AUTO ? "it is released by itself" : "somebody releases it");
        told.put("Who does the work", assignment(it.assignment()));
        told.put("A booked time", it.scheduling().need() == Policy.Scheduling.Need.REQUIRED ? "is needed" : "may be left out");
        told.put("Who finds a time", it.scheduling().whoPicks() == Policy.Scheduling.WhoPicks.OFFICE
                ? "the office"
                : "the office, and who asked for the work");
        told.put("Who accepted looks for a time", it.scheduling().pickWithin() == null
                ? "as long as they like"
                : "for " + span(it.scheduling().pickWithin()));
        told.put("The time that is proposed for a plan's order is confirmed by", switch (it.recurrence().confirm()) {
            case OFFICE -> "the office";
            case CUSTOMER -> "who asked for the work, or the office";
            case AUTO -> "nobody: it is booked at once";
        });
        told.put("A visit is handed over", it.dispatch().on() == Policy.Dispatch.DispatchOn.ASSIGN
                ? "as soon as time and person are known"
                : NEVER);
        told.put("Work begins", switch (it.start().on()) {
            case MANUAL -> "when who comes says so";
            case ARRIVE -> "with the arrival";
            case OPEN -> "as soon as somebody has the order";
        });
        holds(it.hold(), told);
        told.put("Change of an approved order", it.amend().allowed() ? "is allowed" : "is not allowed");
        extra(it.extraWork(), told);
        completion(it, told);
        told.put("Cancelled by the customer", it.cancel().byCustomer() ? "until somebody has arrived" : NEVER);
        told.put("Closed", switch (it.close().on()) {
            case COMPLETE -> "with the work";
            case MANUAL -> "when somebody says so";
            case INVOICED -> "when the invoice was sent";
            case PAID -> "when nothing is owed any more";
        });
        told.put("Closed by hand by", each(it.close().by()));
        told.put("Reopened by the customer", it.reopen().days() == 0 ? NEVER : "within " + span(Duration.ofDays(it.reopen().days())));
        told.put("Documents", it.documents().stream().map(document -> name(document.kind()) + " when " + name(document.at())).sorted()
                .collect(Collectors.joining(", ")));
        forms(it.forms(), told);
        new TreeMap<>(it.labels()).forEach((status, label) -> told.put("The word for " + status, "“" + label + "”"));
        return told;
    }

    private static void approval(Policy.Approval it, Map<String, String> told) {
        told.put("Approval is asked for", switch (it.initial()) {
            case NONE -> NEVER;
            case OVER_LIMIT -> "above " + Words.money(Objects.requireNonNull(it.limit())) + ", and without an estimate";
            case WHEN -> condition(Objects.requireNonNull(it.when()));
            case ALWAYS -> "always";
        });
        told.put("Where nobody may approve", it.withoutApprover() == Policy.Approval.WithoutApprover.GRANT
                ? "it is granted"
                : "the office is asked");
        told.put("What is denied", it.onDeny() == Policy.Approval.OnDeny.CLOSE ? "ends" : "may be changed and asked for again");
        told.put("Who approves what the customer opened", circle(it.circle(Policy.Approval.Creator.CUSTOMER)));
        told.put("Who approves what the company opened", circle(it.circle(Policy.Approval.Creator.PROVIDER)));
        told.put("Who asks may approve themself", it.self() ? "yes" : "no");
        asking("approval", it.need(), it.remind(), it.expires(), told);
    }

    private static void asking(String what, ApprovalNeed need, @Nullable Duration remind, @Nullable Duration expires,
            Map<String, String> told) {
        told.put("Whose yes the " + what + " needs", need == ApprovalNeed.ANY ? "of one who is asked" : "of all who are asked");
        told.put("Reminder of the " + what, remind == null ? NEVER : "after " + span(remind));
        told.put("Question of the " + what + " is over", expires == null ? NEVER : "after " + span(expires));
    }

    private static String circle(Policy.Approval.Circle it) {
        return switch (it) {
            case APPROVERS -> "the customer's approvers";
            case USERS -> "anybody of the customer";
            case ADMINS -> "the customer's admins";
        };
    }

    static String condition(Condition it) {
        if (it.any() != null)
            return it.any().stream().map(PolicyWords::joined).collect(Collectors.joining(" or "));
        if (it.all() != null)
            return it.all().stream().map(PolicyWords::joined).collect(Collectors.joining(" and "));
        if (it.estimateOver() != null)
            return "above " + Words.money(it.estimateOver()) + ", and without an estimate";
        if (it.serviceTypeIn() != null)
            return "for the kinds of work " + listed(it.serviceTypeIn());
        if (it.siteIn() != null)
            return "at the places " + listed(it.siteIn());
        return "where it is " + each(Objects.requireNonNull(it.priorityIn()));
    }

    private static String joined(Condition part) {
        return part.any() == null && part.all() == null ? condition(part) : "(" + condition(part) + ")";
    }

    private static String assignment(Policy.Assignment it) {
        return switch (it.mode()) {
            case DIRECT -> "whom the office gives it to";
            case OFFER -> "who accepts it first, offered to up to " + it.rounds() + " one after the other, each for " + span(it.patience())
                    + ", " + it.preferred().stream().map(PolicyWords::first).collect(Collectors.joining(", then "));
            case SELF -> "who opens it on site, or takes it";
        };
    }

    private static String first(VendorPreference it) {
        return switch (it) {
            case FEWEST_JOBS -> "who has the fewest jobs first";
            case CHEAPEST -> "who costs least first";
            case BEST_SKILLED -> "who knows the work best first";
            case NEAREST -> "who is nearest first";
        };
    }

    private static void holds(Policy.Hold it, Map<String, String> told) {
        for (var reason : HoldReason.values()) {
            var visits = it.reasons().get(reason);
            told.put("On hold, " + name(reason), visits == null ? NOTHING : "visits are " + name(visits));
        }
        told.put("When the customer answers", it.onCustomerReply() == Policy.Hold.OnCustomerReply.RESUME
                ? "the work goes on"
                : "somebody reads it and decides");
    }

    private static void extra(Policy.@Nullable ExtraWork it, Map<String, String> told) {
        told.put("More work is asked about", it == null ? NEVER : "above " + Words.money(it.limit()) + " altogether");
        if (it == null)
            return;
        told.put("After a yes to more work", it.then() == Policy.ExtraWork.Then.GO_ON ? "the visit goes on" : "it gets a time of its own");
        told.put("After a no to more work", it.onDeny() == Policy.ExtraWork.AfterNo.GO_ON
                ? "the work goes on as agreed before"
                : "the order ends, unless something was done");
        asking("question about more work", it.need(), it.remind(), it.expires(), told);
    }

    private static void completion(Policy policy, Map<String, String> told) {
        var it = policy.complete();
        told.put("Completing needs", each(it.requires()));
        told.put("Completed from", it.from() == Policy.Complete.From.SCHEDULED ? "a booked visit on" : "the beginning of the work on");
        told.put("Completed by", each(it.by()));
        told.put("Hours", switch (it.hours()) {
            case NONE -> "as they were worked";
            case WORKED -> "some have to be worked";
            case BILLED -> "billed as assessed, " + span(it.least()) + " at least, in steps of " + span(it.step());
        });
        told.put("Before it is billed",
                policy.verify() == Policy.Verify.OFFICE ? "the office looks at the work" : "nobody looks at the work");
    }

    private static void forms(Forms it, Map<String, String> told) {
        told.put("Asked when it is sent in", questions(it.submit()));
        told.put("Asked on site", questions(it.course()));
        told.put("Asked at the end", questions(it.complete()));
        told.put("Asked when it was not done", questions(it.notDone()));
    }

    private static String questions(List<FormField> fields) {
        return fields.stream().map(PolicyWords::question).collect(Collectors.joining("; "));
    }

    private static String question(FormField it) {
        var bounds = (it.min() == null ? "" : ", from " + it.min().toPlainString())
                + (it.max() == null ? "" : ", to " + it.max().toPlainString());
        var choices = it.choices() == null || it.choices().isEmpty() ? "" : ": " + String.join(", ", it.choices());
        return "“" + it.label() + "” (" + it.id() + ", " + name(it.kind()) + bounds + (it.mustBeAnswered() ? ", needed" : "") + choices
                + ")";
    }

    private static String each(Collection<? extends Enum<?>> values) {
        return values.stream().map(PolicyWords::name).sorted().collect(Collectors.joining(", "));
    }

    private static String listed(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String name(Enum<?> value) {
        return Words.name(value).toLowerCase(Locale.ENGLISH);
    }

    /// `2 days`, `1 h 15 min`
    private static String span(Duration it) {
        long days = it.toDays();
        return days > 0 && it.equals(Duration.ofDays(days)) ? days + (days == 1 ? " day" : " days") : Words.length(it);
    }
}
