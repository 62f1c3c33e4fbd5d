package dev.kept.notification.send;

import dev.kept.notification.domain.LetterKind;
import dev.kept.runtime.http.PublicUrl;
import dev.kept.runtime.link.Links;
import dev.kept.runtime.link.Links.Link;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Where a letter's button leads. Signed links go to the reader alone and expire by the system's clock.
@Singleton
class Buttons {
    private static final Duration TO_DECIDE = Duration.ofDays(14);
    private static final Duration TO_PAY = Duration.ofDays(60);
    private static final Clock SYSTEM = Clock.systemUTC();
    private final Links links;
    private final PublicUrl publicUrl;

    @Inject
    Buttons(Links links, PublicUrl publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl;
    }

    String link(Intent intent, LetterKind kind) {
        return publicUrl.of(switch (kind) {
            case APPROVAL_ASKED, APPROVAL_REMINDED -> "/a/" + links.sign(new Link("approve", intent.tenant(), intent.orderId(),
                    intent.event().path("approvalId").asText(), intent.event().path("revision").asInt(), intent.recipientId(),
                    SYSTEM.instant().plus(TO_DECIDE)));
            case INVOICE -> intent.event().path("payPath").asText("/pay") + "/" + links.sign(new Link("pay", intent.tenant(),
                    intent.subjectId(), intent.orderId(), 0, intent.recipientId(), SYSTEM.instant().plus(TO_PAY)));
            case DISPATCHED, OFFERED, ASSIGNED, MORE_AGREED, JOB_TOMORROW, JOB_TODAY -> "/technician/jobs/" + intent.orderId();
            case TIME_LEFT_OUT -> "/office/plans/" + intent.subjectId();
            case NOBODY_LEFT, PROPOSED, NOTHING_FREE, ANOTHER_TIME, NOT_CONFIRMED -> "/office/orders/" + intent.orderId();
            case RECEIVED, APPROVAL_EXPIRED, APPROVED, DENIED, EXTRA_DENIED, BOOKED, MOVED, DAY_BEFORE, MORNING_OF, ON_THE_WAY, VISIT_OFF,
                    COMPLETED,
                    PAID, CANCELLED,
                    OFFER_OVER, MERGED, OPENED, SENT_IN, READY, APPOINTED, WAITING, STILL_WAITING, OPEN_LONG, CHANGED, DONE,
                    FOLLOW_UP_DUE, DELAYED, REOPENED, TO_CONFIRM ->
                "/portal/orders/" + intent.orderId();
        });
    }
}
