package dev.kept.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Appointment;
import dev.kept.events.Money;
import dev.kept.notification.Languages;
import dev.kept.notification.domain.Dossier.Order;
import dev.kept.notification.domain.Dossier.Particulars;
import dev.kept.notification.domain.Dossier.Place;
import dev.kept.notification.domain.Dossier.Tenant;
import dev.kept.notification.domain.Dossier.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Letters in every language: nothing is left in English, nothing is translated that nobody says, nothing that somebody wrote is touched.
class LettersTest {
    private static final Pattern HOLE = Pattern.compile("\\{\\d}");
    private static final Pattern MARK = Pattern.compile("«(\\d+)»");
    private static final List<String> PATTERNS = List.of("EEEE d MMMM", "EEE d MMM", "d MMMM uuuu", "HH:mm");
    private static final LocalDateTime START = LocalDateTime.parse("2026-11-26T10:00");

    @ParameterizedTest
    @ValueSource(strings = "de")
    void a_translation_has_the_holes_of_its_sentence(String language) {
        Languages.read(language).translations()
                .forEach((english, theirs) -> assertEquals(holes(english), holes(theirs), english + " -> " + theirs));
    }

    @ParameterizedTest
    @ValueSource(strings = "de")
    void every_word_of_every_letter_is_translated_and_every_translation_is_said(String language) {
        var translations = Languages.read(language).translations();
        var sentences = new ArrayList<>(new TreeSet<>(translations.keySet()));
        var marked = new HashMap<String, String>();
        for (int i = 0; i < sentences.size(); i++)
            marked.put(sentences.get(i), PATTERNS.contains(sentences.get(i))
                    ? translations.get(sentences.get(i))
                    : "«" + i + "»" + String.join("", holes(sentences.get(i))));
        var said = new TreeSet<String>(PATTERNS);
        // Whom the calendar of whoever waits names: not part of a letter.
        said.add("{0} comes");
        for (var it : dossiers(new Say(Locale.of(language), marked)).toList()) {
            var letter = Letters.of(it);
            ownWords(letter).forEach(words -> {
                assertTrue(MARK.matcher(words).find(), it.kind() + " says in English: " + words);
                MARK.matcher(words).results().forEach(mark -> said.add(sentences.get(Integer.parseInt(mark.group(1)))));
            });
        }
        assertEquals(new TreeSet<>(translations.keySet()), said);
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void what_somebody_wrote_is_said_as_they_wrote_it(LetterKind kind) {
        var letter = Letters.of(dossier(kind, Languages.read("de"), Variant.FULL));
        assertFalse(ownWords(letter).anyMatch(words -> HOLE.matcher(words.replace("{7} it's", "")).find()), letter.toString());
        letter.rows().stream().filter(row -> row.label().equals("Was")).forEach(row -> assertEquals("Boiler {7} it's cold", row.value()));
    }

    @Test
    void a_day_a_time_and_an_amount_are_said_as_readers_say_them() {
        var german = Languages.read("de");
        var visit = appointment();
        assertEquals("Donnerstag, 26. November", german.day(visit));
        assertEquals("Do., 26. Nov., 10:00–12:00", german.shortly(visit));
        assertEquals("etwa 1½ Stunden", german.length(visit));
        assertEquals("Ortszeit Dublin", german.zone("Europe/Dublin"));
        assertEquals("190,68\u00a0€", german.amount(new Money(19_068, "EUR")));
        assertEquals("Thu 26 Nov, 10:00–12:00", Say.ENGLISH.shortly(visit));
        assertEquals("€190.68", Say.ENGLISH.amount(new Money(19_068, "EUR")));
    }

    @Test
    void a_language_that_kept_does_not_write_is_answered_in_english() {
        var languages = new Languages();
        for (var tag : List.of("en-IE", "fr", "ga-IE", "", "no language at all"))
            assertEquals(Say.ENGLISH, languages.of(tag), tag);
        for (var tag : List.of("de", "de-AT", "de-DE"))
            assertEquals("Guten Tag Maeve,", languages.of(tag).words("Hello {0},", "Maeve"), tag);
    }

    /// What Kept itself says in a letter: everything but the values of rows.
    private static Stream<String> ownWords(Letter it) {
        return Stream.of(Stream.of(it.subject(), it.greeting(), it.lead(), it.brief()), it.promise().stream().map(Letter.Promise::note),
                it.rows().stream().map(Letter.Row::label), it.rows().stream().filter(row -> !row.url().isEmpty()).map(Letter.Row::value),
                it.button().stream().map(Letter.Button::label), Stream.of(it.after()).filter(after -> !after.isEmpty()),
                it.foot().stream()).flatMap(words -> words);
    }

    private enum Variant {
        FULL, BARE
    }

    /// Every kind with all that it may speak of, in all the ways in which it may be said.
    private static Stream<Dossier> dossiers(Say say) {
        return Arrays.stream(LetterKind.values()).flatMap(kind -> Arrays.stream(Variant.values()).flatMap(variant -> Stream
                .of("WAITING_PARTS", "WAITING_VENDOR", "WAITING_CUSTOMER", "OTHER", "PAST", "NOBODY_ABLE", "NOBODY_WORKS", "ALL_BOOKED")
                .flatMap(reason -> Stream.of(true, false).flatMap(extra -> Stream.of(30, 60, 90)
                        .map(minutes -> dossier(kind, say, variant, reason, extra, minutes))))));
    }

    private static Dossier dossier(LetterKind kind, Say say, Variant variant) {
        return dossier(kind, say, variant, "OTHER", false, 90);
    }

    private static Dossier dossier(LetterKind kind, Say say, Variant variant, String waitsFor, boolean extra, int minutes) {
        boolean full = variant == Variant.FULL;
        var instant = Instant.parse("2026-11-26T10:40:00Z");
        var order = new Order("WO-2026-000007", "Boiler {7} it's cold", "boiler repair", "Recharged it.", "The valve is gone.",
                "Maeve Brennan", "+353 85 555", "Maeve Brennan", "maeve@example.com");
        var at = appointment(minutes);
        return new Dossier(kind, new Tenant("Alder & Sons", "office@alder.example", full ? "01 555 0142" : ""), "Maeve Brennan", say, order,
                new Place("14 Orchard Terrace", "Gate code 4812", "Europe/Dublin", 53.3, -6.2),
                new Visit(at, "Zofia Zielińska", full ? LocalTime.of(17, 0) : null),
                full
                        ? new Particulars(extra, new Money(19_068, "EUR"), "It {7} drips.", waitsFor, "INV-7", LocalDate.of(2026, 12, 15),
                                instant, "WO-2026-000008", instant)
                        : new Particulars(extra, null, null, waitsFor, null, null, null, null, null),
                "https://kept.example/");
    }

    private static Appointment appointment() {
        return appointment(90);
    }

    private static Appointment appointment(int minutes) {
        return new Appointment("Europe/Dublin", START, START.plusMinutes(minutes), START, START.plusHours(2));
    }

    private static List<String> holes(String sentence) {
        return HOLE.matcher(sentence).results().map(MatchResult::group).sorted().toList();
    }
}
