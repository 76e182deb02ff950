package dev.runsheet.bench;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Loaded into the server by `bin/trace`: writes down which of our files one request enters, how deep its
/// calls go, and which statements it prepares.
public final class TraceAgent {
    private static final String OURS = "dev/runsheet/";
    private static final String DRIVER = "org/postgresql/jdbc/PgConnection";
    private static final String FIRST = "dev/runsheet/platform/http/Router.answer";
    private static final String LAST = "dev/runsheet/platform/http/Sending.send";
    private static final ClassDesc AGENT = ClassDesc.of("dev.runsheet.bench.TraceAgent");
    private static final MethodTypeDesc TAKES_TEXT =
            MethodTypeDesc.ofDescriptor("(Ljava/lang/String;)V");

    private static final Set<String> files = new LinkedHashSet<>();
    private static final List<String> statements = new ArrayList<>();
    private static int deepest;
    private static int calls;
    private static volatile Thread traced;
    private static Path folder;

    private TraceAgent() {}

    /// `where` holds a file `on` while the next request is to be traced, and gets a file `trace` then.
    public static void premain(String where, Instrumentation instrumentation) {
        folder = Path.of(where);
        instrumentation.addTransformer(
                new ClassFileTransformer() {
                    @Override
                    public byte[] transform(
                            ClassLoader loader,
                            String name,
                            Class<?> redefined,
                            ProtectionDomain domain,
                            byte[] bytes) {
                        if (name == null || name.startsWith("dev/runsheet/bench/")) {
                            return null;
                        }
                        return name.startsWith(OURS) || name.equals(DRIVER)
                                ? traced(name, bytes)
                                : null;
                    }
                });
    }

    private static byte[] traced(String name, byte[] bytes) {
        var classes = ClassFile.of();
        var model = classes.parse(bytes);
        return classes.transformClass(
                model,
                ClassTransform.transformingMethodBodies(
                        method -> isTraced(name, method),
                        CodeTransform.ofStateful(() -> new AtStart(name))));
    }

    /// Of the driver only the method that all other ways to prepare a statement lead to.
    private static boolean isTraced(String name, MethodModel method) {
        return !name.equals(DRIVER)
                || method.methodName().equalsString("prepareStatement")
                        && method.methodType().stringValue().startsWith("(Ljava/lang/String;III)");
    }

    private static final class AtStart implements CodeTransform {
        private final String name;

        AtStart(String name) {
            this.name = name;
        }

        @Override
        public void atStart(CodeBuilder code) {
            if (name.equals(DRIVER)) {
                code.aload(1).invokestatic(AGENT, "prepared", TAKES_TEXT);
            } else {
                code.ldc(name).invokestatic(AGENT, "entered", TAKES_TEXT);
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }

    /// Called by every method of ours.
    public static void entered(String name) {
        if (traced == null && !name.endsWith("http/Router") && !name.endsWith("http/Sending")) {
            return;
        }
        note(name);
    }

    private static synchronized void note(String name) {
        var frames = frames();
        if (traced == null && frames.getLast().equals(FIRST) && Files.exists(folder.resolve("on"))) {
            traced = Thread.currentThread();
            files.clear();
            statements.clear();
            deepest = 0;
            calls = 0;
        }
        if (traced != Thread.currentThread()) {
            return;
        }
        if (frames.getLast().equals(LAST)) {
            traced = null;
            write();
            return;
        }
        calls++;
        files.add(name.replaceFirst("\\$.*", "") + ".java");
        deepest = Math.max(deepest, frames.size());
    }

    /// Called by the driver.
    public static synchronized void prepared(String sql) {
        if (traced == Thread.currentThread()) {
            statements.add(words(sql));
        }
    }

    private static String words(String sql) {
        var line = sql.strip().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(100, line.length()));
    }

    /// Our calls on the stack, the innermost last.
    private static List<String> frames() {
        return StackWalker.getInstance()
                .walk(
                        stack ->
                                stack.filter(
                                                frame ->
                                                        frame.getClassName()
                                                                        .startsWith("dev.runsheet.")
                                                                && !frame.getClassName()
                                                                        .startsWith(
                                                                                "dev.runsheet.bench"))
                                        .map(
                                                frame ->
                                                        frame.getClassName().replace('.', '/')
                                                                + "."
                                                                + frame.getMethodName())
                                        .toList())
                .reversed();
    }

    private static void write() {
        var text = new StringBuilder();
        files.forEach(file -> text.append("  ").append(file).append('\n'));
        text.append("statements\n");
        statements.forEach(each -> text.append("  ").append(each).append('\n'));
        text.append(
                "%d files, %d frames deep (%d calls), %d statements%n"
                        .formatted(files.size(), deepest, calls, statements.size()));
        try {
            Files.delete(folder.resolve("on"));
            Files.writeString(folder.resolve("trace"), text);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
