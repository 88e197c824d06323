package eu.megawatt.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.scheduler.nodes.NodeGpus;
import eu.megawatt.service.RealPostgres;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The GPUs of jobs and replicas come back from each database as they were kept. */
final class BindingRowsTest {

  private static final Binding WIDE =
      new Binding(
          "a",
          Map.of(
              "p", List.of(new NodeGpus("n1", -1L), new NodeGpus("n2", Long.MIN_VALUE)),
              "q", List.of(new NodeGpus("n1", 0b101))),
          false);
  private static final Binding REAL =
      new Binding("b", Map.of("p", List.of(new NodeGpus("n3", 1))), true);

  @Test
  void gpus_onH2_comeBack(@TempDir Path data) {
    try (Database database = Database.open(DataDirectory.open(data))) {
      keepAndChange(database);
    }
  }

  @Test
  void gpus_onPostgres_comeBack() {
    try (RealPostgres postgres = RealPostgres.start();
        Database database =
            Database.open(
                new DatabaseAddress(
                    postgres.url("megawatt"),
                    Optional.of(RealPostgres.USER),
                    Optional.of(RealPostgres.PASSWORD)),
                _ -> {})) {
      keepAndChange(database);
    }
  }

  private static void keepAndChange(Database database) {
    assertThat(all(database)).isEmpty();
    change(database, BindingChanges.of(List.of(WIDE, REAL), List.of()));
    assertThat(all(database)).isEqualTo(Map.of("a", WIDE, "b", REAL));
    Binding other = new Binding("a", Map.of("p", List.of(new NodeGpus("n9", 2))), true);
    change(database, BindingChanges.of(List.of(other), List.of("b", "none")));
    assertThat(all(database)).isEqualTo(Map.of("a", other));
    keepAndChangeReplicas(database);
  }

  private static void keepAndChangeReplicas(Database database) {
    Replica first = new Replica("s", "p", 1);
    Replica second = new Replica("s", "p", 2);
    List<NodeGpus> wide = List.of(new NodeGpus("n1", -1L), new NodeGpus("n2", 0b11));
    List<NodeGpus> small = List.of(new NodeGpus("n3", Long.MIN_VALUE));
    change(database, replicas(Map.of(first, wide, second, small), List.of()));
    assertThat(database.jdbi().withHandle(ReplicaRows::all))
        .isEqualTo(Map.of(first, wide, second, small));
    change(database, replicas(Map.of(first, small), List.of(second, new Replica("none", "p", 1))));
    assertThat(database.jdbi().withHandle(ReplicaRows::all)).isEqualTo(Map.of(first, small));
  }

  private static BindingChanges replicas(Map<Replica, List<NodeGpus>> bound, List<Replica> freed) {
    return new BindingChanges(List.of(), List.of(), bound, freed);
  }

  private static Map<String, Binding> all(Database database) {
    return database.jdbi().withHandle(BindingRows::all);
  }

  private static void change(Database database, BindingChanges changes) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              BindingRows.change(handle, changes);
              ReplicaRows.change(handle, changes);
            });
  }
}
