package dev.runsheet.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes rows as RFC 4180 has them, and so that no spreadsheet takes a cell for a formula.
final class Csv implements AutoCloseable {
    static final String TYPE = "text/csv; charset=utf-8";

    private static final String STARTS_FORMULA = "=+-@\t\r";

    private final CsvWriter writer;

    Csv(OutputStream to) {
        writer =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    }

    void row(List<String> cells) {
        writer.writeRecord(cells.stream().map(Csv::inert).toList());
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// A quote in front makes a spreadsheet read it as text.
    static String inert(String cell) {
        return cell.isEmpty() || STARTS_FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }
}
