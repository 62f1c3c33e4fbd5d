package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import dev.kept.local.Pictures;
import dev.kept.local.RunningSystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The sign at a place, from the office that makes it to whoever scans it.
@ExtendWith(Chromium.Needed.class)
@Timeout(180)
class SignTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    @Test
    void aoife_makes_a_sign_nora_scans_it_and_once_it_is_withdrawn_it_leads_nowhere() throws Exception {
        var customer = KEPT.home().path("customerId").asText();
        var address = "5 Sign Street " + UUID.randomUUID().toString().substring(0, 6);
        var site = STAGE.office().post("/directory/sites", Map.of("customerId", customer, "address", address, "accessNotes", "", "zone",
                "Europe/Dublin")).ok().path("id").asText();
        STAGE.office().post("/directory/assets", Map.of("siteId", site, "name", "Lift")).ok();
        STAGE.office().eventually("/assets?site=" + site, Chromium.SOON, found -> found.toString().contains("Lift"));
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/customers/" + customer); var nora = Window.phone(KEPT)) {
            var place = aoife.find(".past").filter(new Locator.FilterOptions().setHasText(address));
            place.getByText("Let people report here without an account").click();
            aoife.find("#entry-assetId").selectOption(new SelectOption().setLabel("Lift"));
            aoife.button("Make the sign").click();
            aoife.showsPicture(".sign img");
            assertThat(aoife.find(".sign")).containsText("Something broken here? Scan.");
            assertThat(aoife.find(".sign")).containsText(address);
            var link = aoife.find("#form-link").inputValue();
            assertEquals(link, scanned(aoife.find(".sign img").screenshot()));
            aoife.picture("office-sign");

            nora.open(link);
            assertThat(nora.find("h1")).hasText("Lift not working?");
            assertEquals(List.of(), Audit.of(nora.page()));
            nora.page().setViewportSize(390, 844);
            nora.picture("ask");
            nora.button("Send").click();
            nora.shows("Say in a sentence what is wrong, and where.").shows("Leave a mail address or a phone number");
            assertEquals(List.of(), Audit.of(nora.page()));
            nora.page().setViewportSize(390, 844);
            nora.page().getByLabel("What is wrong").fill("The doors of the lift stay open on the third floor.");
            nora.find("#kind").selectOption(new SelectOption().setIndex(1));
            nora.photograph(".add-photo input", "door.jpg", Pictures.jpeg("Door"));
            assertThat(nora.find(".photo .caption")).hasCount(0);
            nora.page().getByLabel("This week").check();
            nora.find(".windows button:not([disabled])").last().click();
            nora.page().getByLabel("Your name").fill("Nora Quigley");
            nora.find("#phone").fill("085 555 0188");
            nora.button("Send").click();
            nora.shows("Thank you, it has arrived").shows("by text message");
            assertEquals(List.of(), Audit.of(nora.page()));
            nora.page().setViewportSize(390, 844);
            nora.picture("ask-sent");

            var order = STAGE.office().eventually("/work-orders?site=" + site, Chromium.SOON, list -> list.path("items").size() == 1)
                    .at("/items/0/id").asText();
            aoife.open("/office/orders/" + order).shows("Asked for by Nora Quigley").shows("By the form at the place");
            aoife.showsPicture(".photos img");

            aoife.open("/office/customers/" + customer);
            place.getByText("Sign and link: Lift").click();
            aoife.button("Withdraw…").click();
            aoife.button("Withdraw it").click();
            assertThat(place.getByText("Sign and link: Lift")).hasCount(0);
            nora.open(link).shows("This form has been taken down");
            nora.hadNoTrouble();
            aoife.hadNoTrouble();
        }
    }

    /// As a phone reads it.
    private static String scanned(byte[] png) throws IOException, NotFoundException {
        var picture = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
        var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
        return new MultiFormatReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }
}
