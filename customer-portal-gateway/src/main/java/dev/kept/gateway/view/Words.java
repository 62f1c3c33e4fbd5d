package dev.kept.gateway.view;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of a text that can say what it is about: small letters without accents, each once, in their order. No figures: they are of
/// telephone numbers, places and prices.
final class Words {
    /// Long stories say at their beginning what they are about, and a question has its bound.
    static final int MOST = 40;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}]+");
    /// What stands in every kind of request.
    private static final Set<String> EVERYWHERE = Stream.of("""
            a after again all also am an and any anymore are as at be because been before being both but by came can cant come comes coming
            could day did do does doesn doesnt don dont down during each every few for from get gets go goes going had has have havent he
            hello her here him his how i if im in into is isn isnt it its just keep keeps last let like made make me mine more most much my
            need needs new no not now of off on one only or other our out over own please really said same say says send she should since so
            some somebody someone something still such test than thank that the their them then there theres these they thing things this
            those three through time to today too two until up us very want wants was we well were what when where which while who why will
            with won wont would yes yesterday you your""".split("\\s+")).collect(Collectors.toUnmodifiableSet());

    private Words() {}

    static List<String> of(String text) {
        return Arrays.stream(OTHERS.split(APOSTROPHES.matcher(plain(text)).replaceAll("")))
                .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST && !EVERYWHERE.contains(word)).distinct().limit(MOST)
                .toList();
    }

    /// In small letters without accents.
    static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Form.NFD)).replaceAll("");
    }
}
