package dev.kept.local.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.local.CloudEvents;
import dev.kept.local.Mails.Mail;
import dev.kept.local.storm.Round.Ended;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the topics and the mail catcher know of one order, held against what its people did.
final class RoundEvidence {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OVER = Set.of("workorder.offer-declined", "workorder.offer-expired", "workorder.offer-withdrawn",
            "workorder.vendor-unassigned");
    private final Ended round;
    private final List<Fact> order;
    private final List<Fact> calendar;
    private final Map<RoundClaim, List<String>> against = new EnumMap<>(RoundClaim.class);

    private record Fact(String type, String stream, long sequence, JsonNode content) {
        String offer() {
            return content.path("offerId").asText();
        }

        String vendor() {
            return content.path("vendorId").asText();
        }

        /// The cycle and the round in it.
        String question() {
            return content.path("cycle").asInt() + "." + content.path("round").asInt();
        }
    }

    private RoundEvidence(Ended round, List<Fact> order, List<Fact> calendar) {
        this.round = round;
        this.order = order;
        this.calendar = calendar;
    }

    /// What speaks against each claim; nothing is what should come of it.
    ///
    /// @param orders and `scheduling`: the two topics, each partition in its order; what a relay has repeated counts once
    /// @param addresses of the vendors, by their ids
    static Map<RoundClaim, List<String>> gather(Ended round, List<CloudEvents.Record> orders, List<CloudEvents.Record> scheduling,
            List<Mail> mails, Map<String, String> addresses) {
        var evidence = new RoundEvidence(round, facts(orders, fact -> fact.stream().equals(round.order())),
                facts(scheduling,
                        fact -> fact.stream().equals(round.order()) || fact.content().path("orderId").asText().equals(round.order())));
        evidence.offers();
        evidence.questions();
        evidence.mails(mails.stream().filter(mail -> mail.subject().contains("(" + round.number() + ")")).toList(), addresses);
        evidence.end();
        evidence.acknowledged();
        return evidence.against;
    }

    private static List<Fact> facts(List<CloudEvents.Record> topic, Predicate<Fact> wanted) {
        var seen = new HashSet<String>();
        return topic.stream().filter(fact -> seen.add(fact.id()))
                .map(fact -> new Fact(fact.type(), fact.subject(), fact.sequence(), json(fact.value()))).filter(wanted).toList();
    }

    /// An offer is open from when it is sent until it is over; one that was accepted, until it is given back.
    private void offers() {
        var open = new LinkedHashSet<String>();
        var asked = new HashSet<String>();
        for (var fact : order) {
            if (fact.type().equals("workorder.offer-sent")) {
                if (!open.isEmpty())
                    found(RoundClaim.ONE_OFFER_IS_OPEN_AT_A_TIME, fact.offer() + " was sent while open: " + open);
                if (!asked.add(fact.vendor()))
                    found(RoundClaim.NOBODY_IS_ASKED_TWICE, fact.vendor() + " was asked again with " + fact.offer());
                open.add(fact.offer());
            }
            if (fact.type().equals("workorder.offer-accepted") && !open.contains(fact.offer())
                    || OVER.contains(fact.type()) && !open.remove(fact.offer()))
                found(RoundClaim.ONE_OFFER_IS_OPEN_AT_A_TIME, fact.type() + " of " + fact.offer() + ", which is not open");
        }
    }

    private void questions() {
        var asked = count(order, "workorder.vendor-wanted", Fact::question);
        var answered = Stream.of("scheduling.candidate-proposed", "scheduling.candidates-exhausted")
                .flatMap(type -> of(calendar, type)).collect(Collectors.groupingBy(Fact::question, Collectors.counting()));
        if (!asked.equals(answered) || asked.values().stream().anyMatch(times -> times != 1))
            found(RoundClaim.EVERY_QUESTION_IS_ANSWERED_ONCE, "asked for somebody: " + asked + ", answered: " + answered);
    }

    private void mails(List<Mail> mails, Map<String, String> addresses) {
        Function<Fact, String> address = fact -> addresses.getOrDefault(fact.vendor(), fact.vendor());
        told(mails, "A job for you?", count(order, "workorder.offer-sent", address));
        told(mails, "The job is no longer yours",
                order.stream().filter(fact -> OVER.contains(fact.type())).collect(Collectors.groupingBy(address, Collectors.counting())));
        var office = addressees(mails, "Nobody takes this work");
        if (office.isEmpty() != !round.vendor().isEmpty() || office.values().stream().anyMatch(times -> times != 1))
            found(RoundClaim.IT_ENDS_WHERE_IT_SHOULD, "That nobody takes it was mailed to " + office);
    }

    private void told(List<Mail> mails, String subject, Map<String, Long> expected) {
        var sent = addressees(mails, subject);
        if (!sent.equals(expected))
            found(RoundClaim.EVERY_VENDOR_IS_TOLD_ONCE, subject + " was mailed to " + sent + ", and should be to " + expected);
    }

    private static Map<String, Long> addressees(List<Mail> mails, String subject) {
        return mails.stream().filter(mail -> mail.subject().startsWith(subject))
                .collect(Collectors.groupingBy(Mail::to, Collectors.counting()));
    }

    private void end() {
        var holders = new TreeSet<String>();
        for (var fact : order)
            switch (fact.type()) {
                case "workorder.offer-accepted" -> holders.add(fact.vendor());
                case "workorder.vendor-unassigned" -> holders.remove(fact.vendor());
                default -> {
                }
            }
        boolean taken = !round.vendor().isEmpty();
        if (!holders.equals(taken ? Set.of(round.vendor()) : Set.of()))
            found(RoundClaim.IT_ENDS_WHERE_IT_SHOULD, "It was accepted by " + holders + " in the end, and not by " + round.vendor());
        times("workorder.visit-scheduled", order, taken ? 1 : 0);
        times("scheduling.booking-made", calendar, taken ? 1 : 0);
        times("workorder.assignment-exhausted", order, taken ? 0 : 1);
    }

    private void times(String type, List<Fact> facts, long expected) {
        long times = of(facts, type).count();
        if (times != expected)
            found(RoundClaim.IT_ENDS_WHERE_IT_SHOULD, type + " happened " + times + " times, and should " + expected);
    }

    private void acknowledged() {
        var all = Stream.concat(order.stream(), calendar.stream()).toList();
        for (var done : round.done()) {
            var facts = of(all, done.type())
                    .filter(fact -> done.about().isEmpty() || done.about().equals(fact.offer()) || done.about().equals(fact.stream()))
                    .toList();
            var last = done.reference().substring(done.reference().indexOf('/') + 1);
            boolean there = facts.size() == 1 && last.startsWith(facts.getFirst().stream() + "@")
                    && facts.getFirst().sequence() <= Long.parseLong(last.substring(last.indexOf('@') + 1));
            if (!there)
                found(RoundClaim.WHAT_WAS_ACKNOWLEDGED_HAPPENED_ONCE, done + " is there as " + facts);
        }
    }

    private static Stream<Fact> of(List<Fact> facts, String type) {
        return facts.stream().filter(fact -> fact.type().equals(type));
    }

    private static Map<String, Long> count(List<Fact> facts, String type, Function<Fact, String> by) {
        return of(facts, type).collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private void found(RoundClaim claim, String finding) {
        against.computeIfAbsent(claim, _ -> new ArrayList<>()).add(round.number() + ": " + finding);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }
}
