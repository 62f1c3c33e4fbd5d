package dev.kept.notification.domain;

import java.util.List;

/// A message before it has a form: mail and text say the same because both are made of this.
///
/// @param language of its words, a BCP 47 tag
/// @param lead the first sentence, after the greeting
/// @param promise the appointment, none or one
/// @param button what the reader can do, none or one
/// @param after small print below the button
/// @param foot why they get it and how to answer
/// @param brief all of it in one text message
public record Letter(String language, String subject, String tenantName, String greeting, String lead, List<Promise> promise,
        List<Row> rows,
        List<Button> button, String after, List<String> foot, String brief) {
    /// A text of this length is two parts on the phone.
    private static final int LONGEST_BRIEF = 300;

    public Letter {
        brief = cut(brief, LONGEST_BRIEF);
        promise = List.copyOf(promise);
        rows = List.copyOf(rows);
        button = List.copyOf(button);
        foot = List.copyOf(foot);
    }

    /// The same block in portal, mail, PDF and phone.
    public record Promise(String day, String window, String note) {}

    /// @param url where the value leads; empty for plain words
    public record Row(String label, String value, String url) {}

    public record Button(String label, String url) {}

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /// At a word's end, for a subject.
    static String shortened(String text) {
        int most = 60;
        return text.length() <= most
                ? text
                : text.substring(0, text.lastIndexOf(' ', most) > 0 ? text.lastIndexOf(' ', most) : most) + " …";
    }
}
