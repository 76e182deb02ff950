package dev.runsheet.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One class as the compiler left it: the classes it names anywhere, and the members it uses as
/// `java.time.Instant.now`.
record Compiled(String name, boolean isRecord, Set<String> uses, Set<String> members) {
    private static final Pattern TYPE = Pattern.compile("L(\\w+(?:/[\\w$]+)+)(?=[;<])");

    /// Every class below `directory`.
    static List<Compiled> in(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(Compiled::read)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Compiled read(Path file) {
        try {
            return of(ClassFile.of().parse(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Compiled of(ClassModel model) {
        var uses = new TreeSet<String>();
        var members = new TreeSet<String>();
        for (var entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type when !type.asInternalName().startsWith("[") ->
                        uses.add(dotted(type.asInternalName()));
                // Descriptors, generics, arrays and annotations are all texts of this kind.
                case Utf8Entry text ->
                        TYPE.matcher(text.stringValue())
                                .results()
                                .forEach(found -> uses.add(dotted(found.group(1))));
                case MemberRefEntry member ->
                        members.add(
                                dotted(member.owner().asInternalName())
                                        + "."
                                        + member.name().stringValue());
                default -> {}
            }
        }
        var name = dotted(model.thisClass().asInternalName());
        var isRecord = model.findAttribute(Attributes.record()).isPresent();
        return new Compiled(name, isRecord, uses, members);
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }

    /// The class that the file is named after.
    static String file(String className) {
        int nested = className.indexOf('$', className.lastIndexOf('.') + 2);
        return nested < 0 ? className : className.substring(0, nested);
    }

    static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    /// The name of the file's class without its package.
    static String simple(String className) {
        var file = file(className);
        return file.substring(file.lastIndexOf('.') + 1);
    }
}
