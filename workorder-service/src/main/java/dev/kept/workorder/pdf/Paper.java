package dev.kept.workorder.pdf;

import dev.kept.workorder.domain.Words;
import dev.kept.runtime.paper.Print;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Surroundings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// What stands at the head of every document of an order, in words; what the template `paper.html` prints. No way in stands on it: paper
/// is left lying about.
///
/// @param kind `Work order` or `Service report`
/// @param document short id of the document: a file cannot print its own hash
record Paper(String kind, String tenantName, String contact, String number, int edition, String issued, String title, String about,
        String customer, List<String> billTo, List<String> place, String asked, String askedWhen, String document) {
    private static final int LONGEST_TITLE = 80;

    static Paper of(String kind, OrderReading order, Surroundings around, Edition edition) {
        var opened = order.opened();
        var zone = ZoneId.of(opened.zone());
        var asked = opened.description().text().strip();
        return new Paper(kind, around.tenant().name(), contact(around.tenant()), opened.number(), edition.number(),
                Words.moment(edition.issuedAt(), zone), title(asked),
                around.serviceTypeName() + " · " + opened.priority().name().toLowerCase(Locale.ROOT), around.customerName(),
                Print.lines(around.billingAddress()), Print.lines(around.siteAddress()), asked,
                Words.moment(order.openedAt(), zone) + photos(opened.attachments().size()), Print.code(edition.documentId()));
    }

    /// @param issuedAt when the fact happened that asked for the document
    record Edition(String documentId, int number, Instant issuedAt) {}

    private static String contact(Surroundings.Tenant tenant) {
        return String.join(" · ", List.of(tenant.phone(), tenant.email()).stream().filter(text -> !text.isBlank()).toList());
    }

    /// The first sentence, as far as it fits.
    private static String title(String asked) {
        var sentence = asked.split("(?<=[.!?])\\s|\n", 2)[0].replaceAll("\\.$", "");
        if (sentence.length() <= LONGEST_TITLE)
            return sentence;
        int space = sentence.lastIndexOf(' ', LONGEST_TITLE);
        return sentence.substring(0, space > 0 ? space : LONGEST_TITLE) + " …";
    }

    private static String photos(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> ", with one photo or file";
            default -> ", with " + count + " photos or files";
        };
    }
}
