package eu.megawatt.service.kueue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Kubernetes for a controller under test: exchanges that were recorded, or, where {@code
 * -Dmegawatt.kueue.record=FOLDER} names the folder of a running {@code src/test/kueue/lab}, a real
 * API server whose exchanges are recorded anew.
 */
public interface Kubernetes extends AutoCloseable {

  /** With the files of what the controller is to find; they are read, or written. */
  static Kubernetes of(String... files) {
    return Optional.ofNullable(System.getProperty("megawatt.kueue.record"))
        .<Kubernetes>map(lab -> new Recording(Path.of(lab), files))
        .orElseGet(() -> new Recorded(files));
  }

  URI address();

  /** What its controller shows to be let in. */
  String token();

  /** Under which UID Kubernetes has a workload of its files. */
  String uid(String workload);

  /** What stood where a file has {@code ${name}}; empty text where it has none. */
  String captured(String name);

  /** Has happen what waits for a gate. */
  void open(String gate);

  /** Waits until a gate was opened by an answer: {@code FILE-2} by its second patch. */
  void awaitGate(String name);

  /** Waits until everything was asked for. */
  void awaitAll();

  @Override
  void close();
}
