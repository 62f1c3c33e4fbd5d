package dev.kept.local.inbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// GreenMail's SMTP server on our store: it acknowledges a mail only after the store has it, so that a mail is neither
/// lost nor doubled when the catcher is killed between the two.
final class CatchingSmtp {

    private static final long START_MILLIS = 10_000;

    private CatchingSmtp() {}

    static void start(String host, int port, MailStore store) throws InterruptedException {
        var server = new SmtpServer(new ServerSetup(port, host, ServerSetup.PROTOCOL_SMTP), new Storing(store));
        server.startService();
        if (!server.waitTillRunning(START_MILLIS)) {
            throw new IllegalStateException("no SMTP on port " + port + " after " + START_MILLIS + " ms");
        }
    }

    private static final class Storing extends Managers {

        private final SmtpManager smtp;

        Storing(MailStore store) {
            smtp = new SmtpManager(getImapHostManager(), getUserManager()) {
                // Called before the sender reads "250 OK"; what is thrown here becomes a 451 and he may try again.
                @Override
                public synchronized void send(SmtpState state) {
                    try {
                        var bytes = new ByteArrayOutputStream();
                        state.getMessage().getMessage().writeTo(bytes);
                        store.add(state.getMessage().getToAddresses().stream().map(MailAddress::getEmail).toList(), bytes.toByteArray());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }
}
