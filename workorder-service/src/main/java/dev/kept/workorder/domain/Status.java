package dev.kept.workorder.domain;

/// The one status of an order that people see. It is derived ([Order#status]) and stored nowhere.
public enum Status {
    DRAFT("Draft"), SUBMITTED("Waiting for approval"), DENIED("Not approved"), APPROVED("Approved"), READY("Ready to schedule"), OFFERED(
            "Offered"), ACCEPTED("Accepted"), SCHEDULED("Scheduled"), DISPATCHED("With technician"), EN_ROUTE(
                    "On the way"), ARRIVED("On site"), IN_PROGRESS("Working"), ON_HOLD("On hold"), COMPLETED("Work done"), CLOSED("Closed");

    private final String words;

    Status(String words) {
        this.words = words;
    }

    /// `On the way`, as the pages call it where the company has no word of its own.
    public String words() {
        return words;
    }
}
