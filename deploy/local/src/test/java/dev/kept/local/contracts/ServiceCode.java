package dev.kept.local.contracts;

import dev.kept.events.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The compiled classes of one service, by internal name: what its reactions and deciders can be seen to do.
final class ServiceCode {
    private static final Map<String, String> STORED = Catalogue.entries().stream()
            .collect(Collectors.toMap(entry -> entry.type().getName().replace('.', '/'), Catalogue.Entry::name));
    private final Map<String, ClassModel> classes = new TreeMap<>();
    private final Path module;

    ServiceCode(Path module) {
        this.module = module;
        try (var files = Files.walk(module.resolve("target/classes/dev/kept"))) {
            for (var file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                var model = ClassFile.of().parse(file);
                classes.put(model.thisClass().asInternalName(), model);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("compile " + module.getFileName() + " first", unreadable);
        }
    }

    String name() {
        return module.getFileName().toString();
    }

    Path module() {
        return module;
    }

    /// The rooms in which deciders are.
    static final String RULES = "(domain|plan)";

    /// Classes of one of the service's rooms (`react`), without nested ones.
    List<ClassModel> in(String room) {
        return classes.values().stream().filter(model -> model.thisClass().asInternalName().matches("dev/kept/\\w+/" + room + "/[^$]+"))
                .toList();
    }

    Set<ClassModel> all() {
        return Set.copyOf(classes.values());
    }

    Optional<ClassModel> find(String internalName) {
        return Optional.ofNullable(classes.get(internalName));
    }

    /// Names of all classes that it mentions, nested ones of its own included.
    static Set<String> mentioned(ClassModel model) {
        var names = new TreeSet<String>();
        for (var entry : model.constantPool())
            if (entry instanceof ClassEntry type)
                names.add(type.asInternalName());
        return names;
    }

    /// Stored names of the events that a reaction tells apart.
    static Set<String> handled(ClassModel reaction) {
        var types = new TreeSet<String>();
        reaction.methods().stream().filter(method -> method.methodName().equalsString("react")).flatMap(method -> method.code().stream())
                .forEach(body -> body.forEach(element -> {
                    switch (element) {
                        case InvokeDynamicInstruction call when call.name().equalsString("typeSwitch") ->
                            call.invokedynamic().bootstrap().arguments().forEach(label -> {
                                if (label instanceof ClassEntry type)
                                    types.add(type.asInternalName());
                            });
                        case TypeCheckInstruction check -> types.add(check.type().asInternalName());
                        default -> {
                        }
                    }
                }));
        return types.stream().filter(STORED::containsKey).map(STORED::get).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The stored name of an event's class.
    static Optional<String> stored(String internalName) {
        return Optional.ofNullable(STORED.get(internalName));
    }

    /// The commands that it mentions: records nested in a `...Command` of the rules.
    static Set<String> commands(ClassModel model) {
        return mentioned(model).stream().filter(name -> name.matches("dev/kept/\\w+/" + RULES + "/\\w+Command\\$\\w+"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> texts(ClassModel model) {
        var texts = new TreeSet<String>();
        for (var entry : model.constantPool())
            if (entry instanceof StringEntry text)
                texts.add(text.stringValue());
        return texts;
    }

    /// Constants of an enum that it reads.
    static Set<String> mentionedFields(ClassModel model, String owner) {
        var fields = new TreeSet<String>();
        for (var entry : model.constantPool())
            if (entry instanceof FieldRefEntry field && field.owner().asInternalName().equals(owner))
                fields.add(field.name().stringValue());
        return fields;
    }

    static boolean implementsType(ClassModel model, String simpleName) {
        return model.interfaces().stream().anyMatch(type -> type.asInternalName().endsWith("/" + simpleName));
    }

    static Optional<MethodModel> method(ClassModel model, String name, String descriptor) {
        return model.methods().stream()
                .filter(method -> method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)).findFirst();
    }

    static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }
}
