package dev.runsheet.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The SQL that the stores were compiled with, in pieces: where a statement is put together, each
/// of its fixed parts is one.
final class Statements {
    private static final Pattern SQL =
            Pattern.compile("(select|insert|update|delete|with|merge)\\s.*", Pattern.DOTALL);

    /// The compiler marks what a concatenation puts in with one of these.
    private static final Pattern GAPS = Pattern.compile("[\\u0001\\u0002]");

    private Statements() {}

    /// A piece and the class it was found in.
    record Piece(String store, String sql) {
        @Override
        public String toString() {
            return store + ": " + sql.substring(0, Math.min(120, sql.length()));
        }
    }

    /// The pieces of every store below `directory`.
    static List<Piece> in(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(
                            file ->
                                    file.getFileName()
                                            .toString()
                                            .matches("\\w+Store(\\$.*)?\\.class"))
                    .sorted()
                    .flatMap(file -> of(read(file)).stream())
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static List<Piece> of(ClassModel store) {
        var name = Compiled.simple(store.thisClass().asInternalName().replace('/', '.'));
        var pieces = new TreeSet<String>();
        for (var entry : store.constantPool()) {
            if (entry instanceof StringEntry text) {
                GAPS.splitAsStream(text.stringValue())
                        .filter(Statements::isSql)
                        .map(Statements::onOneLine)
                        .filter(piece -> !piece.isEmpty())
                        .forEach(pieces::add);
            }
        }
        return pieces.stream().map(piece -> new Piece(name, piece)).toList();
    }

    /// The pieces that are part of none of the statements.
    static List<Piece> without(List<Piece> pieces, Collection<String> statements) {
        Set<String> ran = new TreeSet<>();
        statements.forEach(statement -> ran.add(onOneLine(statement)));
        return pieces.stream()
                .filter(piece -> ran.stream().noneMatch(each -> each.contains(piece.sql())))
                .toList();
    }

    /// In a store, text of several lines is SQL.
    private static boolean isSql(String text) {
        return text.contains("\n") || SQL.matcher(text.strip()).matches();
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static ClassModel read(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
