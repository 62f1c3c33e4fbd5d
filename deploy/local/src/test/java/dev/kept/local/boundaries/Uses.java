package dev.kept.local.boundaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What one compiled class names: classes (`java.time.Instant`) and members (`java.time.Instant.now`).
record Uses(String className, Set<String> names) {
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([a-zA-Z_$][\\w$]*(?:/[\\w$]+)+)[;<]");

    static List<Uses> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).map(Uses::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Uses of(Path file) {
        try {
            var model = ClassFile.of().parse(file);
            var names = new TreeSet<String>();
            for (var entry : model.constantPool())
                switch (entry) {
                    case ClassEntry type -> names.add(dotted(type.asInternalName()));
                    case MemberRefEntry member -> names.add(dotted(member.owner().asInternalName()) + "." + member.name().stringValue());
                    case Utf8Entry text ->
                        IN_DESCRIPTOR.matcher(text.stringValue()).results().forEach(found -> names.add(dotted(found.group(1))));
                    default -> {
                    }
                }
            return new Uses(dotted(model.thisClass().asInternalName()), names);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String dotted(String internal) {
        return internal.replaceFirst("^\\[+L?", "").replace(";", "").replace('/', '.');
    }
}
