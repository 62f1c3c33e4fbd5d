package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.RunningSystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every page, with what it shows in the middle of the day: usable by everybody, in both themes, from 320 px to a desk.
@ExtendWith(Chromium.Needed.class)
@Timeout(180)
class EveryPageTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);
    private static final String ASKED = STAGE.asked();
    private static final String UNDER_WAY = STAGE.underWay();
    private static final String BILLED = STAGE.billed();
    private static final Map<String, Window> WINDOWS = new LinkedHashMap<>();

    /// @param ready what is there when the page has its content
    private record Sight(String who, String path, String ready) {}

    private static List<Sight> sights() {
        var invoice = STAGE.invoiceOf(BILLED);
        var sign = STAGE.sign();
        return List.of(new Sight("", "/", ".ups li"), new Sight("", "/sign-in", "#password"),
                new Sight("", Letters.link(KEPT, "/a/", STAGE.numberOf(ASKED)), ".ask"),
                new Sight("", Letters.link(KEPT, "/pay/", STAGE.numberOf(BILLED)), "#card"),
                new Sight("", STAGE.linkOf(sign), "#description"), new Sight("", "/ask/nothing", ".empty"),
                new Sight("OFFICE", "/office/signs/" + sign, ".sign img"),
                new Sight("CUSTOMER", "/portal", ".order-row"), new Sight("CUSTOMER", "/portal/new", "#description"),
                new Sight("CUSTOMER", "/portal/away", "#away-to"), new Sight("OFFICE", "/office/plans", "h1"),
                new Sight("TECHNICIAN", "/technician/new", "#site"),
                new Sight("OFFICE", "/office/plans/new", "#customer"),
                new Sight("CUSTOMER", "/portal/orders/" + BILLED, ".thread .fact"),
                new Sight("CUSTOMER", "/portal/orders/" + UNDER_WAY, ".promise"),
                new Sight("CUSTOMER", "/portal/invoices/" + invoice, "#card"), new Sight("CUSTOMER", "/portal/nowhere", ".empty"),
                new Sight("OFFICE", "/office", "tbody tr"), new Sight("OFFICE", "/office/orders/" + ASKED, ".ask"),
                new Sight("OFFICE", "/office/orders/" + BILLED, ".thread .fact"),
                new Sight("OFFICE", "/office/orders/" + BILLED + "?at=" + STAGE.momentOf(BILLED, "workorder.visit-scheduled"),
                        ".differences"),
                new Sight("OFFICE", "/office/orders/" + UNDER_WAY + "/visit", ".slot"),
                new Sight("OFFICE", "/office/orders/new", "#description"), new Sight("OFFICE", "/office/customers", "tbody tr"),
                new Sight("OFFICE", "/office/customers/" + STAGE.customerOf(BILLED), ".record li"),
                new Sight("OFFICE", "/office/customers/import", "#rows"),
                new Sight("OFFICE", "/office/customers/" + STAGE.customerOf(BILLED) + "/merge?with=" + STAGE.doubled(), "[name=stays]"),
                new Sight("OFFICE", "/office/board", ".lane"), new Sight("OFFICE", "/office/invoices", "tbody tr"),
                new Sight("OFFICE", "/office/invoices/" + invoice, ".lines tbody tr"), new Sight("OFFICE", "/office/stock", "tbody tr"),
                new Sight("OFFICE", "/office/kinds-of-work", "tbody tr"), new Sight("OFFICE", "/office/technicians", "li.card"),
                new Sight("OFFICE", "/office/policies", "tbody tr"),
                new Sight("OFFICE", "/office/policies/home-service", ".written"),
                new Sight("TECHNICIAN", "/technician", ".job"),
                new Sight("TECHNICIAN", "/technician/jobs/" + UNDER_WAY, "kept-signature canvas"),
                new Sight("TECHNICIAN", "/technician/saved", ".empty"), new Sight("OPERATOR", "/console", "kept-facts tbody tr"),
                new Sight("", Letters.inbox(KEPT), "li a"), new Sight("", Letters.mailWithFile(KEPT), "iframe"));
    }

    @TestFactory
    Stream<DynamicTest> every_page_can_be_used_by_everybody_in_both_themes_and_widths() {
        return sights().stream().map(sight -> DynamicTest.dynamicTest(sight.path().replaceAll("[0-9A-Za-z_.~-]{30,}", "…"), () -> {
            var window = WINDOWS.computeIfAbsent(sight.who(), EveryPageTest::window);
            window.page().setViewportSize(1440, 900);
            window.open(sight.path());
            assertThat(window.find(sight.ready()).first()).isVisible();
            assertEquals(List.of(), Audit.of(window.page()));
            window.hadNoTrouble();
        }));
    }

    @Test
    void the_audit_finds_what_is_planted() {
        try (var window = Window.desk(KEPT)) {
            window.open("/sign-in").page().evaluate("""
                    document.querySelector('main').insertAdjacentHTML('beforeend',
                        '<p style="color: #bbb; background: #fff; width: 2000px">Hardly to be read, and far too wide</p>')""");
            var findings = Audit.of(window.page()).toString();
            assertTrue(findings.contains("color-contrast"), findings);
            assertTrue(findings.contains("scrolls sideways"), findings);
        }
    }

    @AfterAll
    static void the_windows_are_closed() {
        WINDOWS.values().forEach(Window::close);
    }

    private static Window window(String who) {
        return who.isEmpty() ? Window.desk(KEPT) : Window.desk(KEPT).as(who);
    }
}
