package dev.kept.local.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// The browser of this machine, started once for all tests. None is ever downloaded.
final class Chromium {
    static final Duration SOON = Duration.ofSeconds(30);
    /// Names another browser than those on the PATH.
    private static final String VARIABLE = "KEPT_BROWSER";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    /// It talks to this machine only, whatever it would like to update or report.
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-background-networking", "--disable-component-update",
            "--disable-domain-reliability", "--disable-sync", "--disable-default-apps", "--no-first-run", "--no-pings", "--disable-gpu",
            "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    private Chromium() {}

    static Browser shared() {
        var started = browser;
        if (started == null) {
            browser = started = start(executable().orElseThrow());
        }
        return started;
    }

    private static Browser start(Path executable) {
        var driver = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright = driver;
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON.toMillis());
        return driver.chromium().launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
    }

    static Optional<Path> executable() {
        var named = System.getenv(VARIABLE);
        var onThePath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.ofNullable(named).map(Path::of), onThePath).filter(Files::isExecutable).findFirst();
    }

    private static void end() {
        if (playwright != null)
            playwright.close();
    }

    /// Skips a class where there is no browser, in a line that nobody overlooks. Ends the browser with the last test, in the thread of the
    /// tests: the driver knows no other.
    static final class Needed implements ExecutionCondition, BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot().getStore(Namespace.create(Chromium.class)).computeIfAbsent("end", _ -> (AutoCloseable) Chromium::end);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (executable().isPresent())
                return ConditionEvaluationResult.enabled("there is a browser");
            var why = "SKIPPED: " + context.getDisplayName() + " needs a browser. Install Chromium, or name one in " + VARIABLE + ".";
            System.out.println(why);
            return ConditionEvaluationResult.disabled(why);
        }
    }
}
