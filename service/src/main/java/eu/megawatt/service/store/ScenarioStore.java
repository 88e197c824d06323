package eu.megawatt.service.store;

import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/** The scenarios that were brought in, each content once. Thread-safe. */
public final class ScenarioStore {

  private final Database database;

  public ScenarioStore(Database database) {
    this.database = database;
  }

  /**
   * A document as it came in.
   *
   * @param gzipped its bytes, compressed
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
  public record Document(String mediaType, byte[] gzipped) {}

  /**
   * What adding a document did.
   *
   * @param added false where the content was there already
   */
  public record Added(ScenarioSummary scenario, boolean added) {}

  /**
   * Adds a scenario unless its content is there already.
   *
   * @param gzipped a file with the document as it came in, compressed
   */
  public synchronized Added add(ScenarioSummary scenario, String mediaType, Path gzipped)
      throws IOException {
    Optional<ScenarioSummary> known = findByContent(scenario.contentSha256());
    if (known.isPresent()) {
      return new Added(known.get(), false);
    }
    try (InputStream bytes = Files.newInputStream(gzipped)) {
      insert(scenario, mediaType, bytes, Math.toIntExact(Files.size(gzipped)));
    }
    return new Added(scenario, true);
  }

  private void insert(ScenarioSummary scenario, String mediaType, InputStream gzipped, int length) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO scenario (id, content_sha256, media_type, summary, document)"
                            + " VALUES (:id, :sha256, :mediaType, :summary, :document)")
                    .bind("id", scenario.id())
                    .bind("sha256", scenario.contentSha256())
                    .bind("mediaType", mediaType)
                    .bind("summary", Json.write(scenario))
                    .bind("document", stream(gzipped, length))
                    .execute());
  }

  private static Argument stream(InputStream bytes, int length) {
    return (position, statement, _) -> statement.setBinaryStream(position, bytes, length);
  }

  public Optional<ScenarioSummary> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT sequence, summary FROM scenario WHERE id = :id")
                    .bind("id", id)
                    .map(ScenarioStore::row)
                    .findOne())
        .map(Listed.Row::value);
  }

  /** The scenario with this content, whoever brought it in. */
  public Optional<ScenarioSummary> findByContent(String sha256) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT sequence, summary FROM scenario WHERE content_sha256 = :it")
                    .bind("it", sha256)
                    .map(ScenarioStore::row)
                    .findOne())
        .map(Listed.Row::value);
  }

  /** Newest first, those that arrived before a sequence. */
  public Listed<ScenarioSummary> list(long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT sequence, summary FROM scenario WHERE sequence < :before"
                                + " ORDER BY sequence DESC LIMIT :limit")
                        .bind("before", before)
                        .bind("limit", limit + 1)
                        .map(ScenarioStore::row)
                        .list()),
        limit);
  }

  public Optional<Document> document(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT media_type, document FROM scenario WHERE id = :id")
                    .bind("id", id)
                    .map((rs, ctx) -> new Document(rs.getString(1), rs.getBytes(2)))
                    .findOne());
  }

  /** Deletes a scenario and the plans of it, and names those. */
  public List<String> delete(String id) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              List<String> plans =
                  handle
                      .createQuery("SELECT id FROM plan WHERE scenario_id = :id")
                      .bind("id", id)
                      .mapTo(String.class)
                      .list();
              handle.execute("DELETE FROM scenario WHERE id = ?", id);
              return plans;
            });
  }

  private static Listed.Row<ScenarioSummary> row(ResultSet rs, StatementContext ctx)
      throws SQLException {
    return new Listed.Row<>(rs.getLong(1), Json.read(rs.getString(2), ScenarioSummary.class));
  }
}
