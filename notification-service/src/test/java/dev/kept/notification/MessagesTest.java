package dev.kept.notification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.NoTimeFound;
import dev.kept.events.WorkOrderEvent.ProposalEnd;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.DelayReported;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalExpired;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalReminded;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.ApprovalReassigned;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.PlanEvent.OccurrenceSkipped;
import dev.kept.events.PlanEvent.SkipCause;
import dev.kept.events.WorkOrderEvent.AssignmentExhausted;
import dev.kept.events.WorkOrderEvent.OfferExpired;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.OfferWithdrawn;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderMerged;
import dev.kept.notification.domain.MessagePlan;
import dev.kept.runtime.link.Links;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What people receive: every row of the message plan, at a real mail server.
@QuarkusTest
class MessagesTest extends NotificationTests {
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final LocalDateTime START = LocalDate.now(DUBLIN).plusDays(4).atTime(10, 0);
    private static final LocalDateTime NOON = LocalDate.now(DUBLIN).plusDays(1).atTime(12, 0);
    @Inject
    Links links;
    @Inject
    MessagePlan plan;

    @Test
    @Tag("C12")
    @Tag("D65")
    void who_asks_for_work_is_told_that_it_arrived() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();

        var received = mail.eventually(to(story.maeve));
        assertEquals("We have your request (" + story.number + ")", received.subject());
        assertEquals("office@alder.example", received.from());
        assertEquals("Alder & Sons", received.fromName());
        assertTrue(received.text().startsWith("Alder & Sons\n\nHello Maeve,\n\nthank you, your request has arrived."), received.text());
        assertTrue(received.text().contains("What: Boiler <loses> pressure & radiators are cold\n"), received.text());
        assertTrue(received.html().contains("Boiler &lt;loses&gt; pressure &amp; radiators are cold"), received.html());
        assertTrue(received.text().contains("/portal/orders/" + story.order), received.text());
        assertTrue(received.html().contains("/portal/orders/" + story.order), received.html());
        eventuallyState(story, "M01", "SENT");
        assertEquals(received.messageId(), ledger(story.order).getString("items[0].messageId"));
    }

    @Test
    @Tag("A11")
    void who_decides_gets_a_signed_link_that_works_for_them_alone() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.approvalAsked(story.declan);

        var asked = mail.eventually(to(story.declan));
        assertTrue(asked.text().contains("Amount: €190.68"), asked.text());
        var link = links.open(token(asked.text(), "/a/")).orElseThrow();
        assertEquals("approve", link.purpose());
        assertEquals(story.order, link.subject());
        assertEquals(story.declan, link.person());
        assertEquals(3, link.revision());
        assertTrue(link.expiresAt().isAfter(Instant.now().plus(Duration.ofDays(13))));
        assertTrue(asked.html().contains("/a/"), asked.html());
    }

    @Test
    void who_is_asked_in_place_of_another_gets_a_link_of_their_own() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.approvalAsked(story.declan)
                .happens(new ApprovalReassigned("approval", ApprovalKind.INITIAL, List.of(story.declan), story.zofia,
                        new Personal(story.maeve, "Declan is away."), Story.AMOUNT, 3));

        var asked = mail.eventually(to(story.zofia, "Please decide"));
        assertTrue(asked.text().contains("Amount: €190.68"), asked.text());
        var link = links.open(token(asked.text(), "/a/")).orElseThrow();
        assertEquals(story.zofia, link.person());
        assertEquals("approval", link.item());
        assertEquals(3, link.revision());
    }

    @Test
    void a_no_to_more_work_is_told_to_those_who_work_and_is_no_no_to_the_whole() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START).dispatched();
        story.happens(new ApprovalRequested("extra", ApprovalKind.EXTRA_WORK, Story.AMOUNT, List.of(story.declan), 3));
        var asked = mail.eventually(to(story.declan, "Please decide"));
        assertTrue(asked.text().contains("there is more to do than was agreed on") && asked.text().contains("On top: €190.68"),
                asked.text());
        story.happens(new ApprovalDenied("extra", ApprovalKind.EXTRA_WORK, new Personal(story.declan, "Too dear.")));

        var told = mail.eventually(to(story.zofia, "More work not agreed to"));
        assertTrue(
                told.text().contains("Nothing beyond what was agreed on before is to be done.") && told.text().contains("Why: Too dear."),
                told.text());
        eventuallyState(story, "M31", "SENT");
        assertEquals(List.of(), ledger(story.order).getList("items.findAll { it.rule == 'M06' }"));
    }

    @Test
    @Tag("C13")
    @Tag("C14")
    void who_is_offered_work_is_mailed_what_and_where_and_until_when_and_again_when_it_is_not_theirs_any_more() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.happens(new OfferSent("offer", story.zofia, 1, START.atZone(DUBLIN).toInstant(), List.of("No other job")));

        var asked = mail.eventually(to(story.zofia, "A job for you?"));
        assertTrue(asked.text().contains("/technician/jobs/" + story.order), asked.text());
        assertTrue(asked.text().contains("Where: 14 Orchard Terrace, Rathmines\n") && asked.text().contains(", 10:00\n"), asked.text());
        assertFalse((asked.text() + asked.html()).contains("Gate code"), "not before a visit is booked");
        eventuallyState(story, "M07", "SENT");
        story.happens(new OfferWithdrawn("offer", story.zofia, Withdrawal.RECALLED));
        var over = mail.eventually(to(story.zofia, "no longer yours"));
        assertFalse(over.text().contains("/technician/jobs/"), "there is nothing to see any more");
        assertEquals(List.of(),
                ledger(story.order).getList("items.findAll { it.recipientId == '" + story.maeve + "' && it.rule != 'M01' }"),
                "the customer hears of it when a time is booked");
    }

    @Test
    void when_a_time_of_a_plan_is_left_out_for_an_order_that_is_still_open_the_office_is_told() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        var office = "aoife-" + story.order;
        story.person(office, "Aoife Byrne", Story.address(office), "OFFICE");
        var plan = "plan-of-" + story.order;
        elsewhere.happens("plan", plan, new OccurrenceSkipped(2, LocalDate.of(2027, 4, 15), SkipCause.BY_HAND, null, null));
        elsewhere.happens("plan", plan, new OccurrenceSkipped(3, LocalDate.of(2027, 7, 15), SkipCause.PREVIOUS_OPEN, story.order, null));
        var told = mail.eventually(it -> it.to().equals(Story.address(office)) && it.subject().contains(story.number));
        assertTrue(told.text().contains("15 July") && told.text().contains("/office/plans/" + plan), told.text());
        assertEquals(List.of("M37"), ledger(story.order).getList("items.findAll { it.recipientId == '" + office + "' }.rule"),
                "who left one out by hand knows it");
    }

    @Test
    void when_nobody_takes_the_work_the_office_is_told() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        var office = "aoife-" + story.order;
        story.person(office, "Aoife Byrne", Story.address(office), "OFFICE");
        story.happens(new AssignmentExhausted(1, 4));
        var told = mail.eventually(it -> it.to().equals(Story.address(office)) && it.subject().contains(story.number));
        assertTrue(told.subject().startsWith("Nobody takes this work") && told.text().contains("/office/orders/" + story.order),
                told.text());
    }

    @Test
    @Tag("D60")
    @Tag("D21")
    @Tag("C19")
    void a_booked_visit_is_a_promise_in_the_customers_mail_and_a_job_in_the_technicians() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START);

        var booked = mail.eventually(to(story.maeve, "Zofia comes"));
        assertTrue(booked.subject().endsWith(", 10:00–12:00: Zofia comes (" + story.number + ")"), booked.subject());
        assertTrue(
                booked.text().contains("    10:00 – 12:00\n    Dublin time. Zofia arrives in this time; the visit takes about 1½ hours.\n"),
                booked.text());
        assertTrue(booked.text().contains("Who: Zofia Zielińska\n"), booked.text());
        assertTrue(booked.html().contains("Zofia Zielińska"), booked.html());
        assertTrue(booked.html().contains("10:00 – 12:00"), booked.html());
        assertTrue(booked.text().contains("We remind you the day before at 17:00."), booked.text());
        Files.writeString(Path.of("target/booked.html"), booked.html()); // to be looked at

        story.dispatched();
        var job = mail.eventually(to(story.zofia));
        assertTrue(job.text().contains("14 Orchard Terrace, Rathmines"), job.text());
        assertTrue(job.text().contains("Access: Gate code 4812"), job.text());
        assertTrue(job.text().contains("/technician/jobs/" + story.order), job.text());
        assertTrue(job.text().contains("openstreetmap.org"), job.text());
    }

    @Test
    @Tag("D62")
    @Tag("D63")
    @Tag("D64")
    void on_the_way_is_a_text_and_completion_and_invoice_bring_their_documents() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START);
        eventuallyState(story, "M10", "SENT");
        story.happens(new TravelStarted(story.visit, story.zofia, Instant.now().plusSeconds(1200)));
        var text = mail.eventually(it -> it.to().equals(story.texts()));
        assertTrue(text.text().startsWith("Alder & Sons: Zofia Zielińska is on the way to you, there at about "), text.text());
        assertEquals("", text.html(), "a text has no HTML");

        story.completed().document(DocumentKind.REPORT, file("report.pdf"));
        var done = mail.eventually(to(story.maeve, "The work is done"));
        assertTrue(done.text().contains("What we did: Recharged the expansion vessel."), done.text());
        assertArrayEquals(PDF, done.files().getFirst().content());
        assertTrue(done.files().getFirst().type().startsWith("application/pdf"), done.files().getFirst().type());

        story.invoiceSent(file("INV-2026-00007.pdf"));
        var invoice = mail.eventually(to(story.maeve, "Invoice INV-2026-00007"));
        assertTrue(invoice.text().contains("To pay: €190.68\nPay by: 15 December 2026\n"), invoice.text());
        assertEquals("INV-2026-00007.pdf", invoice.files().getFirst().name());
        var link = links.open(token(invoice.text(), "/pay/")).orElseThrow();
        assertEquals("pay", link.purpose());
        assertEquals(story.invoice, link.subject());
    }

    @Test
    void every_row_of_the_plan_leads_to_a_message() throws Exception {
        wallTimeIs(NOON); // no text waits for the end of the night
        var whole = new Story(elsewhere).withPeople().opened();
        whole.approvalAsked(whole.declan).document(DocumentKind.ORDER, file("order.pdf")).withVisit(START).dispatched();
        for (var rule : List.of("M01", "M03", "M05", "M10", "M11"))
            eventuallyState(whole, rule, "SENT");
        whole.happens(new VisitRescheduled(whole.visit, whole.site(), whole.at(START.plusHours(2)), whole.at(START), List.of(whole.zofia)));
        eventuallyState(whole, "M29", "SENT");
        wallTimeIs(START.toLocalDate().minusDays(1).atTime(17, 0, 30));
        eventuallyState(whole, "M12", "SENT");
        eventuallyState(whole, "M12T", "SENT");
        wallTimeIs(START.toLocalDate().atTime(7, 30, 30));
        eventuallyState(whole, "M13", "SENT");
        eventuallyState(whole, "M13T", "SENT");
        clock.reset();
        wallTimeIs(NOON);
        whole.happens(new TravelStarted(whole.visit, whole.zofia, null)).completed().document(DocumentKind.REPORT, file("report.pdf"));
        whole.invoiceSent(file("invoice.pdf")).invoiced(new InvoicePaid(whole.order, "INV-2026-00007", Story.AMOUNT));
        var denied = new Story(elsewhere).withPeople().opened();
        denied.happens(new ApprovalDenied("approval", ApprovalKind.INITIAL, new Personal(denied.declan, "Too dear.")));
        whole.happens(new ApprovalDenied("extra", ApprovalKind.EXTRA_WORK, new Personal(whole.declan, "Too dear.")));
        var offered = new Story(elsewhere).withPeople().opened();
        offered.person("aoife-" + offered.order, "Aoife Byrne", Story.address("aoife-" + offered.order), "OFFICE");
        var cancelled = new Story(elsewhere).withPeople().opened().withVisit(START.plusDays(1));
        eventuallyState(cancelled, "M10", "SENT");
        cancelled.happens(new VisitCancelled(cancelled.visit, List.of(cancelled.zofia), "order-cancelled", Instant.now()));
        cancelled.happens(new WorkOrderCancelled("SCHEDULED", new Personal(cancelled.maeve, "It works again.")));

        offered.happens(new OfferSent("offer", offered.zofia, 1, Instant.now().plusSeconds(86_400), List.of()))
                .happens(new OfferExpired("offer", offered.zofia)).happens(new AssignmentExhausted(1, 1));
        var asked = new Story(elsewhere).withPeople().opened();
        asked.approvalAsked(asked.declan)
                .happens(new ApprovalReminded("approval-" + asked.mark, ApprovalKind.INITIAL, 1, null, List.of(asked.declan), Story.AMOUNT,
                        3));
        eventuallyState(asked, "M30", "SENT");
        asked.happens(new ApprovalExpired("approval-" + asked.mark, ApprovalKind.INITIAL, List.of(asked.declan), Story.AMOUNT));
        var merged = new Story(elsewhere).withPeople().opened().withVisit(START.plusDays(2));
        eventuallyState(merged, "M10", "SENT");
        merged.happens(new VisitCancelled(merged.visit, List.of(merged.zofia), "order-merged", Instant.now()));
        merged.happens(new WorkOrderMerged("another", "WO-2026-000777"));

        var givenUp = new Story(elsewhere).withPeople().opened().withVisit(START.plusDays(3));
        eventuallyState(givenUp, "M10", "SENT");
        givenUp.happens(new VisitCancelled(givenUp.visit, List.of(givenUp.zofia), "on-hold", Instant.now()));

        var told = new Story(elsewhere).withPeople().opened().agreedTo().document(DocumentKind.OPENING, file("opening.pdf"))
                .withVisit(START);
        told.happens(new DelayReported(told.visit, told.zofia, new Personal(told.zofia, "Traffic."), Instant.now(), false));
        for (var reason : List.of(HoldReason.WAITING_PARTS, HoldReason.WAITING_VENDOR, HoldReason.WAITING_CUSTOMER))
            told.waits(reason, "Soon.");
        told.happens(new ApprovalGranted("extra", ApprovalKind.EXTRA_WORK, Story.AMOUNT, 4))
                .happens(new DocumentIssued("second", DocumentKind.ORDER, 2, 4, file("order-2.pdf")));
        for (var rule : List.of("M32", "M19", "M20"))
            eventuallyState(told, rule, "SENT");
        told.completed().happens(new WorkOrderReopened(2, new Personal(told.maeve, "It drips again."), true, List.of(), List.of()));

        var proposed = Stream.generate(() -> new Story(elsewhere).withPeople().opened()).limit(4).toList();
        for (var story : proposed)
            story.person("aoife-" + story.order, "Aoife Byrne", Story.address("aoife-" + story.order), "OFFICE");
        proposed.get(0).happens(new NoTimeFound(1, NoSlotReason.PAST));
        proposed.get(1).proposed(Confirmation.CUSTOMER, START);
        eventuallyState(proposed.get(1), "M27C", "SENT");
        proposed.get(2).proposed(Confirmation.CUSTOMER, START)
                .happens(new ProposalWithdrawn(proposed.get(2).visit, ProposalEnd.DECLINED, new Personal(proposed.get(2).maeve, "Later.")));
        proposed.get(3).proposed(Confirmation.OFFICE, START);
        eventuallyState(proposed.get(3), "M27", "SENT");
        proposed.get(3).happens(new ProposalWithdrawn(proposed.get(3).visit, ProposalEnd.LAPSED, null));

        elsewhere.happens("plan", "plan-of-" + offered.order,
                new OccurrenceSkipped(2, LocalDate.of(2027, 7, 15), SkipCause.PREVIOUS_OPEN, offered.order, null));

        var rows = plan.rows().stream().filter(row -> row.later() == null).map(row -> row.rule() + " " + row.medium())
                .collect(Collectors.toCollection(TreeSet::new));
        // Rows that are told some seconds later are told too, where this takes so long: what counts is that none is missing.
        var stories = Stream.concat(Stream.of(whole, denied, cancelled, givenUp, offered, asked, merged, told), proposed.stream()).toList();
        eventually("no row is left that was not sent", "[]"::equals, () -> {
            var missing = new TreeSet<>(rows);
            missing.removeAll(sent(stories));
            return missing.toString();
        });
        assertTrue(mail.eventually(to(denied.maeve, "Not approved")).text().contains("Why: Too dear."));
        assertTrue(mail.eventually(to(cancelled.zofia, "Cancelled")).text().contains("Nobody comes any more."), "the technician, too");
        assertTrue(mail.eventually(to(asked.declan, "Still to decide")).text().contains("/a/"), "with a link of their own");
        for (var person : List.of(asked.declan, asked.maeve))
            assertTrue(mail.eventually(to(person, "Not decided in time")).text().contains("It is a draft again"), person);
        for (var person : List.of(merged.maeve, merged.zofia))
            assertTrue(mail.eventually(to(person, "Goes on as WO-2026-000777")).text().contains("Goes on as: WO-2026-000777"), person);
        assertTrue(mail.eventually(to(told.maeve, "Work order opened")).text().contains("E-mail: " + Story.address(told.maeve)));
        var late = mail.eventually(to(told.maeve, "Zofia is late")).text();
        assertTrue(late.contains("Why: Traffic.") && !late.contains("arrives in this time"), late);
        assertTrue(mail.eventually(to(told.zofia, "More work agreed to")).text().contains("On top: €190.68"));
        assertEquals("order-2.pdf", mail.eventually(to(told.maeve, "The order has changed")).files().getFirst().name());
        assertTrue(mail.eventually(to(told.maeve, "Taken up again")).text().contains("Why: It drips again."));
        assertTrue(mail.eventually(to(whole.maeve, "Payment received")).text().contains("Paid: €190.68"));
        assertTrue(mail.eventually(to(whole.maeve, "12:00–14:00: Zofia comes")).text().contains("has been moved"));

        for (var story : List.of(whole, denied, cancelled, givenUp, merged, told)) {
            var toCustomers = mail.all(it -> it.subject().contains(story.number) && !it.to().startsWith(story.zofia));
            assertFalse(toCustomers.isEmpty());
            toCustomers.forEach(it -> assertFalse((it.text() + it.html()).contains("Gate code"), "a gate code in: " + it.subject()));
            toCustomers.forEach(it -> sameWords(it));
        }
    }

    /// Both consumers read at their own pace, and a rebuild holds up the views for minutes.
    @Test
    void who_was_to_come_hears_that_it_is_off_also_when_the_views_are_behind() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        eventuallyState(story, "M01", "SENT");
        var held = pool.getConnection().await().atMost(SOON);
        try {
            held.query("select pg_advisory_lock(7302028)").execute().await().atMost(SOON); // whose turn it is to write views
            story.withVisit(START).happens(new VisitCancelled(story.visit, List.of(story.zofia), "order-cancelled", Instant.now()))
                    .happens(new WorkOrderCancelled("SCHEDULED", new Personal(story.maeve, "It works again.")));
            eventually("the reactions have come to it", seen -> !seen.equals("0"), () -> String.valueOf(
                    count("select count(*) from inbox_stream where consumer = 'reactions' and stream = $1 and sequence >= 3",
                            "workorder/" + story.order)
                            + count("select count(*) from inbox_parked where consumer = 'reactions' and stream = $1",
                                    "workorder/" + story.order)));
        } finally {
            held.query("select pg_advisory_unlock_all()").execute().chain(held::close).await().atMost(SOON);
        }
        assertTrue(mail.eventually(to(story.zofia, "Cancelled")).text().contains("Nobody comes any more."));
    }

    @Test
    void who_was_replaced_long_before_does_not_hear_that_it_is_off() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START);
        var mateus = "mateus-" + story.order;
        story.person(mateus, "Mateus Silva", Story.address(mateus));
        story.happens(new VisitCancelled(story.visit, List.of(story.zofia), "customer", Instant.now()));
        var next = UUID.randomUUID().toString();
        story.happens(new VisitScheduled(next, story.site(), story.at(START.plusDays(1)), List.of(mateus)))
                .happens(new TravelStarted(next, mateus, null))
                .happens(new VisitNotDone(next, List.of(mateus), "order-cancelled", Instant.now()))
                .happens(new WorkOrderCancelled("EN_ROUTE", new Personal(story.maeve, "It works again.")));

        assertTrue(mail.eventually(to(mateus, "Cancelled")).text().contains("Nobody comes any more."), "they are on their way");
        mail.eventually(to(story.maeve, "Cancelled"));
        assertEquals(List.of(),
                ledger(story.order).getList("items.findAll { it.rule == 'M28' && it.recipientId == '" + story.zofia + "' }"));
    }

    @Test
    void who_has_the_order_without_a_booking_hears_that_it_is_off_and_who_had_it_does_not() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        var mateus = "mateus-" + story.order;
        story.person(mateus, "Mateus Silva", Story.address(mateus));
        story.happens(new WorkOrderAssigned(story.zofia, null)).happens(new WorkOrderAssigned(mateus, story.zofia))
                .happens(new WorkOrderCancelled("READY", new Personal(story.maeve, "It works again.")));
        mail.eventually(to(mateus, "Cancelled"));
        mail.eventually(to(story.maeve, "Cancelled"));
        assertEquals(List.of(),
                ledger(story.order).getList("items.findAll { it.rule == 'M28' && it.recipientId == '" + story.zofia + "' }"));
    }

    @Test
    void of_a_visit_that_nobody_booked_no_reminder_is_set_and_its_technician_hears_that_the_order_is_off() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.happens(new VisitOpened(story.visit, story.site(), story.at(START.plusDays(3)), List.of(story.zofia)))
                .happens(new VisitNotDone(story.visit, List.of(story.zofia), "order-cancelled", Instant.now()))
                .happens(new WorkOrderCancelled("ARRIVED", new Personal(story.maeve, "It works again.")));
        mail.eventually(to(story.zofia, "Cancelled"));
        assertEquals("0", String.valueOf(count("select count(*) from timer where key like 'visit:' || $1 || ':%'", story.visit)));
    }

    private TreeSet<String> sent(List<Story> stories) {
        var sent = new TreeSet<String>();
        for (var story : stories) {
            List<Map<String, Object>> items = ledger(story.order).getList("items");
            items.stream().filter(it -> "SENT".equals(it.get("state"))).forEach(it -> sent.add(it.get("rule") + " " + it.get("medium")));
        }
        return sent;
    }

    /// Every word of the text stands in the HTML.
    private static void sameWords(MailRoom.Mail it) {
        if (it.html().isEmpty())
            return;
        var html = it.html().replaceAll("<[^>]*>", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&quot;", "\"");
        for (var word : it.text().replaceAll("https?://\\S+", "").replaceAll("(?m)^(\\S[^:\n]{0,30}):", "$1 ").split("\\s+"))
            if (!word.equals("--"))
                assertTrue(html.contains(word), it.subject() + ": '" + word + "' is missing in the HTML");
    }

    private static String token(String text, String path) {
        var found = Pattern.compile("http\\S+" + Pattern.quote(path) + "([A-Za-z0-9_-]+)").matcher(text);
        assertTrue(found.find(), text);
        return found.group(1);
    }

    static Predicate<MailRoom.Mail> to(String person) {
        return it -> it.to().equals(Story.address(person));
    }

    static Predicate<MailRoom.Mail> to(String person, String subject) {
        return it -> it.to().equals(Story.address(person)) && it.subject().contains(subject);
    }
}
