package dev.kept.local.browser;

import dev.kept.local.Mails.Mail;
import dev.kept.local.RunningSystem;
import java.util.regex.Pattern;

/// Links as people find them in their mail.
final class Letters {
    private Letters() {}

    /// The link in the newest mail about an order whose path begins so; waits for the mail.
    static String link(RunningSystem kept, String path, String number) {
        var link = Pattern.compile(Pattern.quote(path) + "[A-Za-z0-9_.~-]+");
        long end = System.nanoTime() + Chromium.SOON.toNanos();
        while (true) {
            var found = kept.mails().all().stream().filter(mail -> mail.subject().contains(number)).map(Mail::text).map(link::matcher)
                    .filter(matcher -> matcher.find()).findFirst();
            if (found.isPresent())
                return found.get().group();
            if (System.nanoTime() > end)
                throw new AssertionError("No mail about " + number + " with a link to " + path);
            RunningSystem.pause();
        }
    }

    /// The address of the inbox page.
    static String inbox(RunningSystem kept) {
        return kept.run().addresses().inboxUrl().toString();
    }

    /// The address of the page of the newest mail that brings a file.
    static String mailWithFile(RunningSystem kept) {
        return inbox(kept)
                + kept.mails().all().stream().filter(kept.mails().withAttachment("application/pdf")).findFirst().orElseThrow().page();
    }
}
