package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.BRENNANS;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.FileRef;
import dev.kept.events.Personal;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.FileAttached;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.OrderLinked;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.events.WorkOrderEvent.WarrantyFlagged;
import dev.kept.workorder.domain.WorkOrderCommand.AttachFile;
import dev.kept.workorder.domain.WorkOrderCommand.FlagWarranty;
import dev.kept.workorder.domain.WorkOrderCommand.LinkOrder;
import dev.kept.workorder.domain.WorkOrderCommand.UsePart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FilingTest {
    private static final LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);

    @Test
    void an_order_is_tied_to_another_of_the_same_customer_once_for_each_kind_of_tie() {
        var tied = Life.ready().when(AOIFE, Samples.link()).thenFact(new OrderLinked("order-0", "WO-2026-000000", LinkKind.CALLBACK));
        tied.when(TOMASZ, Samples.link()).thenRefused(Kind.NOT_FOUND, "not-found");
        tied.when(MAEVE, Samples.link()).then();
        tied.when(AOIFE, new LinkOrder(other("order-0"), LinkKind.RELATED)).then(OrderLinked.class);
    }

    @Test
    void not_to_itself_nor_to_anothers_nor_by_a_tie_that_is_not_a_persons_to_claim() {
        var ready = Life.ready();
        ready.when(AOIFE, new LinkOrder(null, LinkKind.RELATED)).thenRefused("unknown-order");
        ready.when(AOIFE, new LinkOrder(new Known.Other("o", "WO", BRENNANS, true, true, false), LinkKind.RELATED))
                .thenRefused("same-order");
        ready.when(AOIFE, new LinkOrder(new Known.Other("o", "WO", "others", false, true, false), LinkKind.RELATED))
                .thenRefused("other-customer");
        for (var kind : List.of(LinkKind.DUPLICATE, LinkKind.FOLLOW_UP))
            ready.when(AOIFE, new LinkOrder(other("order-0"), kind)).thenRefused("bad-kind");
        Life.cancelled().when(AOIFE, Samples.link()).thenRefused("order-closed");
        Life.completed().when(AOIFE, Samples.link()).then(OrderLinked.class);
    }

    @Test
    void ties_files_and_words_on_a_warranty_have_their_bounds() {
        var full = Life.ready();
        IntStream.range(0, Limits.MOST_TIES).forEach(n -> full.given(AOIFE, new LinkOrder(other("order-" + n), LinkKind.RELATED)));
        full.when(AOIFE, new LinkOrder(other("one-more"), LinkKind.RELATED)).thenRefused("too-many-ties");
        IntStream.range(0, Limits.MOST_FILES).forEach(n -> full.given(MAEVE, new AttachFile(paper(n))));
        full.when(MAEVE, new AttachFile(paper(Limits.MOST_FILES))).thenRefused("too-many-files");
        IntStream.range(0, Limits.MOST_WARRANTIES).forEach(n -> full.given(AOIFE, Samples.warranty(n % 2 == 0)));
        full.when(AOIFE, Samples.warranty(true)).thenRefused("too-many-words-on-its-warranty");
    }

    @Test
    void a_file_is_attached_once_by_those_who_take_part() {
        Life.dispatched().when(MAEVE, Samples.manual()).thenFact(new FileAttached(Samples.manual().file())).when(TOMASZ, Samples.manual())
                .then();
        Life.cancelled().when(MAEVE, Samples.manual()).thenRefused("order-closed");
    }

    @Test
    @Tag("D80")
    void whether_a_warranty_pays_is_said_with_what_covers_it_and_the_last_word_holds() {
        var flagged = Life.dispatched().when(TOMASZ, Samples.warranty(true))
                .thenFact(new WarrantyFlagged(true, new Personal("maeve", "The maker's, for the boiler."), LEAP_DAY));
        flagged.when(AOIFE, Samples.warranty(true)).then();
        flagged.when(AOIFE, Samples.warranty(false)).then(WarrantyFlagged.class);
        assertEquals(List.of(true, false), flagged.order().papers().warranties().stream().map(WarrantyFlagged::covered).toList());
        flagged.when(AOIFE, Samples.warranty(true)).then(WarrantyFlagged.class);
    }

    @Test
    void what_makes_no_sense_of_a_warranty_is_refused_in_words() {
        var dispatched = Life.dispatched();
        dispatched.when(AOIFE, new FlagWarranty(true, " ", null)).thenRefused("missing-text");
        dispatched.when(AOIFE, new FlagWarranty(true, "x".repeat(Limits.LONGEST_REASON + 1), null)).thenRefused("too-long");
        dispatched.when(AOIFE, new FlagWarranty(false, "Past it.", LEAP_DAY)).thenRefused("bad-until");
        Life.cancelled().when(AOIFE, Samples.warranty(true)).thenRefused("order-closed");
    }

    @Test
    @Tag("D80")
    void a_part_keeps_its_number_and_how_long_its_maker_stands_for_it() {
        var vessel = new UsePart("line-1", "vessel", pieces(1), null, "pcs", "SN-4711", LEAP_DAY);
        var used = Life.inProgress().when(TOMASZ, vessel)
                .thenFact(new PartUsed("line-1", "vessel", pieces(1), "van-tomasz", "visit-1", false, "SN-4711", LEAP_DAY));
        used.when(TOMASZ, vessel).then();
        used.when(TOMASZ, new UsePart("line-1", "vessel", pieces(1), null, "pcs", "SN-4712", LEAP_DAY)).thenRefused("id-taken");
        used.when(TOMASZ, new UsePart("line-1", "vessel", pieces(1), null, "pcs", "SN-4711", null)).thenRefused("id-taken");
        used.when(TOMASZ, new UsePart("line-2", "vessel", pieces(2), null, "pcs", "SN-4712", null)).thenRefused("bad-serial");
        used.when(TOMASZ, new UsePart("line-2", "vessel", pieces(1), null, "pcs", "9".repeat(101), null)).thenRefused("too-long");
    }

    private static Quantity pieces(int count) {
        return new Quantity(BigDecimal.valueOf(count), "pcs");
    }

    private static Known.Other other(String id) {
        return new Known.Other(id, "WO-2026-000000", BRENNANS, false, true, false);
    }

    private static FileRef paper(int n) {
        return new FileRef("%064d".formatted(n), "application/pdf", 1, "paper.pdf", "Paper");
    }
}
