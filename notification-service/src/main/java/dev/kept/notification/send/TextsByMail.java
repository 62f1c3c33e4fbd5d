package dev.kept.notification.send;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// Sends each text as a mail to `<number>@sms.localhost`, where the embedded run's catcher shows it.
@Singleton
class TextsByMail implements Texts {
    private static final int SHORTEST_NUMBER = 5;
    private final Post post;

    @Inject
    TextsByMail(Post post) {
        this.post = post;
    }

    @Override
    public Uni<Outcome> send(String messageId, Post.Party from, String number, String text) {
        var digits = number.replaceAll("[^0-9+]", "");
        if (digits.length() < SHORTEST_NUMBER)
            return Uni.createFrom().item(new Outcome.Skipped("The directory has no number that a text can go to."));
        return post.send(new Post.Piece(messageId, from, new Post.Party("", digits + "@sms.localhost"), "Text to " + digits, text, "",
                List.of()));
    }
}
