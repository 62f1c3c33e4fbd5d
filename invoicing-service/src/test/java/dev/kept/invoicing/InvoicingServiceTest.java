package dev.kept.invoicing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.Personal;
import dev.kept.runtime.access.Callers.LinkClaim;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// The service as others meet it: over HTTP and through topics.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class InvoicingServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String GOOD_CARD = "{\"method\":\"CARD\",\"card\":\"4242 4242 4242 4242\"}";
    private static Elsewhere elsewhere;
    @Inject
    BlobStore blobs;
    @Inject
    Till till;
    private final String accountant = People.bearer("niamh", Role.ACCOUNTANT);

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    @Tag("D49")
    @Tag("D50")
    @Tag("D52")
    void completed_work_is_an_invoice_with_labour_part_and_trip_by_itself() throws Exception {
        var work = new CompletedOrder(elsewhere).tellAll();
        var invoice = get("/invoices/" + drafted(work));

        assertEquals("DRAFT", invoice.jsonPath().getString("status"));
        assertEquals(List.of("LABOUR", "PART", "TRIP_CHARGE"), invoice.jsonPath().getList("lines.kind"));
        assertEquals(List.of("Labour, Boiler repair", "Expansion vessel, 8 l", "Call-out"), invoice.jsonPath().getList("lines.text"));
        assertEquals(List.of(12_600, 10_500, 3_200), invoice.jsonPath().getList("lines.net.minor"), "1¾ h at 72, 2 at 42 + 25 %, 1 trip");
        assertEquals(26_300 + 1_701 + 1_418 + 432, invoice.jsonPath().getInt("totals.gross.minor"));
        assertEquals("approve", invoice.jsonPath().getString("allowed[0].command"));
    }

    @Test
    @Tag("E12")
    void hours_that_somebody_judged_are_billed_in_place_of_those_that_were_worked() throws Exception {
        var work = new CompletedOrder(elsewhere);
        work.tellDirectory();
        work.tellPart();
        work.tellOrder(Duration.ofMinutes(60));
        work.tellReadyToBill();
        var invoice = get("/invoices/" + drafted(work));
        assertEquals(List.of(7_200, 10_500, 3_200), invoice.jsonPath().getList("lines.net.minor"), "1 h of 95 minutes at 72");
    }

    @Test
    void what_arrives_in_another_order_or_twice_is_one_invoice_all_the_same() throws Exception {
        var work = new CompletedOrder(elsewhere);
        work.tellOrder();
        work.tellReadyToBill();
        work.tellReadyToBill();
        work.tellPart();
        work.tellDirectory();
        var id = drafted(work);
        eventually("/invoices?order=" + work.order, list -> list.jsonPath().getList("items").size() == 1);
        assertEquals(0, get("/invoices/" + id).jsonPath().getInt("version"));
    }

    @Test
    @Tag("D53")
    @Tag("D55")
    @Tag("D56")
    void it_is_approved_then_sent_with_a_number_and_a_document() throws Exception {
        var work = new CompletedOrder(elsewhere).tellAll();
        var id = drafted(work);
        var early = post("/invoices/" + id + "/send", "{}");
        assertEquals(409, early.statusCode());
        assertEquals("approve", early.jsonPath().getString("missing[0].command"));
        assertEquals(200, post("/invoices/" + id + "/approve", "{}").statusCode());
        assertEquals(200, post("/invoices/" + id + "/send", "{}").statusCode());

        var sent = eventually("/invoices/" + id, answer -> "SENT".equals(answer.jsonPath().getString("status")));
        assertTrue(sent.jsonPath().getString("number").matches("INV-\\d{4}-\\d{5}"), sent.asString());
        var bytes = blobs.get(People.TENANT, sent.jsonPath().getString("file.sha256")).await().atMost(SOON);
        Files.write(Path.of("target/invoice-of-the-service.pdf"), bytes); // to be looked at
        var text = new PdfTextExtractor(new PdfReader(bytes)).getTextFromPage(1).replaceAll("\\s+", " ");
        for (var expected : List.of("Alder Home Services", sent.jsonPath().getString("number"), work.number, "€298.51", "Maeve Brennan"))
            assertTrue(text.contains(expected), expected + " in " + text);
        assertFalse(text.contains("Gate code"), "no gate code");
        eventually("/invoices?order=" + work.order, list -> "SENT".equals(list.jsonPath().getString("items[0].status")));
    }

    @Test
    @Tag("D57")
    void the_link_pays_it_once_and_a_declined_card_pays_nothing() throws Exception {
        var work = new CompletedOrder(elsewhere).tellAll();
        var id = sent(work);
        var link = link(id);
        var declined = post(link, "/invoices/" + id + "/pay", "{\"method\":\"CARD\",\"card\":\"4000000000000002\"}", key());
        assertEquals(409, declined.statusCode());
        assertEquals("payment-declined", declined.jsonPath().getString("code"));
        assertEquals("SENT", get("/invoices/" + id).jsonPath().getString("status"));

        var key = key();
        var answers = together(8, () -> post(link, "/invoices/" + id + "/pay", GOOD_CARD, key));
        assertEquals(Set.of(200), answers, "the same payment, sent eight times");
        var paid = get("/invoices/" + id);
        assertEquals("PAID", paid.jsonPath().getString("status"));
        assertEquals(0, paid.jsonPath().getInt("open.minor"));
        assertEquals(6, paid.jsonPath().getInt("version"), "drafted, approved, issued, document, sent, received, paid");
        assertEquals(409, post(link, "/invoices/" + id + "/pay", GOOD_CARD, key()).statusCode());
        eventually("/invoices?order=" + work.order, list -> list.jsonPath().getInt("items[0].paid.minor") == 29_851);
    }

    @Test
    void money_that_was_given_back_pays_nothing_the_repetition_charges_anew() throws Exception {
        var id = sent(new CompletedOrder(elsewhere).tellAll());
        var link = link(id);
        var key = key();
        var body = "{\"method\":\"CARD\",\"card\":\"" + Till.ANSWER_LOST + "\"}";
        assertEquals(500, post(link, "/invoices/" + id + "/pay", body, key).statusCode(), "the provider took it, its answer was lost");
        till.giveBack(till.unheard()).await().atMost(SOON);
        assertEquals(0, till.held(Till.ANSWER_LOST));

        for (int i = 0; i < 2; i++)
            assertEquals(200, post(link, "/invoices/" + id + "/pay", body, key).statusCode());
        assertEquals("PAID", get("/invoices/" + id).jsonPath().getString("status"));
        assertEquals(29_851, till.held(Till.ANSWER_LOST), "what the invoice says is there");
    }

    /// A hash over a card's number is soon tried out: of the number, only its end is in what is kept to know a repetition.
    @Test
    void of_a_card_only_the_last_four_digits_are_in_the_hash_that_is_kept() throws Exception {
        var id = sent(new CompletedOrder(elsewhere).tellAll());
        var link = link(id);
        var key = key();
        assertEquals(200, post(link, "/invoices/" + id + "/pay", GOOD_CARD, key).statusCode());
        assertEquals(200, post(link, "/invoices/" + id + "/pay", GOOD_CARD.replace("4242 4242 4242", "5105 1051 0510"), key).statusCode());
        assertEquals(422, post(link, "/invoices/" + id + "/pay", GOOD_CARD.replace("4242\"", "4343\""), key).statusCode());
    }

    @Test
    void of_many_payments_at_once_one_counts() throws Exception {
        var id = sent(new CompletedOrder(elsewhere).tellAll());
        var link = link(id);
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var payers = IntStream.range(0, 8).<Callable<Integer>>mapToObj(_ -> () -> post(link, "/invoices/" + id + "/pay", GOOD_CARD,
                    key()).statusCode()).toList();
            for (var answer : threads.invokeAll(payers))
                answers.add(answer.get());
        }
        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers.toString());
        assertEquals(7, answers.stream().filter(status -> status == 409).count(), answers.toString());
    }

    @Test
    void numbers_have_no_gaps_whoever_sends_at_the_same_time() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            var id = drafted(new CompletedOrder(elsewhere).tellAll());
            assertEquals(200, post("/invoices/" + id + "/approve", "{}").statusCode());
            ids.add(id);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var senders = ids.stream().<Callable<Integer>>map(id -> () -> {
                post("/invoices/" + id + "/send", "{}"); // the second of each is refused and draws no number
                return post("/invoices/" + id + "/send", "{}").statusCode();
            }).toList();
            for (var answer : threads.invokeAll(senders))
                assertEquals(409, answer.get());
        }
        var numbers = new ArrayList<Integer>();
        for (var id : ids)
            numbers.add(Integer.valueOf(get("/invoices/" + id).jsonPath().getString("number").substring(9)));
        numbers.sort(null);
        assertEquals(IntStream.rangeClosed(numbers.getFirst(), numbers.getFirst() + 5).boxed().toList(), numbers);
    }

    @Test
    void who_may_see_and_do_what() throws Exception {
        var work = new CompletedOrder(elsewhere).tellAll();
        var id = drafted(work);
        var maeve = People.customer("maeve", work.customer);
        assertEquals(404, get(maeve, "/invoices/" + id).statusCode(), "a customer does not even learn of a draft");
        assertEquals(List.of(), get(maeve, "/invoices?order=" + work.order).jsonPath().getList("items"));
        assertEquals(404, get(People.customer("eve", "other"), "/invoices/" + id).statusCode());
        assertEquals(404, get(People.bearer("tomasz", Role.TECHNICIAN), "/invoices/" + id).statusCode());
        assertEquals(403, get(People.bearer("tomasz", Role.TECHNICIAN), "/invoices").statusCode());
        assertEquals(404, get(link(UUID.randomUUID().toString()), "/invoices/" + id).statusCode(), "another invoice's link");
        assertEquals(401, given().get("/invoices").statusCode());
        assertEquals(403, post(accountant, "/invoices/" + sent(id) + "/pay", GOOD_CARD, key()).statusCode());
        assertEquals(200, get(maeve, "/invoices/" + id).statusCode());
        assertEquals(1, get(maeve, "/invoices?order=" + work.order).jsonPath().getList("items").size());
        assertEquals(403, post(link(id), "/invoices/" + id + "/approve", "{}", key()).statusCode());
        assertEquals(400, post(link(id), "/invoices/" + id + "/pay", "{\"method\":\"CARD\",\"card\":\"12\"}", key()).statusCode());
    }

    @Test
    @Tag("D49")
    void work_for_a_customer_who_was_written_down_twice_is_billed_to_the_one_that_stays() throws Exception {
        var stays = new CompletedOrder(elsewhere);
        var work = new CompletedOrder(elsewhere);
        var before = new CompletedOrder(elsewhere);
        stays.tellDirectory();
        work.tellDirectory();
        elsewhere.happens("customer", stays.customer, new CustomerRegistered(new Personal("nora", "The Brennans"), "nora",
                new Personal("nora", "PO Box 7, Dublin 6"), null, null));
        get("/invoices?after=" + elsewhere.happens("customer", work.customer, new CustomerMerged(stays.customer)));
        work.tellPart();
        work.tellOrder();
        work.tellReadyToBill();
        before.tellAll();
        var id = drafted(work);
        var draft = get("/invoices/" + id).jsonPath();
        assertEquals(List.of(stays.customer, "nora"), List.of(draft.getString("customerId"), draft.getString("recipientId")));
        var file = get("/invoices/" + sent(id)).jsonPath().getString("file.sha256");
        var shown = new PdfTextExtractor(new PdfReader(blobs.get(People.TENANT, file).await().atMost(SOON))).getTextFromPage(1);
        assertTrue(shown.contains("The Brennans") && shown.contains("PO Box 7"), shown);

        var said = sent(before);
        elsewhere.happens("customer", before.customer, new CustomerMerged(stays.customer));
        var theirs = People.bearer(new Tokens.Holder(People.TENANT, "nora", "Nora", Set.of(Role.CUSTOMER), stays.customer,
                Set.of(before.customer), null, null));
        assertEquals(before.customer, get(theirs, "/invoices/" + said).jsonPath().getString("customerId"), "it stays as it was said");
        assertEquals(Set.of(id, said), Set.copyOf(get(theirs, "/invoices").jsonPath().getList("items.id")));
        var others = People.customer("nora", stays.customer);
        assertEquals(404, get(others, "/invoices/" + said).statusCode(), "until they sign in again");
    }

    @Test
    void it_is_healthy_and_its_views_equal_their_rebuild() throws Exception {
        elsewhere.happens("customer", UUID.randomUUID().toString(), new CustomerMerged("stays"));
        drafted(new CompletedOrder(elsewhere).tellAll());
        assertEquals(200, given().get("/q/health/ready").statusCode());
        var checked = given().header("Authorization", People.bearer("sean", Role.OPERATOR)).post("/kept/rebuild-check");
        assertEquals(200, checked.statusCode(), checked.asString());
        assertEquals(Set.of(0), new HashSet<>(checked.jsonPath().getList("items.differing")), checked.asString());
        assertTrue(checked.jsonPath().getInt("items.find { it.view == 'invoice' }.rows") > 0, checked.asString());
    }

    private String drafted(CompletedOrder work) throws InterruptedException {
        return eventually("/invoices?order=" + work.order, list -> list.jsonPath().getList("items").size() == 1).jsonPath()
                .getString("items[0].id");
    }

    private String sent(CompletedOrder work) throws InterruptedException {
        return sent(drafted(work));
    }

    private String sent(String id) throws InterruptedException {
        assertEquals(200, post("/invoices/" + id + "/approve", "{}").statusCode());
        assertEquals(200, post("/invoices/" + id + "/send", "{}").statusCode());
        eventually("/invoices/" + id, answer -> "SENT".equals(answer.jsonPath().getString("status")));
        eventually("/invoices?limit=200&status=SENT", answer -> answer.asString().contains(id));
        return id;
    }

    private static String link(String invoice) {
        return People.bearer(new Tokens.Holder(People.TENANT, "maeve", "Maeve", Set.of(Role.LINK), null, null,
                new LinkClaim("pay", invoice, "order", 0)));
    }

    private static Set<Integer> together(int times, Callable<Response> ask) throws Exception {
        var answers = new HashSet<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(times, ask)))
                answers.add(answer.get().statusCode());
        }
        return answers;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Response get(String path) {
        return get(accountant, path);
    }

    private static Response get(String bearer, String path) {
        return given().header("Authorization", bearer).get(path);
    }

    private Response post(String path, String body) {
        return post(accountant, path, body, key());
    }

    private static Response post(String bearer, String path, String body, String key) {
        return given().header("Authorization", bearer).header("Idempotency-Key", key).contentType(ContentType.JSON)
                .body(body.getBytes(StandardCharsets.UTF_8)).post(path);
    }

    /// Asks again, for a bounded time, until the answer is as hoped for.
    private Response eventually(String path, Predicate<Response> hope) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (true) {
            var answer = get(path);
            if (answer.statusCode() == 200 && hope.test(answer))
                return answer;
            if (System.nanoTime() > end)
                throw new AssertionError("Not within " + SOON + ": " + path + " says " + answer.statusCode() + " " + answer.asString());
            Thread.sleep(50);
        }
    }
}
