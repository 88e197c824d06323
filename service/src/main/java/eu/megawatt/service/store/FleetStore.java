package eu.megawatt.service.store;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.InventorySnapshot;
import eu.megawatt.fleet.inventory.document.InventoryReader;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.service.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The snapshots of the fleet, which never change, and which was current when. Thread-safe. */
public final class FleetStore {

  private final Database database;

  public FleetStore(Database database) {
    this.database = database;
  }

  /** Makes a snapshot the newest; its document is kept once, however often it is. */
  public void add(InventorySnapshot snapshot, FleetVersion version) {
    byte[] document = gzipped(snapshot);
    database
        .jdbi()
        .useTransaction(
            handle -> {
              if (document(handle, snapshot.id()).isEmpty()) {
                handle.execute(
                    "INSERT INTO fleet_snapshot (id, document) VALUES (?, ?)",
                    snapshot.id(),
                    document);
              }
              handle.execute(
                  "INSERT INTO fleet_version (snapshot_id, summary) VALUES (?, ?)",
                  snapshot.id(),
                  Json.write(version));
            });
  }

  /** The snapshot that was added last. */
  public Optional<InventorySnapshot> newest() {
    return list(Long.MAX_VALUE, 1).entries().stream()
        .findFirst()
        .flatMap(version -> find(version.id()));
  }

  /** A snapshot by its id. */
  public Optional<InventorySnapshot> find(String id) {
    return document(id)
        .map(
            gzipped ->
                new InventorySnapshot(
                    id,
                    InventoryReader.readWritten(new ByteArrayInputStream(gzipped), Syntax.JSON)));
  }

  /** A snapshot's document in JSON, compressed. */
  public Optional<byte[]> document(String id) {
    return database.jdbi().withHandle(handle -> document(handle, id));
  }

  private static Optional<byte[]> document(Handle handle, String id) {
    return handle
        .createQuery("SELECT document FROM fleet_snapshot WHERE id = :id")
        .bind("id", id)
        .map((rs, ctx) -> rs.getBytes(1))
        .findOne();
  }

  /** Newest first, those added before a sequence. */
  public Listed<FleetVersion> list(long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT sequence, summary FROM fleet_version WHERE sequence < :before"
                                + " ORDER BY sequence DESC LIMIT :limit")
                        .bind("before", before)
                        .bind("limit", limit + 1)
                        .map(FleetStore::row)
                        .list()),
        limit);
  }

  private static Listed.Row<FleetVersion> row(ResultSet rs, StatementContext ctx)
      throws SQLException {
    return new Listed.Row<>(rs.getLong(1), Json.read(rs.getString(2), FleetVersion.class));
  }

  private static byte[] gzipped(InventorySnapshot snapshot) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      InventoryWriter.write(snapshot.inventory(), Syntax.JSON, zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
