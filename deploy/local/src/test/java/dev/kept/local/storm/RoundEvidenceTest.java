package dev.kept.local.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.local.CloudEvents;
import dev.kept.local.Mails.Mail;
import dev.kept.local.storm.Round.Done;
import dev.kept.local.storm.Round.Ended;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rounds that went wrong are found: the kill test can fail. Ann declines, Ben accepts and comes, unless a test says otherwise.
class RoundEvidenceTest {
    private static final String ORDER = "order-1";
    private static final String NUMBER = "WO-1";
    private static final Map<String, String> ADDRESSES = Map.of("ann", "ann@example.com", "ben", "ben@example.com");
    private static final Mail ANN_IS_ASKED = mail("ann", "A job for you? The drain");
    private static final Mail ANN_IS_DONE_WITH_IT = mail("ann", "The job is no longer yours");
    private static final Mail BEN_IS_ASKED = mail("ben", "A job for you? The drain");
    private static final Mail NOBODY_TAKES_IT = mail("office", "Nobody takes this work");
    private static final List<Mail> MAILS = List.of(ANN_IS_ASKED, ANN_IS_DONE_WITH_IT, BEN_IS_ASKED);
    private static final CloudEvents.Record OPENED = order(0, "opened", "{}");
    private static final CloudEvents.Record WANTED = order(1, "vendor-wanted", question(1));
    private static final CloudEvents.Record ANN_SENT = order(2, "offer-sent", offer("a", "ann"));
    private static final CloudEvents.Record ANN_DECLINED = order(3, "offer-declined", offer("a", "ann"));
    private static final CloudEvents.Record WANTED_AGAIN = order(4, "vendor-wanted", question(2));
    private static final CloudEvents.Record BEN_SENT = order(5, "offer-sent", offer("b", "ben"));
    private static final CloudEvents.Record BEN_ACCEPTED = order(6, "offer-accepted", offer("b", "ben"));
    private static final CloudEvents.Record SCHEDULED = order(7, "visit-scheduled", "{}");
    private static final List<CloudEvents.Record> FACTS = List.of(OPENED, WANTED, ANN_SENT, ANN_DECLINED, WANTED_AGAIN, BEN_SENT,
            BEN_ACCEPTED, SCHEDULED);
    private static final CloudEvents.Record ANN_PROPOSED = calendar(ORDER, 0, "candidate-proposed", question(1));
    private static final CloudEvents.Record BEN_PROPOSED = calendar(ORDER, 1, "candidate-proposed", question(2));
    private static final CloudEvents.Record BOOKED = calendar("visit-1", 0, "booking-made", "{\"orderId\": \"order-1\"}");
    private static final List<CloudEvents.Record> CALENDAR = List.of(ANN_PROPOSED, BEN_PROPOSED, BOOKED);
    private static final Ended BEN_HAS_IT = new Ended(ORDER, NUMBER, "ben",
            List.of(new Done("workorder.opened", "", "workorder/order-1@1"),
                    new Done("workorder.offer-declined", "a", "workorder/order-1@4"),
                    new Done("workorder.offer-accepted", "b", "workorder/order-1@6"),
                    new Done("scheduling.booking-made", "visit-1", "booking/visit-1@0")));

    @Test
    void a_round_that_went_well_is_well_also_where_a_relay_has_repeated_it() {
        against(Set.of(), FACTS, CALENDAR, MAILS);
        against(Set.of(), Stream.of(FACTS, FACTS).flatMap(List::stream).toList(), and(CALENDAR, BOOKED), MAILS);
    }

    @Test
    void two_offers_that_are_open_at_a_time_are_found() {
        against(Set.of(RoundClaim.ONE_OFFER_IS_OPEN_AT_A_TIME),
                List.of(OPENED, WANTED, ANN_SENT, BEN_SENT, ANN_DECLINED, WANTED_AGAIN, BEN_ACCEPTED, SCHEDULED), CALENDAR, MAILS);
    }

    @Test
    void an_answer_to_an_offer_that_is_over_is_found() {
        against(Set.of(RoundClaim.ONE_OFFER_IS_OPEN_AT_A_TIME, RoundClaim.EVERY_VENDOR_IS_TOLD_ONCE),
                and(FACTS, order(8, "offer-expired", offer("a", "ann"))), CALENDAR, MAILS);
    }

    @Test
    void a_vendor_who_is_asked_twice_is_found() {
        var facts = List.of(OPENED, WANTED, ANN_SENT, ANN_DECLINED, order(4, "offer-sent", offer("c", "ann")),
                order(5, "offer-expired", offer("c", "ann")), WANTED_AGAIN, BEN_SENT, BEN_ACCEPTED, SCHEDULED);
        against(Set.of(RoundClaim.NOBODY_IS_ASKED_TWICE), facts, CALENDAR, and(and(MAILS, ANN_IS_ASKED), ANN_IS_DONE_WITH_IT));
    }

