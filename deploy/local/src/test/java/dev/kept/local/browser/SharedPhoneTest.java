package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.RunningSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One phone, and one person after the other.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class SharedPhoneTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    private static final String OFFICE_NOTE = "Key is with the neighbour.";

    /// What the phone holds of Kept's answers, drafts apart; photos too.
    private static final String LOADED = """
            () => new Promise((resolve, reject) => {
              const opened = indexedDB.open('kept-phone', 1);
              opened.onerror = () => reject(opened.error);
              opened.onsuccess = () => {
                const asked = opened.result.transaction('answers').objectStore('answers').getAllKeys();
                asked.onsuccess = async () => { opened.result.close(); resolve(asked.result.filter(key => key.startsWith('/')).length
                  + (await caches.has('kept-files-1') ? (await (await caches.open('kept-files-1')).keys()).length : 0)); };
              };
            })""";

    /// Until a second after a question about the order was refused: by then the page would be elsewhere.
    private static final String LATER = """
            const ask = window.fetch.bind(window);
            let refuse;
            const later = new Promise(refused => { refuse = refused; }).then(() => new Promise(done => setTimeout(done, 1000)));
            window.fetch = async (what, how) => {
              const answer = await ask(what, how);
              if (answer.status === 401 && what.includes('ORDER')) refuse();
              return answer;
            };""";

    /// A phone that is told late that the session has ended.
    private static final String SLOW_TO_KNOW = LATER + """
            const askToo = window.fetch;
            window.fetch = async (what, how) => {
              const answer = await askToo(what, how);
              if (how?.method === 'DELETE') await later;
              return answer;
            };""";

    /// A phone with a full and slow disk.
    private static final String SLOW_TO_FORGET = LATER + """
            const forget = caches.delete.bind(caches);
            caches.delete = async name => { await later; return forget(name); };""";

    /// Whose phone it is by now.
    private static final String BELONGS_TO = """
            person => new Promise((resolve, reject) => {
              const opened = indexedDB.open('kept-phone', 1);
              opened.onerror = () => reject(opened.error);
              opened.onsuccess = () => {
                const asked = opened.result.transaction('answers').objectStore('answers').get('/me');
                asked.onsuccess = () => { opened.result.close(); resolve(asked.result?.body.id === person); };
              };
            })""";

    @Test
    void whoever_signs_out_leaves_nothing_on_the_phone_that_was_loaded() {
        var order = STAGE.dispatched();
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order)) {
            assertThat(tomasz.find(".bottom .next")).hasText("Start travelling");
            assertTrue((int) tomasz.page().evaluate(LOADED) > 0, "the control: something is kept for a place without a signal");

            tomasz.open("/technician").find("details.account summary").click();
            tomasz.button("Sign out").click();
            tomasz.page().waitForURL(Pattern.compile("/$"));
            assertEquals(0, tomasz.page().evaluate(LOADED));
            tomasz.hadNoTrouble();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SLOW_TO_KNOW, SLOW_TO_FORGET})
    void what_is_asked_while_somebody_signs_out_stops_no_forgetting(String slow) {
        var order = STAGE.dispatched();
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order)) {
            assertThat(tomasz.find(".bottom .next")).hasText("Start travelling");
            tomasz.page().addInitScript(slow.replace("ORDER", order));
            tomasz.open("/technician").find("a[href='/technician/jobs/" + order + "']").first().waitFor();
            // The control: the page does ask without a session; other questions of it may be refused before.
            tomasz.page().waitForResponse(response -> response.status() == 401 && response.url().contains(order), () -> {
                tomasz.find("details.account summary").click();
                tomasz.page().waitForResponse(response -> response.url().endsWith("/api/sessions"), tomasz.button("Sign out")::click);
                tomasz.find("a[href='/technician/jobs/" + order + "']").first().evaluate("job => job.click()");
            });
            tomasz.page().waitForURL(Pattern.compile("/$"));
            assertEquals(0, tomasz.page().evaluate(LOADED));
        }
    }

    @Test
    void who_cannot_sign_out_is_told_and_can_try_again() {
        var order = STAGE.dispatched();
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order)) {
            assertThat(tomasz.find(".bottom .next")).hasText("Start travelling");
            tomasz.open("/technician").context().setOffline(true);
            tomasz.find("details.account summary").click();
            tomasz.button("Sign out").click();
            assertThat(tomasz.find("kept-toasts")).containsText("There is no connection to Kept at the moment.");
            assertTrue((int) tomasz.page().evaluate(LOADED) > 0, "who is still signed in still has what was loaded");

            tomasz.context().setOffline(false);
            tomasz.button("Sign out").click();
            tomasz.page().waitForURL(Pattern.compile("/$"));
            assertEquals(0, tomasz.page().evaluate(LOADED));
        }
    }

    @Test
    void what_one_person_saved_is_not_sent_under_the_next_ones_session() {
        var order = STAGE.dispatched();
        try (var phone = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order)) {
            assertThat(phone.find(".bottom .next")).hasText("Start travelling");
            phone.awaitKeptForOffline();
            phone.context().setOffline(true);
            phone.find(".bottom .next").click();
            assertThat(phone.find(".offline")).hasText(Pattern.compile("No signal\\.\\s+1 to send.*", Pattern.DOTALL));

            var sent = new ArrayList<String>();
            phone.context().onRequest(request -> {
                if (request.url().endsWith("/work-orders/commands") && request.postData().contains("start-travel"))
                    sent.add(request.postData());
            });
            phone.as("OFFICE").context().setOffline(false); // the page of before is still open, and there is a signal again
            assertThat(phone.find(".offline")).hasText(Pattern.compile("Signed out\\.\\s+1 to send.*", Pattern.DOTALL));
            assertEquals(List.of(), sent, "it waits for whoever did it");

            phone.open("/technician").page().waitForFunction(BELONGS_TO, KEPT.personId("OFFICE"));
            // One after the other, and the older one first: it would have gone before what the next person gives.
            phone.open("/technician/jobs/" + order).find("#note").fill(OFFICE_NOTE);
            phone.button("Add the note").click();
            STAGE.office().eventually("/work-orders/" + order + "/timeline?limit=200", Chromium.SOON,
                    timeline -> timeline.toString().contains(OFFICE_NOTE));
            assertEquals(List.of(), sent, "it waits for whoever did it");

            phone.as("TECHNICIAN").open("/technician/jobs/" + order);
            STAGE.office().eventually("/work-orders/" + order, Chromium.SOON, answer -> answer.path("status").asText().equals("EN_ROUTE"));
        }
    }
}
