package dev.kept.workorder.domain;

import dev.kept.decision.Decision;
import dev.kept.events.WorkOrderEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// How much of everything one order holds, and the sentences for more.
public final class Limits {
    public static final int LONGEST_TEXT = 4_000;
    public static final int LONGEST_REASON = 1_000;
    public static final int MOST_ITEMS = 50;
    public static final int MOST_WINDOWS = 20;
    public static final int MOST_ATTACHMENTS = 20;
    public static final int MOST_APPROVERS = 20;
    public static final int MOST_REMINDERS = 5;
    public static final int MOST_VISITS = 50;
    /// In one cycle.
    public static final int MOST_OFFERS = 50;
    /// Times that are looked for by themselves: then it is the office that finds one.
    public static final int MOST_PROPOSALS = 20;
    public static final int MOST_NOTES = 9_000;
    public static final int MOST_PHOTOS = 50;
    public static final int MOST_TIMES = 500;
    public static final int MOST_PARTS = 100;
    public static final int MOST_RETURNS = 200;
    public static final int MOST_RECOMMENDATIONS = 50;
    public static final int MOST_MONTHS = 120;
    public static final int MOST_LATE_REPORTS = 20;
    public static final int MOST_FOLLOW_UPS = 20;
    public static final int MOST_DOCUMENTS = 100;
    /// Beside those that it was opened with.
    public static final int MOST_FILES = 50;
    public static final int MOST_TIES = 50;
    public static final int MOST_WARRANTIES = 20;
    public static final int MOST_ASSETS = 20;
    public static final int LONGEST_SERIAL = 100;
    public static final Duration LONGEST_BILLED = Duration.ofHours(1_000);
    public static final BigDecimal LARGEST_QUANTITY = BigDecimal.valueOf(100_000);
    /// In the smallest unit of the currency.
    public static final long LARGEST_AMOUNT = 100_000_000_000L;
    public static final int QUANTITY_DECIMALS = 3;

    private Limits() {}

    /// Empty where the text may stand.
    static Optional<Decision<WorkOrderEvent>> text(String what, String text, int longest) {
        if (text.isBlank())
            return Optional.of(Decision.invalid("missing-text", "The " + what + " is empty. Write what is to be known."));
        if (text.length() > longest)
            return Optional.of(Decision.invalid("too-long", "The " + what + " has " + text.length() + " characters. It may have " + longest
                    + "; write the rest as notes."));
        return Optional.empty();
    }

    static Decision<WorkOrderEvent> full(String what, int most) {
        return Decision.refused("too-many-" + what.replace(' ', '-'),
                "This order has " + most + " " + what + " already, and more are not kept. Use another order.");
    }
}
