package dev.kept.local.inbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The pages that a person sees. Everything from a mail is escaped; its HTML body is shown in a frame that may do nothing.
final class InboxPages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm:ss", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());
    private static final int MOST = 200;

    private InboxPages() {}

    static String list(List<Mail> mails) {
        var rows = new StringBuilder();
        mails.stream().limit(MOST).forEach(mail -> rows.append(mail.isTextMessage() ? bubble(mail) : row(mail)));
        String content = mails.isEmpty()
                ? "<p class=empty>No mail yet. Every mail and text message that Kept sends lands here and goes nowhere else.</p>"
                : "<ol>" + rows + "</ol>";
        String more = mails.size() > MOST ? "<p class=empty>The newest " + MOST + " of " + mails.size() + " are shown.</p>" : "";
        return page("Inbox", "<h1>Inbox</h1><div>" + content + more + "</div>" + showMoreWhenItComes(mails.size()));
    }

    static String mail(Mail mail) {
        var attachments = new StringBuilder();
        for (int i = 0; i < mail.attachments().size(); i++) {
            var attachment = mail.attachments().get(i);
            attachments.append("<a class=file href=\"/mails/%s/attachments/%d\" target=_blank>%s <small>%s, %d KB</small></a>".formatted(
                    mail.id(), i, escape(attachment.name()), escape(attachment.type()), (attachment.size() + 1023) / 1024));
        }
        String html = !mail.hasHtml()
                ? ""
                : "<iframe title=\"The mail as its reader sees it\" src=\"/mails/%s/html\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>"
                        .formatted(mail.id());
        String text = mail.text().isEmpty()
                ? ""
                : "<details%s><summary>Text</summary><pre>%s</pre></details>".formatted(html.isEmpty() ? " open" : "", escape(mail.text()));
        return page(mail.subject(), """
                <p><a href="/">Inbox</a></p>
                <h1>%s</h1>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Came</dt><dd>%s</dd></dl>
                %s%s%s""".formatted(escape(mail.subject()), escape(mail.from()), escape(mail.recipients()), time(mail), attachments, html,
                text));
    }

    private static String row(Mail mail) {
        String files = mail.attachments().isEmpty() ? "" : " <small>with " + mail.attachments().size() + " file(s)</small>";
        return "<li><a href=\"/mails/%s\"><b>%s</b>%s<span>to %s</span><time>%s</time></a></li>".formatted(mail.id(),
                escape(mail.subject().isEmpty() ? "(no subject)" : mail.subject()), files, escape(mail.recipients()), time(mail));
    }

    private static String bubble(Mail mail) {
        return "<li class=sms><a href=\"/mails/%s\"><span>Text message to %s</span><p>%s</p><time>%s</time></a></li>"
                .formatted(mail.id(), escape(mail.recipients()), escape(mail.text().strip()), time(mail));
    }

    private static String time(Mail mail) {
        return TIME.format(mail.receivedAt());
    }

    /// Not by loading the page anew: whoever reads on it stays where they are.
    private static String showMoreWhenItComes(int count) {
        return """
                <script>
                let known = %d;
                setInterval(async () => {
                  const count = await fetch('/api/mails/count').then(r => r.json()).catch(() => known);
                  if (count === known) return;
                  const page = await fetch('/').then(r => r.text()).catch(() => '');
                  const list = new DOMParser().parseFromString(page, 'text/html').querySelector('main div');
                  if (!list) return;
                  document.querySelector('main div').replaceWith(list);
                  known = count;
                }, 3000);
                </script>""".formatted(count);
    }

    private static String page(String title, String content) {
        return "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>%s</title><style>%s</style><main>%s</main></html>"
                .formatted(escape(title), STYLE, content);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    private static final String STYLE = """
            :root { color-scheme: light dark; --ground: light-dark(#faf7f3, #151210); --surface: light-dark(#fff, #1e1b18);
              --line: light-dark(#e1ded7, #3a3632); --ink: light-dark(#251f19, #ebe7e1); --muted: light-dark(#5c564d, #aea9a0);
              --accent: light-dark(#125245, #80c6b0); --soft: light-dark(#e3f1e7, #1a332c) }
            body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.45 "Source Sans 3", system-ui, sans-serif }
            main { max-width: 760px; margin: 0 auto; padding: 24px 16px }
            h1 { font-size: 27px; line-height: 1.2 }
            ol { list-style: none; padding: 0; display: grid; gap: 8px }
            a { color: var(--accent) }
            li a { display: block; padding: 12px 16px; border: 1px solid var(--line); border-radius: 14px; background: var(--surface);
              color: inherit; text-decoration: none }
            li a:hover { border-color: var(--accent) }
            li span, time, small, dt { color: var(--muted); font-size: 13.5px; font-weight: 400 }
            li span { display: block }
            .sms a { background: var(--soft); border-bottom-right-radius: 4px; margin-left: 25% }
            .sms p { margin: 4px 0; white-space: pre-wrap }
            dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px } dd { margin: 0; overflow-wrap: anywhere }
            .file { display: inline-block; padding: 8px 12px; margin: 0 8px 8px 0; border: 1px solid var(--line); border-radius: 8px }
            iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 14px; background: #fff }
            pre { white-space: pre-wrap; font: inherit } .empty { color: var(--muted) }
            :focus-visible { outline: 3px solid light-dark(#0465af, #89c3ff); outline-offset: 2px }
            """;
}