    @Test
    void a_question_without_an_answer_or_with_two_is_found() {
        against(Set.of(RoundClaim.EVERY_QUESTION_IS_ANSWERED_ONCE), FACTS, without(CALENDAR, BEN_PROPOSED), MAILS);
        against(Set.of(RoundClaim.EVERY_QUESTION_IS_ANSWERED_ONCE), FACTS,
                and(CALENDAR, calendar(ORDER, 2, "candidates-exhausted", question(2))), MAILS);
        against(Set.of(RoundClaim.EVERY_QUESTION_IS_ANSWERED_ONCE), and(FACTS, order(8, "vendor-wanted", question(2))),
                and(CALENDAR, calendar(ORDER, 2, "candidate-proposed", question(2))), MAILS);
    }

    @Test
    void a_vendor_who_is_told_twice_or_not_at_all_is_found() {
        for (var mail : MAILS) {
            against(Set.of(RoundClaim.EVERY_VENDOR_IS_TOLD_ONCE), FACTS, CALENDAR, and(MAILS, mail));
            against(Set.of(RoundClaim.EVERY_VENDOR_IS_TOLD_ONCE), FACTS, CALENDAR, without(MAILS, mail));
        }
    }

    @Test
    void a_round_that_ends_elsewhere_is_found() {
        against(Set.of(RoundClaim.IT_ENDS_WHERE_IT_SHOULD), without(FACTS, SCHEDULED), CALENDAR, MAILS);
        against(Set.of(RoundClaim.IT_ENDS_WHERE_IT_SHOULD), and(FACTS, order(8, "visit-scheduled", "{}")), CALENDAR, MAILS);
        against(Set.of(RoundClaim.IT_ENDS_WHERE_IT_SHOULD), FACTS,
                and(CALENDAR, calendar("visit-2", 0, "booking-made", "{\"orderId\": \"order-1\"}")), MAILS);
        against(Set.of(RoundClaim.IT_ENDS_WHERE_IT_SHOULD), FACTS, CALENDAR, and(MAILS, NOBODY_TAKES_IT));
    }

    @Test
    void an_office_that_is_told_twice_that_nobody_takes_it_is_found() {
        var facts = List.of(OPENED, WANTED, order(2, "assignment-exhausted", "{}"));
        var calendar = List.of(calendar(ORDER, 0, "candidates-exhausted", question(1)));
        var nobody = new Ended(ORDER, NUMBER, "", List.of());
        var told = List.of(NOBODY_TAKES_IT);
        assertEquals(Map.of(), RoundEvidence.gather(nobody, facts, calendar, told, ADDRESSES));
        for (var mails : List.of(List.<Mail>of(), and(told, NOBODY_TAKES_IT)))
            assertEquals(Set.of(RoundClaim.IT_ENDS_WHERE_IT_SHOULD),
                    RoundEvidence.gather(nobody, facts, calendar, mails, ADDRESSES).keySet());
        assertEquals(Set.of(RoundClaim.IT_ENDS_WHERE_IT_SHOULD),
                RoundEvidence.gather(nobody, and(facts, order(3, "assignment-exhausted", "{}")), calendar, told, ADDRESSES).keySet());
    }

    @Test
    void a_command_that_was_acknowledged_and_is_not_there_or_twice_is_found() {
        against(Set.of(RoundClaim.WHAT_WAS_ACKNOWLEDGED_HAPPENED_ONCE), without(FACTS, OPENED), CALENDAR, MAILS);
        against(Set.of(RoundClaim.WHAT_WAS_ACKNOWLEDGED_HAPPENED_ONCE), and(FACTS, order(8, "offer-accepted", offer("b", "ben"))), CALENDAR,
                MAILS);
        against(Set.of(RoundClaim.WHAT_WAS_ACKNOWLEDGED_HAPPENED_ONCE, RoundClaim.IT_ENDS_WHERE_IT_SHOULD), without(FACTS, BEN_ACCEPTED),
                CALENDAR, MAILS);
    }

    private static void against(Set<RoundClaim> claims, List<CloudEvents.Record> facts, List<CloudEvents.Record> calendar,
            List<Mail> mails) {
        var found = RoundEvidence.gather(BEN_HAS_IT, facts, calendar, mails, ADDRESSES);
        assertEquals(claims, found.keySet(), found::toString);
    }

    private static <T> List<T> and(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(each -> each != one).toList();
    }

    private static CloudEvents.Record order(long sequence, String type, String value) {
        return fact(ORDER, sequence, "workorder." + type, value);
    }

    private static CloudEvents.Record calendar(String stream, long sequence, String type, String value) {
        return fact(stream, sequence, "scheduling." + type, value);
    }

    private static CloudEvents.Record fact(String stream, long sequence, String type, String value) {
        return new CloudEvents.Record(stream + "@" + sequence + " " + type, type, stream, sequence, "", "", value);
    }

    private static String question(int round) {
        return "{\"cycle\": 1, \"round\": " + round + "}";
    }

    private static String offer(String offer, String vendor) {
        return "{\"offerId\": \"" + offer + "\", \"vendorId\": \"" + vendor + "\"}";
    }

    private static Mail mail(String to, String subject) {
        return new Mail("<" + to + "@kept>", to + "@example.com", subject + " (" + NUMBER + ")", "", List.of(), "");
    }
}
