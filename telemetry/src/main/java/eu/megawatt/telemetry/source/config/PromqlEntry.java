package eu.megawatt.telemetry.source.config;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Shape;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Prometheus as read. */
final class PromqlEntry extends PolledEntry {

  private static final int MOST_QUERIES = 100;

  private static final Pattern EXTRAPOLATES =
      Pattern.compile("\\b(increase|rate|irate|delta|idelta)\\s*\\(");

  static final Shape<PromqlEntry> SHAPE =
      fields(Shape.<PromqlEntry>of("an object of a Prometheus"))
          .required("url", (in, entry) -> entry.url = Plain.url(in))
          .required("queries", (in, entry) -> entry.readQueries(in))
          .optional("headers", (in, entry) -> entry.readHeaders(in));

  /** A question as read. */
  private static final class QueryEntry {

    private static final Shape<QueryEntry> SHAPE =
        Shape.<QueryEntry>of("an object of a query")
            .required("query", (in, entry) -> entry.readExpression(in))
            .optional("name", (in, entry) -> entry.name = Plain.line(in));

    private @Nullable String expression;
    private @Nullable String name;

    private void readExpression(Cursor in) throws IOException {
      expression = in.string();
      if (expression != null && EXTRAPOLATES.matcher(expression).find()) {
        in.issue(
            "increase, rate and delta extrapolate to the edges of their window, so energy would not"
                + " add up. Maybe ask for the counter itself, as in metric[2m]");
      }
    }

    private Query complete() {
      return new Query(requireNonNull(expression), Optional.ofNullable(name));
    }
  }

  private final List<QueryEntry> queries = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private @Nullable URI url;

  PromqlEntry() {
    super(60, 30);
  }

  private void readQueries(Cursor in) throws IOException {
    String pointer = in.pointer();
    long start = in.at();
    in.items(
        "queries",
        item -> {
          QueryEntry query = new QueryEntry();
          QueryEntry.SHAPE.read(item, query);
          queries.add(query);
        });
    if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
      in.issues()
          .add(
              start,
              pointer,
              "%d queries; 1 to %d are allowed".formatted(queries.size(), MOST_QUERIES));
    }
  }

  private void readHeaders(Cursor in) throws IOException {
    if (!in.isObject()) {
      in.notA("an object of headers");
      return;
    }
    in.fields(this::readHeader);
  }

  private void readHeader(Cursor in, String name) throws IOException {
    if (!Plain.isHeader(name)) {
      in.issue(Names.quoted(name) + " is no name of a header");
    } else if (name.equalsIgnoreCase("Authorization")) {
      in.issue("secrets stand in environment variables. Maybe use \"tokenEnv\"");
    }
    String value = Plain.line(in);
    if (value != null) {
      headers.put(name, value);
    }
  }

  SourceSettings complete() {
    return new SourceSettings.Promql(
        requireNonNull(id).value(),
        requireNonNull(url),
        queries.stream().map(QueryEntry::complete).toList(),
        headers,
        pace(),
        access());
  }
}
