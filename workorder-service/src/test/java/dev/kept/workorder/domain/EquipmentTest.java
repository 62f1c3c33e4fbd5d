package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.EquipmentNamed;
import dev.kept.events.WorkOrderEvent.Piece;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.events.WorkOrderEvent.WarrantyFlagged;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.workorder.domain.Known.Asset;
import dev.kept.workorder.domain.WorkOrderCommand.NameEquipment;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class EquipmentTest {
    /// The day on which every life here happens.
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final EquipmentNamed THE_BOILER = new EquipmentNamed(List.of(new Piece("boiler", "Boiler")));

    @Test
    void what_an_order_is_about_is_said_whole_and_once() {
        var named = Life.ready().when(MAEVE, Samples.equipment(Samples.boiler(null))).thenFact(THE_BOILER);
        named.when(AOIFE, Samples.equipment(Samples.boiler(null))).then();
        named.when(AOIFE, Samples.equipment(pump(null), Samples.boiler(null))).then(EquipmentNamed.class);
        assertEquals(List.of("pump", "boiler"), named.order().papers().equipment());
        named.when(AOIFE, Samples.equipment()).thenFact(new EquipmentNamed(List.of()));
        assertEquals(List.of(), named.order().papers().equipment());
        Life.cancelled().when(AOIFE, Samples.equipment(Samples.boiler(null))).thenRefused("order-closed");
    }

    @Test
    @Tag("D14")
    void whose_maker_still_stands_for_it_is_noted_by_itself_with_the_day_that_was_compared() {
        var life = Life.dispatched().when(TOMASZ, Samples.equipment(Samples.boiler(TODAY))).then(EquipmentNamed.class,
                WarrantyFlagged.class);
        assertEquals(new WarrantyFlagged(true, new Personal("maeve", "The maker stands for Boiler."), TODAY),
                life.fact(WarrantyFlagged.class));
        life.thenWhy(WarrantyFlagged.class, "equipment.warrantyUntil",
                "It is Monday 2 March 2026, and the maker stands for Boiler until Monday 2 March 2026");
    }

    @Test
    void a_warranty_that_ended_yesterday_or_is_not_known_says_nothing() {
        Life.dispatched().when(TOMASZ, Samples.equipment(Samples.boiler(TODAY.minusDays(1)))).then(EquipmentNamed.class);
        Life.dispatched().when(TOMASZ, Samples.equipment(Samples.boiler(null))).then(EquipmentNamed.class);
    }

    @Test
    void of_several_the_day_that_comes_first_holds() {
        var life = Life.dispatched().when(TOMASZ, Samples.equipment(Samples.boiler(TODAY.plusYears(1)), pump(TODAY.plusDays(3)), valve()))
                .then(EquipmentNamed.class, WarrantyFlagged.class);
        assertEquals(TODAY.plusDays(3), life.fact(WarrantyFlagged.class).until());
        assertEquals("The maker stands for Pump, Boiler.",
                life.fact(WarrantyFlagged.class).words().text());
    }

    @Test
    void what_a_person_said_of_a_warranty_is_not_overruled() {
        Life.dispatched().given(AOIFE, Samples.warranty(false)).when(TOMASZ, Samples.equipment(Samples.boiler(TODAY)))
                .then(EquipmentNamed.class);
    }

    @Test
    void an_order_is_opened_about_it() {
        var life = Life.nothing().when(MAEVE, about(Samples.equipment(Samples.boiler(TODAY)).equipment())).then(WorkOrderOpened.class,
                EquipmentNamed.class, WarrantyFlagged.class, WorkOrderSubmitted.class, ApprovalRequested.class);
        assertEquals(THE_BOILER, life.fact(EquipmentNamed.class));
    }

    @Test
    void what_is_not_there_or_stands_elsewhere_is_refused_and_nothing_is_opened() {
        var unknown = new Known.Equipment(List.of("boiler"), List.of());
        var elsewhere = Samples.equipment(new Asset("heat-pump", "cottage", "Heat pump", null)).equipment();
        for (var wrong : List.of(unknown, elsewhere)) {
            Life.ready().when(AOIFE, new NameEquipment(wrong)).thenRefused(Kind.INVALID, "unknown-equipment");
            Life.nothing().when(MAEVE, about(wrong)).thenRefused(Kind.INVALID, "unknown-equipment");
        }
        var many = IntStream.rangeClosed(0, Limits.MOST_ASSETS)
                .mapToObj(n -> new Asset("asset-" + n, Samples.SITE.siteId(), "Radiator " + n, null)).toArray(Asset[]::new);
        Life.ready().when(AOIFE, Samples.equipment(many)).thenRefused(Kind.INVALID, "too-much-equipment");
    }

    @Test
    void at_another_place_nothing_is_named_yet() {
        var life = Life.drafted().given(MAEVE, Samples.equipment(Samples.boiler(null))).when(AOIFE, Samples.elsewhere())
                .then(SiteChanged.class);
        assertEquals(List.of(), life.order().papers().equipment());
    }

    private static OpenOrder about(Known.Equipment equipment) {
        var it = Samples.open();
        return new OpenOrder(it.number(), it.policy(), null, it.approvalId(), it.description(), it.priority(), it.asap(), it.availability(),
                it.items(), it.attachments(), it.estimate(), it.known(), null, null, equipment);
    }

    private static Asset pump(@Nullable LocalDate warrantyUntil) {
        return new Asset("pump", Samples.SITE.siteId(), "Pump", warrantyUntil);
    }

    private static Asset valve() {
        return new Asset("valve", Samples.SITE.siteId(), "Valve", TODAY.minusYears(1));
    }
}
