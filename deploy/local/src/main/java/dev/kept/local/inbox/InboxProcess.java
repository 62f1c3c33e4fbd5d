package dev.kept.local.inbox;

import java.nio.file.Path;

/// The main class of the mail catcher's process.
public final class InboxProcess {

    private InboxProcess() {}

    /// @param args the folder of the mails, the SMTP port, the page's port
    public static void main(String[] args) throws Exception {
        var store = MailStore.in(Path.of(args[0]));
        InboxServer.start("127.0.0.1", Integer.parseInt(args[2]), store);
        CatchingSmtp.start("127.0.0.1", Integer.parseInt(args[1]), store);
    }
}
