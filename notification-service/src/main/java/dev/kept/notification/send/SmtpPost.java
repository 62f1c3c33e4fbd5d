package dev.kept.notification.send;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;

/// Mails by SMTP. Only an answer of the server, or that there is no server, is certain; a connection that ends without an answer leaves in
/// doubt whether the mail was taken.
@Singleton
class SmtpPost implements Post {
    /// Half of the time for which a message is claimed.
    private static final Duration LONGEST = Intents.CLAIMED_FOR.dividedBy(2);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;:\\\\]{1,64}@[^\\s@<>\",;:\\\\]{1,190}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int TRY_LATER = 400;
    private static final int NEVER = 500;
    private final ReactiveMailer mailer;

    @Inject
    SmtpPost(ReactiveMailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Uni<Outcome> send(Piece piece) {
        if (!ADDRESS.matcher(piece.to().address()).matches())
            return Uni.createFrom().item(new Outcome.Skipped("The directory has no address that a mail can go to."));
        if (!ADDRESS.matcher(piece.from().address()).matches())
            return Uni.createFrom().item(new Outcome.NotNow("The tenant has no address that a mail can come from."));
        return mailer.send(mail(piece)).ifNoItem().after(LONGEST).fail().map(_ -> (Outcome) new Outcome.Sent()).onFailure()
                .recoverWithItem(SmtpPost::explained);
    }

    private static Mail mail(Piece piece) {
        var mail = new Mail().setFrom(written(piece.from())).addTo(written(piece.to())).setSubject(oneLine(piece.subject()))
                .setText(piece.text())
                .addHeader("Message-ID", piece.messageId()).addHeader("Auto-Submitted", "auto-generated");
        if (!piece.html().isEmpty())
            mail.setHtml(piece.html());
        piece.enclosures().forEach(it -> mail.addAttachment(it.name(), it.content(), it.contentType()));
        return mail;
    }

    private static String written(Party party) {
        var name = oneLine(party.name()).replaceAll("[\"\\\\<>]", " ").strip();
        return name.isEmpty() ? party.address() : "\"" + name + "\" <" + party.address() + ">";
    }

    /// A line break in a header would begin another header.
    private static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    private static Outcome explained(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException answer && answer.getReplyCode() >= TRY_LATER)
                return answer.getReplyCode() >= NEVER
                        ? new Outcome.Refused("The mail server refused it: " + answer.getMessage())
                        : new Outcome.NotNow("The mail server asks to try later: " + answer.getMessage());
            if (cause instanceof ConnectException || cause instanceof UnknownHostException)
                return new Outcome.NotNow("The mail server does not answer: " + cause.getMessage());
            if (cause instanceof TimeoutException)
                return new Outcome.Doubtful("The mail server did not answer within " + LONGEST.toSeconds() + " s.");
        }
        return new Outcome.Doubtful("The connection to the mail server ended without an answer: " + failure.getMessage());
    }
}
