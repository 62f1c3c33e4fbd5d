package dev.kept.local.inbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kept.embedded.Ports;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    private static final byte[] PDF = "%PDF-1.7 not really".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path mails;

    private final int smtp = Ports.free();
    private final int page = Ports.free();

    @BeforeEach
    void start() throws Exception {
        var store = MailStore.in(mails);
        InboxServer.start(Ports.LOOPBACK, page, store);
        CatchingSmtp.start(Ports.LOOPBACK, smtp, store);
    }

    @Test
    void a_mail_is_on_the_disk_when_it_is_acknowledged_and_shown_with_its_files() throws Exception {
        send("ana@example.com", "Your visit on Tuesday", "<p>See you <b>then</b></p><script>alert(1)</script>");
        assertEquals("Your visit on Tuesday", MailStore.in(mails).newestFirst().getFirst().subject());

        JsonNode mail = mails().get(0);
        assertEquals("<visit-1@kept>", mail.path("messageId").asText());
        assertEquals("ana@example.com", mail.path("to").get(0).asText());
        assertEquals("In words: Żaneta", mail.path("text").asText());
        assertEquals("order.pdf", mail.path("attachments").get(0).path("name").asText());
        assertArrayEquals(PDF, get(mail.path("attachments").get(0).path("url").asText()));

        assertTrue(text("/").contains("Your visit on Tuesday"));
        assertTrue(text(mail.path("url").asText()).contains("<iframe"));
        assertFalse(text(mail.path("url").asText()).contains("<script>alert"));
        assertTrue(header(mail.path("url").asText() + "/html", "Content-Security-Policy").startsWith("sandbox"));
    }

    @Test
    void a_text_message_looks_like_one() throws Exception {
        send("+4915112345@sms.localhost", "ignored", "");
        assertTrue(mails().get(0).path("textMessage").asBoolean());
        assertTrue(text("/").contains("Text message to +4915112345<"));
    }

    @Test
    void what_a_stranger_writes_is_shown_as_text() throws Exception {
        send("ana@example.com", "<img src=x onerror=alert(1)>", "");
        assertFalse(text("/").contains("<img"));
        assertTrue(text("/").contains("&lt;img"));
    }

    private void send(String to, String subject, String html) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", Ports.LOOPBACK);
        properties.setProperty("mail.smtp.port", String.valueOf(smtp));
        var message = new MimeMessage(Session.getInstance(properties)) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<visit-1@kept>");
            }
        };
        message.setFrom(new InternetAddress("office@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        var parts = new MimeMultipart();
        var text = new MimeBodyPart();
        text.setText("In words: Żaneta", "UTF-8");
        parts.addBodyPart(text);
        if (!html.isEmpty()) {
            var body = new MimeBodyPart();
            body.setText(html, "UTF-8", "html");
            parts.addBodyPart(body);
        }
        var file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(PDF, "application/pdf")));
        file.setFileName("order.pdf");
        parts.addBodyPart(file);
        message.setContent(parts);
        Transport.send(message);
    }

    private JsonNode mails() throws IOException {
        return new JsonMapper().readTree(get("/api/mails"));
    }

    private String text(String path) throws IOException {
        return new String(get(path), StandardCharsets.UTF_8);
    }

    private byte[] get(String path) throws IOException {
        try (var body = address(path).toURL().openStream()) {
            return body.readAllBytes();
        }
    }

    private String header(String path, String name) throws IOException {
        return address(path).toURL().openConnection().getHeaderField(name);
    }

    private URI address(String path) {
        return URI.create("http://" + Ports.LOOPBACK + ":" + page + path);
    }
}
