package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.kept.local.Api;
import dev.kept.local.RunningSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// A browser window of one person, with cookies and storage of its own.
final class Window implements AutoCloseable {
    private static final int MOST_TABS = 150;
    private final RunningSystem kept;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    private Window(RunningSystem kept, NewContextOptions options) {
        this.kept = kept;
        context = Chromium.shared().newContext(options.setBaseURL(kept.gateway()).setLocale("en-IE").setTimezoneId("Europe/Dublin"));
        context.setDefaultTimeout(Chromium.SOON.toMillis());
        page = context.newPage();
        page.onPageError(error -> troubles.add(page.url() + ": " + error));
        page.onConsoleMessage(this::heard);
    }

    static Window desk(RunningSystem kept) {
        return new Window(kept, new NewContextOptions().setViewportSize(1440, 900));
    }

    static Window phone(RunningSystem kept) {
        return new Window(kept, new NewContextOptions().setViewportSize(390, 844).setIsMobile(true).setHasTouch(true));
    }

    /// Signs the demo person with this role in, as the first page does.
    Window as(String role) {
        var people = Api.anonymous(kept.gateway()).get("/demo-people").ok();
        var person = StreamSupport.stream(people.spliterator(), false).filter(each -> each.path("role").asText().equals(role)).findFirst()
                .orElseThrow();
        return as(person.path("email").asText(), person.path("password").asText());
    }

    /// Signs anybody in.
    Window as(String email, String password) {
        var answer = context.request().post("/api/sessions", RequestOptions.create()
                .setData(Map.of("email", email, "password", password)));
        assertTrue(answer.ok(), answer.text());
        return this;
    }

    Window open(String path) {
        page.navigate(path);
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
    }

    /// At the new order's form: finds this customer as somebody does who listens to the telephone.
    Window callFrom(String typed, String name) {
        find("#customer").fill(typed);
        find(".found").filter(new Locator.FilterOptions().setHasText(name)).first().click();
        return this;
    }

    Window shows(String words) {
        assertThat(page.getByText(words).first()).isVisible();
        return this;
    }

    /// Not only its place: a picture that could not be loaded has no size. Facts that come meanwhile draw its place anew: it is looked for
    /// each time.
    Window showsPicture(String selector) {
        page.waitForFunction("""
                selector => {
                  const picture = document.querySelector(selector);
                  picture?.scrollIntoView({ block: 'center' });
                  return picture?.naturalWidth > 0;
                }""", selector);
        return this;
    }

    /// A photo as if it were taken with the phone.
    void photograph(String input, String name, byte[] jpeg) {
        find(input).setInputFiles(new FilePayload(name, "image/jpeg", jpeg));
    }

    /// The customer's signature, drawn with a finger.
    void sign() {
        var field = find("kept-signature canvas");
        field.scrollIntoViewIfNeeded();
        var box = field.boundingBox();
        var mouse = page.mouse();
        mouse.move(box.x + 30, box.y + 80);
        mouse.down();
        for (int step = 1; step <= 24; step++)
            mouse.move(box.x + 30 + step * 10, box.y + 80 + 25 * Math.sin(step / 1.5));
        mouse.up();
        assertThat(find(".bottom .missing")).hasCount(0);
    }

    /// The technician's page is kept for a place without a signal.
    void awaitKeptForOffline() {
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.waitForFunction("() => caches.match('/technician').then(kept => !!kept)");
    }

    /// From here on, [#wasNotReloaded()] holds while the page changes by itself alone.
    Window leaveOpen() {
        page.evaluate("window.leftOpen = true");
        return this;
    }

    void wasNotReloaded() {
        assertEquals(true, page.evaluate("window.leftOpen === true"), "what came, came without loading the page again");
    }

    /// Presses Tab until it has the focus, sees that the focus is shown and that nothing covers it.
    Locator tabTo(Locator wanted) {
        assertThat(wanted).isVisible();
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                var seen = wanted.evaluate(FOCUS_IS_SEEN);
                assertEquals("seen", seen, () -> "focus of " + wanted);
                return wanted;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(wanted + " is not reached with " + MOST_TABS + " tabs");
    }

    /// A picture for whoever wants to look, in the folder that -Dkept.look names.
    void picture(String name) {
        var folder = System.getProperty("kept.look");
        if (folder != null)
            page.screenshot(new ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setAnimations(ScreenshotAnimations.DISABLED));
    }

    void hadNoTrouble() {
        assertEquals(List.of(), troubles, "errors on the pages");
    }

    /// What a server refuses is said by the page; what a page itself gets wrong stands here.
    private void heard(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource"))
            troubles.add(page.url() + ": " + message.text());
    }

    @Override
    public void close() {
        context.close();
    }

    private static final String FOCUS_IS_SEEN = """
            element => {
              const style = getComputedStyle(element), around = element.closest('label, li, .card');
              const ring = each => each && getComputedStyle(each).outlineStyle !== 'none' && getComputedStyle(each).outlineWidth !== '0px';
              if (!ring(element) && !ring(around)) return 'no ring: ' + style.outline;
              const box = element.getBoundingClientRect();
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
              return top && (element.contains(top) || top.contains(element)) ? 'seen' : 'covered by ' + (top?.outerHTML ?? 'nothing').slice(0, 120);
            }""";
}
